import Foundation
import NIOHTTP1
import PaymentAPI
import PaymentModel
import Payments
import StrictJSON
import Testing
import Tron
import TronDevnet

/// What is read from the chain about a second token: balances, histories, and the books.
@Suite("Reading a second token")
struct SecondTokenReadingTests {
    @Test("tokens are listed, USDT first, with the names that their contracts have")
    func list() async throws {
        try await TestService.run(.withSecondToken()) { service in
            let list = try await service.send(.GET, "/tron/tokens").json["items"]?.array ?? []
            let network = try await service.send(.GET, "/tron/network/info").json["tokens"]?.array ?? []

            #expect(list.compactMap { $0["asset"]?.string } == ["USDT", "EURX"])
            #expect(
                list.last == [
                    "asset": "EURX", "name": .string(DevnetToken.eurx.name),
                    "contract": .string(DevnetToken.eurx.contract.base58), "decimals": 2,
                ])
            #expect(network.compactMap { $0["asset"]?.string } == ["USDT", "EURX", "TRX"])
        }
    }

    @Test("transfers of any address are told, a look-alike's are not")
    func history() async throws {
        try await TestService.run(.withSecondToken()) { service in
            let recipient = Address.stranger(8)
            let sent = try await service.sendToken(500, to: recipient, of: DevnetToken.eurx.contract)
            _ = try await service.sendToken(700, to: recipient, of: Devnet.lookalikeContract)
            _ = try await service.sendToken(900, to: recipient)
            await service.node.devnet.mine(3)

            let eurx = try await service.pages(
                "/tron/tokens/EURX/transactions/\(recipient.base58)", limit: 5)
            let usdt = try await service.pages(
                "/tron/tokens/USDT/transactions/\(recipient.base58)", limit: 5)

            #expect(eurx.compactMap { $0["tx_id"]?.string } == [sent.hex])
            #expect(eurx.first?["amount"] == "5.00" && eurx.first?["asset"] == "EURX")
            #expect(usdt.compactMap { $0["amount"]?.string } == ["0.000900"])
        }
    }
}
