import ArgumentParser
import Foundation
import PaymentAPI
import PaymentModel
import PaymentStores
import PaymentWire
import Payments
import StrictJSON

/// `lucid export`
struct ExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Prints every record as a line of JSON.",
        discussion: """
            Each line is {"kind": …, "data": …}: wallets, transfers, recipients, payouts, transactions, reconciliations and \
            audit events, as the API answers them. The last line, {"kind":"end","position":N}, says where --since goes on: \
            then only what changed behind N is printed, as events of the feed. Works beside a running service.
            """)

    @Option(help: "Prints only what changed behind this position of the feed.") var since: Int64?
    @OptionGroup var options: ConfigurationOptions

    func validate() throws {
        guard since ?? 0 >= 0 else { throw ValidationError("--since is a position of the feed: 0 or more") }
    }

    func run() async throws {
        var reader = SettingReader(options.sources)
        let (node, settings) = (NodeSettings(&reader), StoreSettings(&reader))
        let wait = PaymentSettings(&reader, assets: node.assets).policy.newRecipientWait
        try reader.finish()
        try settings.requireExisting()
        do {
            try StoreInspection.requireCurrent(settings.databasePath)
            let store = try SQLiteStore.open(settings)
            let export = RecordExport(of: store, recipientWait: wait)
            if let since {
                try await export.changes(since: since) { try Terminal.outputLine($0.encoded()) }
            } else {
                try await export.all { try Terminal.outputLine($0.encoded()) }
            }
            try store.close()
        } catch let error as StoreError {
            throw CommandFailure(opening: settings.databasePath, error)
        }
    }
}
