import Testing

@testable import PaymentAPI

@Suite("Addresses of requests and preferences")
struct RequestTargetTests {
    @Test("paths and queries are taken apart and decoded")
    func targets() throws {
        let target = try RequestTarget("/a/b%20c?x=1&y=%C3%A4+b&z")

        #expect(target.segments == ["a", "b c"])
        #expect(
            target.query == [
                QueryItem(name: "x", value: "1"), QueryItem(name: "y", value: "ä b"),
                QueryItem(name: "z", value: ""),
            ])
        #expect(try RequestTarget("http://host:1/a").segments == ["a"])
        #expect(try RequestTarget("/").segments == [""])
        #expect(try RequestTarget("/a/").segments == ["a", ""])
    }

    @Test("a sign is a sign, although it is one character with an accent behind it")
    func accents() throws {
        let target = try RequestTarget("/a/\u{301}b?x=\u{301}1&\u{301}y=2")

        #expect(target.segments == ["a", "\u{301}b"])
        #expect(target.query.map(\.value) == ["\u{301}1", "2"])
    }

    @Test("what is no escape or no UTF-8 is refused", arguments: ["/%", "/%1", "/%zz", "/%ff", "/a?b=%c3"])
    func malformed(target: String) {
        #expect(throws: Problem.self) { try RequestTarget(target) }
    }

    @Test(
        "only a number of seconds from 1 is a wish to wait",
        arguments: [
            (nil, nil), ("", nil), ("wait=30", 30), ("Wait = 5", 5), ("respond-async, wait=2", 2),
            ("wait=61", 60), ("wait=99999999999999999999", 60), ("wait=0", nil), ("wait=-1", nil),
            ("wait=1.5", nil), ("wait", nil), ("wait=7; foo=bar", 7), ("wait=3, wait=9", 3),
            (";", nil), (";wait=5", nil), (" ; , wait=5", 5), (",", nil), ("=", nil), ("wait=", nil),
        ] as [(String?, Int?)])
    func waiting(header: String?, seconds: Int?) {
        #expect(WaitPreference.seconds(in: header) == seconds)
    }
}
