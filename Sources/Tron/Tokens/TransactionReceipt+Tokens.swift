extension TransactionReceipt {
    /// Transfers of tokens of any contract, with their indexes in `logs`. A failed transaction has no logs. The
    /// caller must decide which contracts to believe.
    public var tokenTransfers: [(log: Int, transfer: TRC20.Transfer)] {
        guard succeeded else { return [] }
        return logs.enumerated().compactMap { index, log in
            TRC20.transfer(in: log).map { (index, $0) }
        }
    }
}
