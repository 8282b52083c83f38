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
    private static let to = Address.stranger(1).base58

    private func read(_ content: RequestContent) throws -> (orders: [PayoutOrder]?, violations: [Violation]) {
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

    private static func item(_ more: JSONObject = [:]) -> JSON {
        var item: JSONObject = ["route": "v0", "recipient_address": .string(to), "amount": "1"]
        for (name, value) in more.members { item[name] = value }
        return .object(item)
    }

    private static func json(_ items: [JSON]) -> RequestContent { .json(["payouts": .array(items)]) }

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

    @Test("a row has a cell for each column, and each column has one name")
    func tables() throws {
        let rows = "\u{feff}route,recipient_address,amount,reference,metadata.a,priority\r\n"
        let good = try read(.csv(rows + "v0,\(Self.to),1,\"a,\"\"b\n\",m,7\r\nv0,\(Self.to),2,,,\r\n"))
        let few = try read(.csv(rows + "v0,\(Self.to),1,\"a\nb\",m,1\r\nv0,\(Self.to),1,r,m\r\n"))
        let many = try read(.csv(rows + "v0,\(Self.to),1,r,m,1,\r\n"))
        let unknown = try read(.csv("route,recipient_address,amount,colour\nv0,\(Self.to),1,red\n"))
        let twice = try read(.csv("route,amount,recipient_address,amount\nv0,1,\(Self.to),1\n"))
        let cell = try read(.csv(rows + "\r\nv0,\(Self.to),1,r,m,1\r\nv0,\(Self.to),0.0000001,s,,5\r\n"))

        #expect(
            good.orders?.map(\.reference) == ["a,\"b\n", nil]
                || good.violations.map(\.location) == ["/payouts/0/reference"])
        #expect(few.violations.map(\.location) == ["/payouts/0/reference", "/payouts/1"])
        #expect(few.violations.last?.detail.hasPrefix("line 4: ") == true)
        #expect(many.violations.map(\.location) == ["/payouts/0"])
        #expect(unknown.violations.map(\.location) == ["/payouts"])
        #expect(unknown.violations.first?.detail.hasPrefix("line 1: ") == true)
        #expect(twice.violations.map(\.location) == ["/payouts"])
        #expect(cell.violations.map(\.location) == ["/payouts/1/amount"])
        #expect(cell.violations.first?.detail.hasPrefix("line 4: ") == true)
    }

    @Test("a table says the same as JSON")
    func same() throws {
        let table = try read(
            .csv(
                """
                route,recipient_address,recipient_id,asset,amount,reference,description,memo,priority,scheduled_at,metadata.k
                v0,\(Self.to),,TRX,1.5,r,d,m,7,2999-01-01T00:00:00Z,v
                direct,,rcp_01JDZZZZZZZZZZZZZZZZZZZZZZ,,2,,,,,,

                """))
        let json = try read(
            Self.json([
                Self.item([
                    "asset": "TRX", "amount": "1.5", "reference": "r", "description": "d", "memo": "m",
                    "priority": 7, "scheduled_at": "2999-01-01T00:00:00Z", "metadata": ["k": "v"],
                ]),
                ["route": "direct", "recipient_id": "rcp_01JDZZZZZZZZZZZZZZZZZZZZZZ", "amount": "2"],
            ]))

        #expect(table.orders != nil)
        #expect(table.orders.map { "\($0)" } == json.orders.map { "\($0)" })
    }
}
