import Foundation
import Scratch
import StrictJSON
import Testing
import Tron

extension ServeTests {
    @Test("what is in flight at SIGTERM is answered, and goes on after the next start")
    func graceful() async throws {
        let (node, folder) = (try await DevnetNode.start(), try ScratchFolder())
        let service = try await LucidService.start(in: folder, node: node.url)
        _ = try await service.fundedWallet(on: node)
        let recipient = try await node.account(3).address

        async let answer = service.ask(
            .post, "/tron/payouts/v0", ["recipient_address": .string(recipient), "amount": "2"],
            headers: ["Idempotency-Key": "in-flight", "Prefer": "wait=60"])
        try await eventually("the transaction is broadcast") { try await node.broadcasts() > 0 ? true : nil }
        service.program.send(SIGTERM)
        let accepted = try await answer
        let code = try await service.program.exitCode()
        let restarted = try await LucidService.start(in: folder, node: node.url)
        let payout = try await restarted.payout(try #require(accepted.body["id"]?.string), minedBy: node)

        #expect(accepted.status == 201)
        #expect(accepted.body["status"] == "processing")
        #expect(code == 0)
        #expect(payout["status"] == "completed")
        #expect(try await node.usdt(of: recipient) == "1000002.000000")
    }

    @Test("no key, secret or token is in its output or, in the clear, in its store")
    func canary() async throws {
        let (node, folder) = (try await DevnetNode.start(), try ScratchFolder())
        let jwtSecret = "canary-of-a-jwt-secret-for-this-test-only"
        let service = try await LucidService.start(
            in: folder, node: node.url, ["LUCID_LOG_LEVEL": "trace"])
        let (payer, recipient) = (try await node.account(0), try await node.account(1))

        let wallet = try await service.ask(
            .post, "/tron/wallets/import",
            ["name": "known", "source": ["type": "private_key", "private_key": .string(payer.privateKey)]])
        let id = try await service.pay("1", to: recipient.address, key: "canary")
        let payout = try await service.payout(id, minedBy: node)
        _ = try await service.program.stop()

        #expect(wallet.status == 201)
        #expect(payout["status"] == "completed")
        let masterKey = try String(contentsOfFile: folder.path + "/devnet-master-key", encoding: .utf8)
        let madeSecret = try String(contentsOfFile: folder.path + "/devnet-jwt-secret", encoding: .utf8)
        let canaries = [
            payer.privateKey, masterKey.trimmingCharacters(in: .newlines),
            madeSecret.trimmingCharacters(in: .newlines), jwtSecret, try #require(service.ask.token),
        ]
        let said = (service.program.output + service.program.errors).lowercased()
        #expect(!said.isEmpty)
        for canary in canaries { #expect(!said.contains(canary.lowercased())) }
        let stored = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            .filter { $0.hasPrefix("lucid.sqlite") }
            .map { try Data(contentsOf: URL(filePath: folder.path + "/" + $0)) }
        #expect(!stored.isEmpty)
        let rawKey = Data(try #require([UInt8](hex: payer.privateKey)))
        for file in stored {
            #expect(file.range(of: rawKey) == nil)
            #expect(file.range(of: Data(payer.privateKey.utf8)) == nil)
        }
    }
}
