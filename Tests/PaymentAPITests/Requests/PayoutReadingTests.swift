import PaymentModel
import PaymentWire
import Payments
import StrictJSON
import Testing
import Tron

@testable import PaymentAPI

@Suite("Payouts as bodies have them")
struct PayoutReadingTests {
    private static let assets = AssetRegistry.usdt(NetworkName.devnet.usdtContract)
    private static let address = Address.stranger(1)
    private static let recipient = "rcp_01JDZZZZZZZZZZZZZZZZZZZZZZ"

    /// The members that each route needs.
    private static func needed(_ route: PayoutRoute) -> JSONObject {
        let payee: JSONObject =
            switch route {
            case .v0: ["recipient_address": .string(address.base58)]
            case .kyc: ["recipient_address": .string(address.base58), "kyc_attestation": "a.b.c"]
            case .direct: ["recipient_id": .string(recipient)]
            }
        var members = payee
        members["amount"] = "12.5"
        return members
    }

    private static func read(
        _ body: JSONObject, _ route: PayoutRoute
    ) -> (order: PayoutOrder?, refused: [String]) {
        let reader = ObjectReader(body)
        let reading = PayoutReading(reader, route: route, assets: assets)
        let order = all(reading.order, reader.rest()).map { order, _ in order }
        if case .invalid(let violations) = order { return (nil, violations.listed.map(\.location)) }
        return (order.value, [])
    }

    @Test("every member is in the order", arguments: PayoutRoute.allCases)
    func everything(route: PayoutRoute) throws {
        let more: JSONObject = [
            "wallet_id": "wal_01JDZZZZZZZZZZZZZZZZZZZZZZ", "asset": "TRX", "reference": "r-1",
            "description": "two\nlines", "memo": "m", "priority": 9,
            "scheduled_at": "2999-01-02T03:04:05Z", "metadata": ["a": "b"],
        ]
        var body = Self.needed(route)
        for (name, value) in more.members { body[name] = value }

        let order = try #require(Self.read(body, route).order)

        #expect(order.route == route)
        #expect(order.amount == (try AssetAmount(parsing: "12.5", asset: .trx)))
        #expect(order.walletID == WalletID("wal_01JDZZZZZZZZZZZZZZZZZZZZZZ"))
        #expect(order.reference == "r-1" && order.description == "two\nlines" && order.memo == "m")
        #expect(order.priority == 9 && order.metadata == ["a": "b"])
        #expect(order.scheduledAt == Timestamp("2999-01-02T03:04:05Z"))
        if route != .direct { #expect(order.recipient == Self.address) }
        #expect(order.recipientID == (route == .direct ? RecipientID(Self.recipient) : nil))
        #expect(order.attestation == (route == .kyc ? "a.b.c" : nil))
    }

    @Test("what was left out is as the contract says", arguments: PayoutRoute.allCases)
    func defaults(route: PayoutRoute) throws {
        let order = try #require(Self.read(Self.needed(route), route).order)

        #expect(order.amount.asset == Self.assets.usdt && order.amount.units == 12_500_000)
        #expect(order.priority == 5 && order.metadata == [:])
        #expect(order.walletID == nil && order.reference == nil && order.description == nil)
        #expect(order.memo == nil && order.scheduledAt == nil)
    }

    @Test("each member of a route is needed, and that of another is refused", arguments: PayoutRoute.allCases)
    func members(route: PayoutRoute) {
        for name in Self.needed(route).keys {
            var body = Self.needed(route)
            body[name] = nil
            #expect(Self.read(body, route).refused == ["/" + name])
        }
        for other in PayoutRoute.allCases {
            for (name, value) in Self.needed(other).members where Self.needed(route)[name] == nil {
                var body = Self.needed(route)
                body[name] = value
                #expect(Self.read(body, route).refused == ["/" + name])
            }
        }
    }

    @Test(
        "a priority is 1 to 10",
        arguments: [(0, false), (1, true), (10, true), (11, false)] as [(Int64, Bool)])
    func priorities(priority: Int64, isGood: Bool) {
        var body = Self.needed(.v0)
        body["priority"] = .integer(priority)

        #expect(Self.read(body, .v0).refused == (isGood ? [] : ["/priority"]))
    }

    @Test("of an unknown asset, the amount is judged all the same")
    func unknownAsset() {
        var body = Self.needed(.v0)
        (body["asset"], body["amount"]) = ("EUR", "1.2345678")

        #expect(Self.read(body, .v0).refused == ["/asset", "/amount"])
    }
}
