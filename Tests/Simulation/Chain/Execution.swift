import PaymentModel
import Tron

/// What the simulated chain charges, and what it does to balances: a small part of java-tron, in whole numbers.
struct Execution {
    /// Sun for a unit of energy, and for a byte.
    static let energyPrice: Int64 = 100
    static let bytePrice: Int64 = 1000
    /// Sun for an account that is not there yet: `getCreateAccountFee` and `getCreateNewAccountFeeInSystemContract`.
    static let createAccountFee: Int64 = 100_000
    static let newAccountFee: Int64 = 1_000_000
    /// Energy of a token's transfer to a holder, to somebody without, and of one that reverts.
    static let energyToHolder: Int64 = 64_285
    static let energyToStranger: Int64 = 130_285
    static let energyOfRevert: Int64 = 3_000

    let assets: AssetRegistry
    /// The dynamic penalty: 1000 is none.
    var energyPermille: Int64 = 1000

    /// A decoded `transfer(address,uint256)`.
    struct TokenTransfer {
        let to: Address
        let amount: Int64

        init?(_ data: [UInt8]) {
            guard data.count == 68, data.prefix(4).elementsEqual([0xA9, 0x05, 0x9C, 0xBB]),
                let to = try? Address(evmBytes: data[16..<36]),
                let word = UInt256(bigEndian: data[36..<68]), let amount = UInt64(exactly: word),
                let units = Int64(exactly: amount)
            else { return nil }
            self.to = to
            self.amount = units
        }

        /// What the contract logs of it.
        func log(from owner: Address, of contract: Address) -> EventLog {
            let words = [owner, to].map { [UInt8](repeating: 0, count: 12) + $0.evmBytes }
            return EventLog(
                address: contract, topics: [TRC20.transferTopic] + words,
                data: UInt256(UInt64(amount)).bigEndianBytes)
        }
    }

    /// Runs a transaction that brings money from nowhere.
    func bring(
        _ transaction: SignedTransaction, to balances: inout Balances, number: BlockNumber, time: ChainTime
    ) -> TransactionReceipt {
        var receipt = TransactionReceipt(id: transaction.id, blockNumber: number, blockTime: time)
        switch transaction.raw.contract {
        case .transfer(let contract):
            balances.trx[contract.to, default: 0] += contract.amount.value
        case .triggerSmart(let contract):
            guard let transfer = TokenTransfer(contract.data) else { break }
            balances.tokens[contract.contract, default: [:]][transfer.to, default: 0] += transfer.amount
            receipt.outcome = .success
            receipt.logs = [transfer.log(from: contract.owner, of: contract.contract)]
        default: break
        }
        return receipt
    }

    /// Energy that a transfer of the token of `contract` to `recipient` takes.
    func energy(to recipient: Address, of contract: Address, _ balances: Balances) -> Int64 {
        let isHolder = balances.units(of: contract, at: recipient) > 0
        let plain = isHolder ? Self.energyToHolder : Self.energyToStranger
        return plain * energyPermille / 1000
    }

    /// Runs `transaction` on `balances`; nil where it can't be in a block, and nothing has changed.
    func run(
        _ transaction: SignedTransaction, on balances: inout Balances, number: BlockNumber, time: ChainTime
    ) -> TransactionReceipt? {
        var receipt = TransactionReceipt(id: transaction.id, blockNumber: number, blockTime: time)
        switch transaction.raw.contract {
        case .transfer(let contract):
            return transfer(contract, of: transaction, on: &balances, &receipt) ? receipt : nil
        case .triggerSmart(let contract):
            return call(contract, of: transaction, on: &balances, &receipt) ? receipt : nil
        default: return nil
        }
    }

    private func transfer(
        _ contract: TransferContract, of transaction: SignedTransaction, on balances: inout Balances,
        _ receipt: inout TransactionReceipt
    ) -> Bool {
        let isNew = balances.trx[contract.to] == nil
        let fee =
            isNew ? Self.createAccountFee + Self.newAccountFee : transaction.bandwidth.value * Self.bytePrice
        let balance = balances.trx[contract.owner, default: 0]
        guard balance >= fee, contract.amount.value <= balance - fee, contract.amount.value > 0 else {
            return false
        }
        balances.trx[contract.owner] = balance - fee - contract.amount.value
        balances.trx[contract.to, default: 0] += contract.amount.value
        receipt.fee = Sun(fee)
        receipt.netFee = Sun(fee)
        return true
    }

    private func call(
        _ contract: TriggerSmartContract, of transaction: SignedTransaction, on balances: inout Balances,
        _ receipt: inout TransactionReceipt
    ) -> Bool {
        let token = contract.contract
        guard assets.token(at: token) != nil, let transfer = TokenTransfer(contract.data) else {
            return false
        }
        let bandwidthFee = transaction.bandwidth.value * Self.bytePrice
        var trx = balances.trx[contract.owner, default: 0]
        guard trx >= bandwidthFee else { return false }
        trx -= bandwidthFee
        // The fee limit bounds energy from stake as well (java-tron: `getAccountEnergyLimitWithFixRatio`).
        let staked = balances.energyLeft(of: contract.owner)
        let limit = min(transaction.raw.feeLimit.value / Self.energyPrice, staked + trx / Self.energyPrice)
        let owned = balances.units(of: token, at: contract.owner)
        let isCovered = owned >= transfer.amount
        let wanted = isCovered ? energy(to: transfer.to, of: token, balances) : Self.energyOfRevert
        let used = min(wanted, limit)
        receipt.outcome = used < wanted ? .outOfEnergy : isCovered ? .success : .revert
        if receipt.outcome == .success {
            balances.tokens[token, default: [:]][contract.owner] = owned - transfer.amount
            balances.tokens[token, default: [:]][transfer.to, default: 0] += transfer.amount
            receipt.logs = [transfer.log(from: contract.owner, of: token)]
        } else {
            receipt.isMarkedFailed = true
        }
        let fromStake = min(used, staked)
        let burnt = (used - fromStake) * Self.energyPrice
        balances.energyUsed[contract.owner, default: 0] += fromStake
        balances.trx[contract.owner] = trx - burnt
        receipt.energyTotal = Energy(used)
        receipt.energyUsage = Energy(fromStake)
        receipt.energyFee = Sun(burnt)
        receipt.netFee = Sun(bandwidthFee)
        receipt.fee = Sun(burnt + bandwidthFee)
        return true
    }
}
