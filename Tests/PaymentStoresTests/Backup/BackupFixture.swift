import Foundation
import PaymentModel
import PaymentStores
import Payments
import Scratch
import Simulation

/// A folder with a store in it, and what tests of backups do with them.
struct BackupFixture {
    let folder: ScratchFolder
    let path: String

    static let now = Timestamp(milliseconds: 1_764_000_000_000)

    init() throws {
        folder = try ScratchFolder()
        path = folder.path("lucid.sqlite")
    }

    func open() throws -> SQLiteStore {
        try SQLiteStore(path: path, tokens: AssetRegistry.usdtAndTRX.tokens)
    }

    /// A wallet, a payout, an event and as many audit events as are asked for.
    static func change(seed: UInt64, auditEvents: Int = 1) throws -> Change {
        let sample = SampleRecords(seed: seed)
        let wallet = sample.wallet()
        var payout = try sample.payout(reference: "r-\(seed)", wallet: wallet)
        return .of {
            $0.wallets = [wallet]
            $0.counters = payout.promise()
            $0.payouts = [payout]
            $0.events = [sample.event(.wallet(wallet))]
            $0.audit = Array(repeating: sample.auditEntry(), count: auditEvents)
        }
    }

    static func key(_ byte: UInt8 = 1) throws -> SealingKey {
        guard let key = SealingKey(bytes: [UInt8](repeating: byte, count: 32)) else {
            throw CocoaError(.coderInvalidValue)
        }
        return key
    }

    func backup(key: SealingKey? = nil) -> StoreBackup { StoreBackup(of: path, version: "1.2.3", key: key) }

    /// The names in the folder, sorted.
    func names() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    }
}

/// The code of the backup's error that `body` throws; nil where it throws none.
func backupErrorCode(_ body: () async throws -> Void) async throws -> BackupError.Code? {
    do {
        try await body()
        return nil
    } catch let error as BackupError {
        return error.code
    }
}
