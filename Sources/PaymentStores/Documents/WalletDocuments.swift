import Foundation
import Payments
import Synchronization

/// Decodes wallets, and keeps those that were decoded last by their very documents: what is stored is read each time, only
/// its decoding is spared.
final class WalletDocuments: Sendable {
    private enum Limits {
        static let walletsMax = 256
    }

    private let decoded = Mutex<[Data: Wallet]>([:])

    /// The wallet that `document` is.
    func wallet(from document: Data) throws(StoreError) -> Wallet {
        if let known = decoded.withLock({ $0[document] }) { return known }
        let wallet = try RecordDocument.record(Wallet.self, from: document)
        decoded.withLock { decoded in
            if decoded.count >= Limits.walletsMax { decoded = [:] }
            decoded[document] = wallet
        }
        return wallet
    }
}
