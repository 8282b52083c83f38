import Tron

/// Executes one transaction on a state (java-tron: `Manager.processTransaction`): bandwidth, memo fee, then the contract.
///
/// A transaction that is refused leaves the state as it was; one whose contract call fails is paid for all the same.
struct TransactionExecution {
    let transaction: SignedTransaction

    /// - Throws: `BroadcastRefusal`; `state` is unchanged then.
    func run(on state: inout ChainState) throws(BroadcastRefusal) -> ExecutionResult {
        let before = TouchedRows(of: transaction.raw.contract, in: state)
        do {
            return try execute(on: &state, before: before)
        } catch {
            before.restore(&state)
            throw error
        }
    }

    private func execute(
        on state: inout ChainState, before: TouchedRows
    ) throws(BroadcastRefusal) -> ExecutionResult {
        var result = ExecutionResult()
        guard let owner = transaction.raw.contract.owner else { throw .invalid("No contract!") }
        guard state.accounts[owner] != nil else {
            throw .invalid("account [\(owner.base58)] does not exist")
        }
        try payBandwidth(of: owner, on: &state, into: &result)
        try payMemo(of: owner, on: &state, into: &result)
        switch transaction.raw.contract {
        case .transfer(let transfer): try transfer.execute(on: &state, into: &result)
        case .accountCreate(let creation): try creation.execute(on: &state, into: &result)
        case .triggerSmart(let call):
            try ContractCallExecution(call: call, feeLimit: transaction.raw.feeLimit, before: before)
                .run(on: &state, into: &result)
        default: throw .invalid("\(transaction.raw.contract.type) is not supported by this node")
        }
        state.accounts[owner]?.lastOperationAt = state.time
        return result
    }

    /// `BandwidthProcessor.consume`: free bandwidth where it suffices for all, else TRX. A new account is never made on
    /// free bandwidth.
    private func payBandwidth(
        of owner: Address, on state: inout ChainState, into result: inout ExecutionResult
    ) throws(BroadcastRefusal) {
        let bytes = transaction.bandwidth
        if createsAccount(on: state) {
            let size = transaction.encoded().count - ChainRule.signatureBytes * transaction.signatures.count
            guard size <= state.parameters["getMaxCreateAccountTxSize"] else {
                throw .init(
                    .tooBig,
                    "Too big new account transaction, TxId \(transaction.id), the size is \(size) bytes")
            }
            return try burnForNet(
                Sun(state.parameters["getCreateAccountFee"]), of: owner, on: &state, &result)
        }
        let slot = state.slot
        if var account = state.accounts[owner],
            bytes <= state.parameters["getFreeNetLimit"] - account.freeBandwidth.used(at: slot)
        {
            account.freeBandwidth.use(bytes, at: slot)
            account.lastFreeUseAt = state.time
            state.accounts[owner] = account
            result.netUsage = bytes
            return
        }
        try burnForNet(Sun(state.parameters["getTransactionFee"] * bytes), of: owner, on: &state, &result)
    }

    private func burnForNet(
        _ fee: Sun, of owner: Address, on state: inout ChainState, _ result: inout ExecutionResult
    ) throws(BroadcastRefusal) {
        guard state.burn(fee, of: owner) else { throw .insufficientResource }
        result.netFee = fee
    }

    /// `Manager.consumeMemoFee`.
    private func payMemo(
        of owner: Address, on state: inout ChainState, into result: inout ExecutionResult
    ) throws(BroadcastRefusal) {
        guard !transaction.raw.memo.isEmpty else { return }
        let fee = Sun(state.parameters["getMemoFee"])
        guard state.burn(fee, of: owner) else { throw .insufficientResource }
        result.otherFees = Sun(result.otherFees.value + fee.value)
    }

    private func createsAccount(on state: ChainState) -> Bool {
        switch transaction.raw.contract {
        case .transfer(let transfer): state.accounts[transfer.to] == nil
        case .accountCreate: true
        default: false
        }
    }
}
