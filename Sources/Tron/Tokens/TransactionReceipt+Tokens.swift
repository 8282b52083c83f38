extension TransactionReceipt {
    /// Movements of tokens of any contract, with their places in `logs`; a transaction that failed has no
    /// logs. Which contracts are believed is the caller's to decide.
    public var tokenTransfers: [(log: Int, transfer: TRC20.Transfer)] {
        guard succeeded else { return [] }
        return logs.enumerated().compactMap { index, log in
            TRC20.transfer(in: log).map { (index, $0) }
        }
    }
}
