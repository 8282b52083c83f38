import Tron

/// Which transactions concern an account, in the chain's order: what an index beside the node keeps. It is
/// built when someone asks.
struct AccountHistory: Sendable {
    /// Blocks up to this number are in the index.
    private var indexed: Int64 = 0
    private var byAccount: [Address: [Chain.Place]] = [:]

    /// The places of an account's transactions: those that it owns, receives TRX by, or is named by in a
    /// token's log.
    func places(of account: Address) -> [Chain.Place] { byAccount[account] ?? [] }

    /// Takes up the blocks that are new.
    mutating func extend(over blocks: [Block]) {
        for block in blocks.dropFirst(Int(indexed) + 1) {
            for (position, transaction) in block.transactions.enumerated() {
                let place = Chain.Place(block: block.number, position: position)
                for account in Self.accounts(in: transaction) {
                    byAccount[account, default: []].append(place)
                }
            }
            indexed = block.number
        }
    }

    /// Forgets the blocks above `number`.
    mutating func truncate(to number: Int64) {
        guard number < indexed else { return }
        for account in byAccount.keys {
            while let last = byAccount[account]?.last, last.block > number {
                byAccount[account]?.removeLast()
            }
        }
        indexed = number
    }

    private static func accounts(in included: IncludedTransaction) -> Set<Address> {
        var accounts: Set<Address> = []
        if let payload = included.transaction.payload {
            for field in [
                "owner_address", "to_address", "account_address", "receiver_address", "contract_address",
            ] {
                if let account = payload.address(field) { accounts.insert(account) }
            }
        }
        for log in included.result.logs {
            accounts.insert(log.address)
            for topic in log.topics.dropFirst() where topic.prefix(12).allSatisfy({ $0 == 0 }) {
                if let account = try? Address(evmBytes: topic.suffix(20)) { accounts.insert(account) }
            }
        }
        return accounts
    }
}
