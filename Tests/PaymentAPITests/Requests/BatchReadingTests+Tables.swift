import PaymentModel
import PaymentWire
import Payments
import StrictJSON
import Testing
import Tron

@testable import PaymentAPI

extension BatchReadingTests {
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
