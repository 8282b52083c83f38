import Foundation
import Tron
import TronDevnet

/// How many transfers a second a development node accepts and mines, and what memory a long chain takes.
///
/// `swift run -c release DevnetBenchmark [count [state file]]`: half of the transfers are TRX, half USDT. Signing
/// is done before the clock starts; checking the signatures is part of what is measured. With a state file, the
/// chain is kept there, and then started again from it, twice: from all commands, and from what the first start
/// has left.
@main
struct DevnetBenchmark {
    private static let blockSize = 1000

    static func main() async throws {
        let count = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 50_000
        let clock = ContinuousClock()
        var devnet: Devnet?
        var configuration = DevnetConfiguration()
        configuration.stateFile = CommandLine.arguments.dropFirst(2).first
        let start = try clock.measure { devnet = try Devnet(configuration) }
        guard let devnet else { return }
        print("start: \(start)")
        var spent = Duration.zero
        var worked = 0.0
        for batch in stride(from: 0, to: count, by: blockSize) {
            let transactions = try await signed(batch..<min(batch + blockSize, count), for: devnet)
            let before = processorSeconds
            spent += try await clock.measure {
                for transaction in transactions {
                    if let refusal = await devnet.submit(transaction) { throw Refused(words: refusal) }
                }
                await devnet.mine()
            }
            worked += processorSeconds - before
        }
        let seconds = Double(spent.components.seconds) + Double(spent.components.attoseconds) / 1e18
        print(
            "\(count) transfers accepted and mined in \(seconds) s: \(Int(Double(count) / seconds)) a second")
        print("processor time \(worked) s: \(Int(Double(count) / worked)) a second on a core of its own")
        print("memory: \(memory())")
        guard configuration.stateFile != nil else { return }
        let head = await devnet.head.id
        for _ in 0..<2 {
            var again: Devnet?
            let time = try clock.measure { again = try Devnet(configuration) }
            let isSame = await again?.head.id == head
            print("started again in \(time), \(isSame ? "with the same head" : "with ANOTHER HEAD")")
        }
    }

    /// What this process has used of all cores.
    private static var processorSeconds: Double { Double(Foundation.clock()) / Double(CLOCKS_PER_SEC) }

    struct Refused: Error {
        let words: String
    }

    private static func signed(_ range: Range<Int>, for devnet: Devnet) async throws -> [SignedTransaction] {
        let head = await devnet.head
        let accounts = devnet.accounts
        return try range.map { index in
            let (from, to) = (accounts[index % accounts.count], accounts[(index + 1) % accounts.count])
            let contract: Contract =
                index.isMultiple(of: 2)
                ? .transfer(TransferContract(owner: from.address, to: to.address, amount: Sun(1)))
                : .triggerSmart(
                    TriggerSmartContract(
                        owner: from.address, contract: Devnet.usdtContract,
                        data: TRC20.transferCall(to: to.address, amount: UInt256(1))))
            return try from.privateKey.sign(
                RawTransaction(
                    reference: head.id.reference, expiration: head.time.adding(.seconds(60)),
                    timestamp: ChainTime(milliseconds: Int64(index)), contract: contract,
                    feeLimit: Sun(100_000_000)))
        }
    }

    private static func memory() -> String {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        return status.split(separator: "\n").first { $0.hasPrefix("VmRSS") }.map(String.init) ?? "unknown"
    }
}
