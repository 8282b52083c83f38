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

extension TestService {
    /// Has one of the node's own accounts send something, as somebody outside would. It is in no block yet.
    func send(
        _ contract: (Address) -> Tron.Contract, byAccount number: Int = 1, memo: String = ""
    ) async throws -> TransactionID {
        let account = node.devnet.accounts[number]
        let head = await node.devnet.head
        let signed = try account.privateKey.sign(
            RawTransaction(
                reference: head.id.reference, expiration: head.time.adding(.seconds(120)),
                timestamp: head.time, contract: contract(account.address), feeLimit: Sun(100_000_000),
                memo: Array(memo.utf8)))
        let refusal = await node.devnet.submit(signed)
        #expect(refusal == nil)
        return signed.id
    }

    /// The same with TRX.
    func sendTRX(
        _ sun: Int64, to address: Address, byAccount number: Int = 1, memo: String = ""
    ) async throws -> TransactionID {
        try await send(
            { .transfer(TransferContract(owner: $0, to: address, amount: Sun(sun))) }, byAccount: number,
            memo: memo)
    }

    /// The same with a token.
    func sendToken(
        _ units: UInt64, to address: Address, of contract: Address = Devnet.usdtContract, memo: String = ""
    ) async throws -> TransactionID {
        try await send(
            {
                .triggerSmart(
                    TriggerSmartContract(
                        owner: $0, contract: contract,
                        data: TRC20.transferCall(to: address, amount: UInt256(units))))
            }, memo: memo)
    }

    /// Has the chain read up to its newest solidified block; a statement does that before it tells anything.
    func readTheChain(for wallet: String) async throws {
        let answer = try await send(.GET, "/tron/payouts/statement?wallet_id=\(wallet)&asset=TRX")
        #expect(answer.status == 200)
    }

    /// All pages of the list at `path`, asked for `limit` at a time; `between` runs before each next one.
    func pages(
        _ path: String, limit: Int, between: () async throws -> Void = {}
    ) async throws -> [JSON] {
        var items: [JSON] = []
        var cursor: String?
        for _ in 0..<50 {
            let page = try await send(
                .GET,
                path + (path.contains("?") ? "&" : "?") + "limit=\(limit)"
                    + (cursor.map { "&cursor=\($0)" } ?? ""))
            #expect(page.status == 200)
            let found = try #require(page.json["items"]?.array)
            #expect(found.count <= limit)
            items += found
            cursor = try page.json["next_cursor"]?.string
            if cursor == nil { return items }
            try await between()
        }
        Issue.record("the list never ends")
        return items
    }
}
