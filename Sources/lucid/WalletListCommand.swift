public import ArgumentParser
import Foundation
public import PaymentModel
import PaymentStores
import Payments
import StrictJSON
import Tron

/// `lucid wallet list`
struct WalletListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Lists the wallets, oldest first.",
        discussion: "Does not need the master key.")

    @Option(help: "Only wallets of this kind: local, watch or hardware.") var kind: WalletKind?
    @Option(help: "Only wallets with this status: active, frozen or archived.") var status: WalletStatus?
    @Flag(help: "Prints JSON, one wallet on each line.") var json = false
    @OptionGroup var options: ConfigurationOptions

    private enum Limits {
        static let page = 200
    }

    func run() async throws {
        var reader = SettingReader(options.sources)
        let settings = StoreSettings(&reader)
        try reader.finish()
        guard FileManager.default.fileExists(atPath: settings.databasePath) else {
            throw CommandFailure(
                .unavailable,
                "the store \(settings.databasePath) does not exist: run it where `lucid serve` runs, or set LUCID_DATA_DIR"
            )
        }
        let store = try SQLiteStore.open(settings)
        do {
            try await print(from: store)
            try store.close()
        } catch let error as StoreError {
            throw CommandFailure(opening: settings.databasePath, error)
        }
    }

    private func print(from store: any Store) async throws {
        var last: WalletID?
        while true {
            let wallets = try await store.wallets(after: last, limit: Limits.page)
            for wallet in wallets where kind ?? wallet.kind == wallet.kind {
                guard status ?? wallet.status == wallet.status else { continue }
                Terminal.standardOutput(json ? JSON.object(wallet.document).text : Self.line(of: wallet))
            }
            guard wallets.count == Limits.page, let newest = wallets.last else { return }
            last = newest.id
        }
    }

    private static func line(of wallet: Wallet) -> String {
        func padded(_ word: String) -> String { word.padding(toLength: 8, withPad: " ", startingAt: 0) }
        return [
            wallet.id.text, wallet.address.base58, padded(wallet.kind.rawValue),
            padded(wallet.status.rawValue), wallet.name,
        ].joined(separator: "  ")
    }
}

extension WalletKind: ExpressibleByArgument {}
extension WalletStatus: ExpressibleByArgument {}
