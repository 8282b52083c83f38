import PaymentModel
import Payments
import Synchronization
import Tron
import TronNode

extension Judge {
    /// What a wallet received or sent in a block: what a record of it must say.
    private struct Moved: Hashable {
        let wallet: WalletID
        let direction: TransferDirection
        let amount: AssetAmount
        let txID: TransactionID
        let block: Int64
    }

    /// Every transfer into and out of a wallet, in the solidified blocks between the beginning of reading and the position,
    /// is recorded once, and nothing else is.
    func judgeTransfers() {
        let (position, transfers, wallets) = store.tables.withLock {
            ($0.transferPosition, $0.transfers, $0.walletIDs)
        }
        guard let position else { return }
        let (first, last) = (position.begin.block.number.value + 1, position.read.block.number.value)
        let main = chain.main
        guard last <= Int64(main.solid), main.blocks[Int(last)].id == position.read.block else {
            return fail("transfers", "they were read up to \(last), which is not solidified there")
        }
        let recorded = transfers.map(\.transfer).map {
            Moved(
                wallet: $0.walletID, direction: $0.direction, amount: $0.amount, txID: $0.txID,
                block: $0.block.value)
        }
        var expected: Set<Moved> = []
        if first <= last {
            for block in main.blocks[Int(first)...Int(last)] {
                expected.formUnion(moved(in: block, wallets))
            }
        }
        // What was recorded before a world without wallets began anew stays.
        let missing = expected.subtracting(recorded)
        let invented = recorded.filter { $0.block >= first && !expected.contains($0) }
        if Set(recorded).count != recorded.count || !missing.isEmpty || !invented.isEmpty {
            fail(
                "transfers",
                "up to block \(last), \(missing.count) are missing and \(invented.count) were never there")
        }
    }

    private func moved(in block: SimulatedBlock, _ wallets: [Address: WalletID]) -> [Moved] {
        (block.outside + block.transactions).flatMap { transaction -> [Moved] in
            guard block.receipts.contains(where: { $0.id == transaction.id && $0.succeeded }) else {
                return []
            }
            let owner = transaction.raw.contract.owner
            let found: (to: Address, amount: AssetAmount?)
            switch transaction.raw.contract {
            case .transfer(let contract): found = (contract.to, AssetAmount(contract.amount))
            case .triggerSmart(let contract):
                guard let call = Execution.TokenTransfer(contract.data),
                    let token = chain.execution.assets.token(at: contract.contract)
                else { return [] }
                found = (call.to, AssetAmount(.token(token), units: call.amount))
            default: return []
            }
            guard let amount = found.amount else { return [] }
            let sides: [(TransferDirection, Address?)] = [(.incoming, found.to), (.outgoing, owner)]
            return sides.compactMap { direction, side in
                side.flatMap { wallets[$0] }.map {
                    Moved(
                        wallet: $0, direction: direction, amount: amount, txID: transaction.id,
                        block: block.number)
                }
            }
        }
    }
}
