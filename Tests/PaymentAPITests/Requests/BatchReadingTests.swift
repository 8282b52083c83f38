import PaymentModel
import PaymentWire
import Payments
import StrictJSON
import Testing
import Tron

@testable import PaymentAPI

@Suite("Batches as bodies have them")
struct BatchReadingTests {
    private static let assets = AssetRegistry.usdt(NetworkName.devnet.usdtContract)
    static let to = Address.stranger(1).base58

    func read(_ content: RequestContent) throws -> (orders: [PayoutOrder]?, violations: [Violation]) {
        let reader = RequestReader(
            OperationRequest(
                parameters: [:], query: [], content: content, accept: nil, session: nil,
                caller: Caller(subject: "s", requestID: "r", remoteAddress: nil), idempotency: nil, wait: nil)
        )
        let batch = try BatchReading(reader, assets: Self.assets)
        do throws(Problem) {
            return (try reader.values(batch.orders), [])
        } catch {
            return (nil, error.violations.listed.map { batch.placed($0) })
        }
    }

    static func item(_ more: JSONObject = [:]) -> JSON {
        var item: JSONObject = ["route": "v0", "recipient_address": .string(to), "amount": "1"]
        for (name, value) in more.members { item[name] = value }
        return .object(item)
    }

    static func json(_ items: [JSON]) -> RequestContent { .json(["payouts": .array(items)]) }

    @Test("a batch has 1 to 1000 payouts", arguments: [0, 1, 1000, 1001])
    func size(count: Int) throws {
        let isGood = (1...1000).contains(count)
        let json = try read(Self.json((0..<count).map { _ in Self.item() }))
        let table = try read(
            .csv("route,recipient_address,amount\n" + String(repeating: "v0,\(Self.to),1\n", count: count)))

        for found in [json, table] {
            #expect(found.orders?.count == (isGood ? count : nil))
            #expect(found.violations.map(\.location) == (isGood ? [] : ["/payouts"]))
        }
    }

    @Test("a reference stands once, whoever has it")
    func references() throws {
        let twice = try read(
            Self.json([
                Self.item(["reference": "a"]), Self.item(["reference": "b"]), Self.item(["reference": "a"]),
            ]))
        let differing = try read(
            Self.json([
                Self.item(["reference": "a"]), Self.item(["reference": "A"]), Self.item(["reference": "a "]),
                Self.item(), Self.item(),
            ]))

        #expect(twice.violations.map(\.location) == ["/payouts/2/reference"])
        #expect(differing.orders?.map(\.reference) == ["a", "A", "a ", nil, nil])
    }

    @Test("what is wrong with any of them is told at its place")
    func places() throws {
        let found = try read(
            Self.json([
                Self.item(["colour": "red"]), Self.item(["amount": "x"]),
                Self.item(["priority": 11, "memo": ""]),
                7, Self.item(["route": "v9"]), Self.item(),
            ]))

        #expect(
            found.violations.map(\.location) == [
                "/payouts/0/colour", "/payouts/1/amount", "/payouts/2/memo", "/payouts/2/priority",
                "/payouts/3",
                "/payouts/4/route",
            ])
    }
}
