import Tron

/// Executes one transaction on a state (`Manager.processTransaction`): bandwidth, fees, then the contract.
///
/// A transaction that is refused leaves the state as it was; one whose contract call fails is paid for all
/// the same.
struct TransactionExecution {
    let transaction: NodeTransaction

    /// - Throws: `BroadcastRefusal`; `state` is unchanged then.
    func run(on state: inout ChainState) throws(BroadcastRefusal) -> ExecutionResult {
        let before = state.mark
        do {
            return try execute(on: &state)
        } catch {
            state.rollBack(to: before)
            throw error
        }
    }

    private func execute(on state: inout ChainState) throws(BroadcastRefusal) -> ExecutionResult {
        var result = ExecutionResult()
        guard let entry = transaction.entries.first, let payload = transaction.payload,
            let owner = payload.address("owner_address")
        else { throw .invalid("account [] does not exist") }
        guard state.accounts[owner] != nil else {
            throw .invalid("account [\(owner.base58)] does not exist")
        }
        try BandwidthPayment(transaction: transaction, payload: payload, owner: owner)
            .run(on: &state, into: &result)
        if transaction.signatures.count > 1 {
            try burn(.multiSignFee, of: owner, on: &state, &result)
        }
        if !transaction.memo.isEmpty { try burn(.memoFee, of: owner, on: &state, &result) }
        switch ContractType(rawValue: entry.type) {
        case .triggerSmart:
            try ContractCallExecution(message: payload, owner: owner, feeLimit: transaction.feeLimit)
                .run(on: &state, into: &result)
        case .createSmart:
            try ContractCreation(transaction: transaction, message: payload, owner: owner).run(on: state)
        default:
            guard let contract = SystemContracts.contract(entry.type, payload) else {
                throw .unsupported(
                    "\(ContractType(rawValue: entry.type)) is not supported by the development node")
            }
            do {
                try contract.validate(on: state, for: .executing)
            } catch {
                throw .invalid(error.words)
            }
            do {
                try contract.execute(on: &state, into: &result)
            } catch {
                throw .init(.execute, "Contract execute error : \(error.words)")
            }
        }
        return result
    }

    /// `Manager.consumeMultiSignFee`, `consumeMemoFee`.
    private func burn(
        _ parameter: ChainParameter, of owner: Address, on state: inout ChainState,
        _ result: inout ExecutionResult
    ) throws(BroadcastRefusal) {
        let fee = state.parameters[parameter]
        guard state.burn(fee, of: owner) else { throw .insufficientResource }
        result.otherFees += fee
    }
}

/// `BandwidthProcessor.consume`: staked bandwidth where it suffices for all, else free, else TRX; never
/// mixed. A new account is never made on free bandwidth.
struct BandwidthPayment {
    let transaction: NodeTransaction
    let payload: WireMessage
    let owner: Address

    func run(on state: inout ChainState, into result: inout ExecutionResult) throws(BroadcastRefusal) {
        let bytes = Int64(transaction.size + ChainRule.resultBytesMax)
        if createsAccount(on: state) {
            try checkNewAccountSize(on: state)
            let cost = bytes * state.parameters[.createNewAccountBandwidthRate]
            if useStaked(cost, on: &state) {
                result.netUsage = cost
            } else {
                result.netFee = try burn(state.parameters[.createAccountFee], on: &state)
            }
        } else if try useIssuers(bytes, on: &state) {
            // java-tron's bill of an asset's transfer says what it takes, whoever has staked for it.
            result.netUsage = bytes
        } else if useStaked(bytes, on: &state) || useFree(bytes, on: &state) {
            result.netUsage = bytes
        } else {
            result.netFee = try burn(state.parameters[.transactionFee] * bytes, on: &state)
        }
    }

    private func createsAccount(on state: ChainState) -> Bool {
        switch ContractType(rawValue: transaction.entries[0].type) {
        case .accountCreate: true
        case .transfer, .transferAsset:
            payload.address("to_address").map { state.accounts[$0] == nil } ?? true
        default: false
        }
    }

    private func useIssuers(_ bytes: Int64, on state: inout ChainState) throws(BroadcastRefusal) -> Bool {
        guard ContractType(rawValue: transaction.entries[0].type) == .transferAsset else { return false }
        return try AssetBandwidth(payload: payload, owner: owner, bytes: bytes).run(on: &state)
    }

    private func checkNewAccountSize(on state: ChainState) throws(BroadcastRefusal) {
        let size = transaction.size - ChainRule.signatureBytes * transaction.signatures.count
        let sizeMax = state.parameters[.maxCreateAccountTxSize]
        guard size <= sizeMax else {
            throw .init(
                .tooBig,
                "Too big new account transaction, TxId \(transaction.id), the size is \(size) bytes, "
                    + "maxTxSize \(sizeMax)")
        }
    }

    private func useStaked(_ bytes: Int64, on state: inout ChainState) -> Bool {
        guard var account = state.accounts[owner] else { return false }
        let slot = state.slot
        guard bytes <= state.limit(.bandwidth, of: account) - account.bandwidth.used(at: slot) else {
            return false
        }
        account.bandwidth.increase(by: bytes, at: slot)
        account.bandwidth.slot = slot
        account.lastOperationAt = state[.time]
        state.accounts[owner] = account
        return true
    }

    private func useFree(_ bytes: Int64, on state: inout ChainState) -> Bool {
        guard var account = state.accounts[owner] else { return false }
        let slot = state.slot
        guard bytes <= state.parameters[.freeNetLimit] - account.freeBandwidth.recovered(at: slot) else {
            return false
        }
        var pool = AllowanceUsage(amount: state[.publicNetUsage], slot: state[.publicNetSlot])
        guard bytes <= ChainRule.publicNetLimit - pool.recovered(at: slot) else { return false }
        pool.add(bytes, at: slot)
        state[.publicNetUsage] = pool.amount
        state[.publicNetSlot] = slot
        account.freeBandwidth.add(bytes, at: slot)
        account.lastOperationAt = state[.time]
        state.accounts[owner] = account
        return true
    }

    private func burn(_ fee: Int64, on state: inout ChainState) throws(BroadcastRefusal) -> Int64 {
        let time = state[.time]
        state.accounts[owner]?.lastOperationAt = time
        guard state.burn(fee, of: owner) else { throw .insufficientResource }
        return fee
    }
}
