import Testing

@testable import lucid

@Suite("Texts of settings")
struct SettingTextTests {
    private func read<Value>(_ read: () throws(ValueProblem) -> Value) -> Value? {
        do throws(ValueProblem) {
            return try read()
        } catch {
            return nil
        }
    }

    @Test(
        "a time is a whole number of one unit, more than 0, and at most a day",
        arguments: [
            ("1ms", 1), ("500ms", 500), ("1s", 1000), ("120s", 120_000), ("2m", 120_000), ("1h", 3_600_000),
            ("24h", 86_400_000), ("1d", 86_400_000), ("86400s", 86_400_000), ("1440m", 86_400_000),
            ("86400000ms", 86_400_000), ("86400001ms", nil), ("86401s", nil), ("1441m", nil), ("25h", nil),
            ("2d", nil), ("0s", nil), ("-1s", nil), ("1.5s", nil), ("1", nil), ("s", nil), ("", nil),
            ("1 s", nil), ("1S", nil), ("1w", nil), ("ms", nil), ("2147483648ms", nil), ("1s1s", nil),
        ] as [(String, Int64?)])
    func durations(text: String, milliseconds: Int64?) {
        let duration = read { () throws(ValueProblem) in try SettingText.duration(text) }

        #expect(duration == milliseconds.map { .milliseconds($0) })
    }

    @Test("a longer bound allows longer times, to the end")
    func longerBound() {
        func isRead(_ text: String) -> Bool {
            read { () throws(ValueProblem) in try SettingText.duration(text, atMost: .days(30)) } != nil
        }

        #expect(isRead("30d") && isRead("720h"))
        #expect(!isRead("31d") && !isRead("2592001s"))
    }

    @Test(
        "a number has one spelling, and lies in its range",
        arguments: [
            ("3", 3), ("10", 10), ("2", nil), ("11", nil), ("+5", nil), ("05", nil), ("5 ", nil), ("", nil),
            ("5.0", nil), ("٥", nil), ("0x5", nil), ("99999999999999999999", nil),
        ] as [(String, Int?)])
    func integers(text: String, number: Int?) {
        #expect(read { () throws(ValueProblem) in try SettingText.integer(text, in: 3...10) } == number)
    }

    @Test("a port is 0 to 65535", arguments: [("0", true), ("65535", true), ("65536", false), ("-1", false)])
    func ports(text: String, isGood: Bool) {
        #expect((read { () throws(ValueProblem) in try SettingText.port(text) } != nil) == isGood)
    }

    @Test(
        "a node's address is one of HTTP without anything that belongs elsewhere",
        arguments: [
            ("http://a", "http://a"), ("https://a:8090", "https://a:8090"), ("http://a/", "http://a"),
            ("http://a/key//", "http://a/key"), ("http://[::1]:8090", "http://[::1]:8090"), ("a:8090", nil),
            ("ftp://a", nil), ("http://", nil), ("http:///a", nil), ("http://a?b=c", nil),
            ("http://a#b", nil),
            ("http://u@a", nil), ("http://u:p@a", nil), ("", nil),
        ] as [(String, String?)])
    func nodes(text: String, url: String?) {
        #expect(read { () throws(ValueProblem) in try SettingText.nodeURL(text) } == url)
    }

    @Test(
        "a base path begins with a slash, does not end with one, and leads nowhere else",
        arguments: [
            ("/api", true), ("/api/v1", true), ("/a-b_c.d~e", true), ("/...", true), ("/", false),
            ("", false),
            ("api", false), ("/api/", false), ("//api", false), ("/a//b", false), ("/./a", false),
            ("/a/..", false), ("/a b", false), ("/ä", false), ("/a%20", false), ("/a?b", false),
        ])
    func basePaths(text: String, isGood: Bool) {
        let path = read { () throws(ValueProblem) in try SettingText.basePath(text) }

        #expect(path == (isGood ? text : nil))
    }

    @Test(
        "a truth value is true or false, and nothing like it", arguments: ["1", "yes", "True", "", " true"])
    func bools(other: String) {
        #expect(read { () throws(ValueProblem) in try SettingText.bool("true") } == true)
        #expect(read { () throws(ValueProblem) in try SettingText.bool("false") } == false)
        #expect(read { () throws(ValueProblem) in try SettingText.bool(other) } == nil)
    }

    @Test(
        "a host has letters, digits and what addresses have", arguments: ["a b", "a/b", "ä", "a@b", "[::1]"])
    func hosts(bad: String) {
        for good in ["localhost", "127.0.0.1", "::1", "a-b.example", "0.0.0.0"] {
            #expect(read { () throws(ValueProblem) in try SettingText.host(good) } == good)
        }
        #expect(read { () throws(ValueProblem) in try SettingText.host(bad) } == nil)
    }
}
