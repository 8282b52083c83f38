import ArgumentParser
import Foundation
import Logging
import ServiceLifecycle
import Tron
import TronDevnet
import UnixSignals

/// A TRON node for development.
@main
struct TronDevnetCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tron-devnet",
        abstract: "A TRON node for development: real transactions, one process, no network.",
        discussion: """
            Answers java-tron's HTTP API, and requests under /devnet that make blocks, set balances and cause faults. Its \
            accounts come from a well-known phrase: never send anything of value to them.
            """)

    @Option(help: "The address to listen on.") var host = "127.0.0.1"
    @Option(help: "The port to listen on; 0 takes a free one.") var port = 9090
    @Option(help: "The time between blocks, such as 3s or 500ms. 0: mine only on request.")
    var blockInterval = Interval(duration: .seconds(3))
    @Option(help: "How many blocks the solidified head is behind.") var solidifyAfter = 19
    @Option(help: "How many witnesses make blocks in turns, 1 to 27.") var witnesses = 27
    @Option(help: "How many accounts have money.") var accounts = 10
    @Option(help: "How much TRX each account has.") var trx = "1000000"
    @Option(help: "How much USDT each account has.") var usdt = "1000000"
    @Option(help: "How much each account has of every other token.") var tokens = "1000000"
    @Option(help: "The recovery phrase of the accounts.") var mnemonic = DevnetConfiguration.publicMnemonic
    @Option(help: "File that keeps the chain across restarts; created if missing.") var state: String?
    @Option(help: "The same number gives the genesis block the same time, and so the same id.") var seed:
        UInt64?

    func validate() throws {
        _ = try devnetConfiguration()
    }

    func run() async throws {
        let configuration = try devnetConfiguration()
        let devnet = try Devnet(configuration)
        var logger = Logger(label: "tron-devnet", factory: { StreamLogHandler.standardError(label: $0) })
        logger.logLevel = .info
        await tell(devnet)
        let server = DevnetServer(devnet, configuration: configuration, logger: logger) { _ in }
        let group = ServiceGroup(
            configuration: .init(
                services: [server], gracefulShutdownSignals: [.sigterm, .sigint], logger: logger))
        try await group.run()
    }

    private func devnetConfiguration() throws -> DevnetConfiguration {
        var configuration = DevnetConfiguration()
        guard (0...65_535).contains(port) else { throw ValidationError("--port must be 0…65535") }
        guard (0...10_000).contains(solidifyAfter) else {
            throw ValidationError("--solidify-after must be 0…10000")
        }
        guard (0...1000).contains(accounts) else { throw ValidationError("--accounts must be 0…1000") }
        guard (1...27).contains(witnesses) else { throw ValidationError("--witnesses must be 1…27") }
        configuration.witnessCount = witnesses
        configuration.host = host
        configuration.port = port
        configuration.blockInterval = blockInterval.duration
        configuration.solidifyAfter = solidifyAfter
        configuration.accountCount = accounts
        configuration.trx = Sun(Int64(try amount(trx, option: "--trx")))
        configuration.usdt = try amount(usdt, option: "--usdt")
        for token in DevnetToken.all {
            configuration.tokens[token] = try amount(
                tokens, option: "--tokens", decimals: token.decimals, most: token.supplyMax)
        }
        guard (try? Mnemonic(parsing: mnemonic)) != nil else {
            throw ValidationError("--mnemonic must be a BIP-39 phrase of 12 to 24 English words")
        }
        configuration.mnemonic = mnemonic
        configuration.stateFile = state
        if let seed {
            let base = DevnetConfiguration.seededGenesisTime
            configuration.genesisTime = base.adding(.seconds(Int64(seed % 1_000_000) * 3))
            configuration.seed = seed
        } else {
            configuration.genesisTime = ChainTime(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
        }
        return configuration
    }

    private func amount(
        _ text: String, option: String, decimals: Int = 6, most: UInt64 = DevnetConfiguration.supplyMax
    ) throws -> UInt64 {
        guard let amount = try? TokenAmount(parsing: text, decimals: decimals) else {
            let count = decimals == 6 ? "six" : "\(decimals)"
            throw ValidationError("\(option) must be a decimal number with at most \(count) decimals")
        }
        // The witness and the token's owner have as much.
        guard amount.baseUnits <= most / UInt64(accounts + 2) else {
            throw ValidationError(
                "\(option) is too much: all accounts together can have at most 2,000,000,000,000")
        }
        return amount.baseUnits
    }

    private func tell(_ devnet: Devnet) async {
        var lines = ["TRON development node", ""]
        for account in devnet.accounts {
            let key = account.privateKey.withBytes { Array($0).hex }
            lines.append("  \(account.address)  \(key)  \(account.path)")
        }
        lines += ["", "  USDT contract  \(Devnet.usdtContract)"]
        lines += DevnetToken.all.map { "  \($0.symbol) contract  \($0.contract)" }
        lines += [
            "  look-alike     \(Devnet.lookalikeContract)",
            "  genesis block  \(await devnet.genesisBlockID)",
            "", "  These keys are public. Never send anything of value to their addresses.", "",
        ]
        FileHandle.standardOutput.write(Data(lines.joined(separator: "\n").utf8))
    }
}

/// A span of time as the command line says it.
struct Interval: ExpressibleByArgument, CustomStringConvertible {
    let duration: Duration

    init(duration: Duration) {
        self.duration = duration
    }

    init?(argument: String) {
        let units: [(suffix: String, milliseconds: Int64)] = [
            ("ms", 1), ("s", 1000), ("m", 60_000), ("", 1000),
        ]
        for unit in units where argument.hasSuffix(unit.suffix) {
            guard let count = Int64(argument.dropLast(unit.suffix.count)), (0...86_400_000).contains(count)
            else {
                return nil
            }
            self.init(duration: .milliseconds(count * unit.milliseconds))
            return
        }
        return nil
    }

    var description: String {
        let (seconds, attoseconds) = duration.components
        return attoseconds == 0 ? "\(seconds)s" : "\(seconds * 1000 + attoseconds / 1_000_000_000_000_000)ms"
    }
}
