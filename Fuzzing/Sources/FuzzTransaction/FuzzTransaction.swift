import FuzzDriver
import Tron

/// Transactions with their signatures, and logs of reverts.
@main
enum FuzzTransaction {
    static func main() {
        fuzz { start, count in
            let input = bytes(start, count)
            if let raw = try? RawTransaction(decoding: input) {
                precondition((try? RawTransaction(decoding: raw.encoded())) == raw, "another transaction")
            }
            if let transaction = try? SignedTransaction(decoding: input) {
                precondition(
                    (try? SignedTransaction(decoding: transaction.encoded())) == transaction,
                    "another transaction")
                // Signatures are whatever stands there.
                _ = try? transaction.signers()
                if case .triggerSmart(let call) = transaction.raw.contract,
                    let token = TRC20Call(data: call.data)
                {
                    precondition(token.data == call.data, "another call")
                }
            }
            _ = RevertReason(data: input)
            return 0
        }
    }
}
