import HTTPTypes
import NIOCore
import Testing

@testable import PaymentAPI

@Suite("Addresses of callers")
struct NetworkRangeTests {
    @Test(
        "an address is in a network up to the last bit of its prefix",
        arguments: [
            ("10.0.0.0/8", "10.255.255.255", true), ("10.0.0.0/8", "11.0.0.0", false),
            ("192.0.2.128/25", "192.0.2.128", true), ("192.0.2.128/25", "192.0.2.127", false),
            ("192.0.2.1", "192.0.2.1", true), ("192.0.2.1", "192.0.2.2", false),
            ("0.0.0.0/0", "203.0.113.9", true), ("0.0.0.0/0", "2001:db8::1", false),
            ("fd00::/8", "fdff::1", true), ("fd00::/8", "fe00::1", false),
            ("2001:db8::/33", "2001:db8:7fff::", true), ("2001:db8::/33", "2001:db8:8000::", false),
            ("10.0.0.0/8", "::ffff:10.1.2.3", true),
        ])
    func ranges(range: String, address: String, isIn: Bool) throws {
        let (range, address) = (try #require(NetworkRange(range)), try #require(NetworkAddress(address)))
        #expect(range.contains(address) == isIn)
    }

    @Test(
        "what is no network is none",
        arguments: [
            "", "/8", "10.0.0.0/", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/+8", "10.0.0.1/8", "10.0.0/8",
            "fd00::1/8",
            "::/129", "localhost", "10.0.0.0/8/8", "10.0.0.0:80", "[::1]", "fe80::1%eth0", "10.0.0.0 /8",
        ])
    func malformed(text: String) {
        #expect(NetworkRange(text) == nil)
    }

    @Test("a subscriber is an IPv4 address, or the /64 of an IPv6 address")
    func subscribers() throws {
        func subscriber(_ text: String) throws -> String {
            try #require(NetworkAddress(text)).subscriber.description
        }

        #expect(try subscriber("192.0.2.7") == "192.0.2.7")
        #expect(try subscriber("::ffff:192.0.2.7") == "192.0.2.7")
        #expect(try subscriber("2001:db8:1:2:3:4:5:6") == "2001:db8:1:2::")
        #expect(try subscriber("2001:db8:1:2:ffff::1") == "2001:db8:1:2::")
        #expect(try subscriber("2001:db8:1:3::1") == "2001:db8:1:3::")
    }

    private func origin(_ peer: String, _ forwarded: [String], trusting proxies: [String]) throws -> String? {
        var request = HTTPRequest(method: .get, scheme: nil, authority: nil, path: "/")
        let name = try #require(HTTPField.Name("X-Forwarded-For"))
        for value in forwarded { request.headerFields.append(HTTPField(name: name, value: value)) }
        let body = IncomingBody(
            request.headerFields, memory: BodyMemory(), nextPiece: { nil }, sendContinue: {})
        return CallerOrigin(trustedProxies: proxies.compactMap { NetworkRange($0) })
            .address(of: Arrival(head: request, body: body, remoteAddress: peer))?.description
    }

    @Test("X-Forwarded-For counts from trusted proxies only, and from the right")
    func forwarded() throws {
        let proxies = ["10.0.0.0/8"]

        #expect(try origin("192.0.2.1", ["203.0.113.5"], trusting: proxies) == "192.0.2.1")
        #expect(try origin("10.0.0.1", [], trusting: proxies) == "10.0.0.1")
        #expect(try origin("10.0.0.1", ["203.0.113.5"], trusting: proxies) == "203.0.113.5")
        // What the caller wrote itself stands in front.
        #expect(try origin("10.0.0.1", ["198.51.100.1, 203.0.113.5"], trusting: proxies) == "203.0.113.5")
        #expect(
            try origin("10.0.0.1", ["198.51.100.1", "203.0.113.5,10.0.0.2"], trusting: proxies)
                == "203.0.113.5")
        #expect(try origin("10.0.0.1", ["203.0.113.5, unknown"], trusting: proxies) == "10.0.0.1")
        #expect(try origin("10.0.0.1", ["10.0.0.9, 10.0.0.8"], trusting: proxies) == "10.0.0.9")
        #expect(try origin("10.0.0.1", ["2001:db8::7"], trusting: proxies) == "2001:db8::7")
        let endless = String(repeating: "10.0.0.2,", count: 5000) + "10.0.0.3"
        #expect(try origin("10.0.0.1", [endless], trusting: proxies) == "10.0.0.2")
    }
}
