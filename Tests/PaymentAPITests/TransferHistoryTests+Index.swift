import Foundation
import NIOHTTP1
import PaymentAPI
import PaymentModel
import PaymentWire
import Payments
import StrictJSON
import Testing
import Tron
import TronDevnet

extension TransferHistoryTests {
    @Test("what is included is told by the index, and left out where only confirmed is wanted")
    func included() async throws {
        try await TestService.run { service in
            let stranger = Address.stranger(40)
            let old = try await service.sendToken(1, to: stranger)
            await service.node.devnet.mine(2)
            let new = try await service.sendToken(2, to: stranger)
            await service.node.devnet.mine()
            let path = "/tron/usdt/transactions/\(stranger.base58)"

            let all = try await service.send(.GET, path).json["items"]?.array ?? []
            let confirmed = try await service.pages(path + "?only_confirmed=true", limit: 10)
            let outgoing = try await service.pages(path + "?direction=out", limit: 10)
            let wrong = try await service.send(.GET, path + "?only_confirmed=1")

            #expect(Self.ids(all) == [new.hex, old.hex])
            #expect(all.compactMap { $0["status"]?.string } == ["included", "confirmed"])
            #expect(Self.ids(confirmed) == [old.hex])
            #expect(outgoing.isEmpty)
            #expect(try wrong.locations == ["query:only_confirmed"])
        }
    }

    @Test("without an index, an address' history is known where it is a wallet's, watched ones too")
    func withoutIndex() async throws {
        try await TestService.run(Self.settings(hasIndex: false)) { service in
            let own = try await service.fundedWallet()
            let watched = Address.stranger(41)
            let made = try await service.send(
                .POST, "/tron/wallets/import",
                #"{"name":"w","source":{"type":"watch","address":"\#(watched.base58)"}}"#
            ).json
            try await service.readTheChain(for: own.id)
            let sent = try await service.sendToken(5, to: watched)
            await service.node.devnet.mine(3)
            try await service.readTheChain(for: own.id)

            let stranger = try await service.send(
                .GET, "/tron/usdt/transactions/\(Address.stranger(42).base58)")
            let known = try await service.pages("/tron/usdt/transactions/\(watched.base58)", limit: 5)
            let wallet = try await service.pages(
                "/tron/wallets/\(made["id"]?.string ?? "")/transactions", limit: 5)

            #expect(try stranger.problem() == "node_unavailable")
            #expect(Self.ids(known) == [sent.hex] && wallet == known)
        }
    }

    @Test("a deposit that a fork drops before it is solid is never recorded; what comes again is, once")
    func fork() async throws {
        try await TestService.run(Self.settings(hasIndex: false)) { service in
            let wallet = try await service.fundedWallet()
            try await service.readTheChain(for: wallet.id)
            let path = "/tron/wallets/\(wallet.id)/transactions"
            let dropped = try await service.sendTRX(11, to: wallet.address)
            let moved = try await service.sendTRX(12, to: wallet.address)
            await service.node.devnet.mine()
            try await service.readTheChain(for: wallet.id)
            let before = try await service.pages(path, limit: 5)

            _ = try await service.ask(
                node: "/devnet/fork", ["depth": 1, "drop": [.string(dropped.hex)]])
            await service.node.devnet.mine(4)
            try await service.readTheChain(for: wallet.id)

            #expect(before.isEmpty, "it was not solid")
            #expect(try await Self.ids(service.pages(path, limit: 5)) == [moved.hex])
        }
    }
}
