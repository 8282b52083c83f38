import PaymentWire
import Testing

@testable import PaymentAPI

@Suite("Tables")
struct CSVTests {
    @Test(
        "a cell that would be run as a formula is a text",
        arguments: [
            ("=1+1", "'=1+1"), ("+41", "'+41"), ("-1", "'-1"), ("@SUM(A1)", "'@SUM(A1)"), ("\tx", "'\tx"),
            ("\rx", "\"'\rx\""), ("a=b", "a=b"), ("a,b", "\"a,b\""), ("a\"b", "\"a\"\"b\""), ("", ""),
            ("=\"x\",1", "\"'=\"\"x\"\",1\""),
        ])
    func cells(text: String, written: String) {
        #expect(CSVLine.text([text, nil]) == written + ",\r\n")
    }

    @Test("what is written is read again")
    func roundTrip() throws {
        let cells = [["a", "b"], ["x,y", "line\nbreak"], ["\"q\"", " spaces "], ["", "é✓"]]

        let table = try CSVTable(cells.map { CSVLine.text($0) }.joined())

        #expect(table.header == cells[0])
        #expect(table.rows.map(\.cells) == Array(cells.dropFirst()))
        #expect(table.rows.map(\.line) == [2, 4, 5])
    }

    @Test("line ends of every system, and none at the end")
    func lineEnds() throws {
        for text in ["a,b\n1,2\n3,4", "a,b\r\n1,2\r\n3,4\r\n", "a,b\r1,2\r3,4\r"] {
            let table = try CSVTable(text)
            #expect(table.rows.map(\.cells) == [["1", "2"], ["3", "4"]])
            #expect(table.rows.map(\.line) == [2, 3])
        }
    }

    @Test("what is no table says in which line", arguments: ["", "a\n\"b", "a\n\"b\"c", "a\nb\"c"])
    func broken(text: String) {
        #expect(throws: Problem.self) { try CSVTable(text) }
    }

    @Test(
        "the type that a caller likes best is answered",
        arguments: [
            (nil, .json), ("*/*", .json), ("text/csv", .csv), ("text/*", .csv), ("application/json", .json),
            ("text/csv, application/json", .json), ("text/csv, application/json;q=0.9", .csv),
            ("text/csv;q=0.1, */*;q=0.2", .json), ("application/json;q=0, */*", .csv), ("image/png", nil),
            ("text/csv;q=0", nil), ("TEXT/CSV ; header=present", .csv),
        ] as [(String?, MediaChoice?)])
    func negotiation(accept: String?, choice: MediaChoice?) {
        #expect(MediaChoice.best(for: accept) == choice)
    }
}
