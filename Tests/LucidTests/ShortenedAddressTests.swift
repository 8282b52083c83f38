import Testing
import Tron

@testable import lucid

@Suite("Addresses in the log")
struct ShortenedAddressTests {
    private static let address = "TJRabPrwbZy45sbavfcjinPJC18kjpRTv8"

    @Test(
        "are shortened, wherever they stand",
        arguments: [
            (address, "TJRabP…pRTv8"), ("to \(address)", "to TJRabP…pRTv8"),
            ("\(address): no", "TJRabP…pRTv8: no"),
            ("reserved/\(address)/USDT and (\(address))", "reserved/TJRabP…pRTv8/USDT and (TJRabP…pRTv8)"),
        ])
    func shortened(text: String, expected: String) {
        #expect(shorteningAddresses(in: text) == expected)
    }

    @Test(
        "other words stay as they are",
        arguments: [
            "", "T", "no address", "x\(address)", "\(address)x", String(repeating: "T", count: 64),
            "TJRabPrwbZy45sbavfcjinPJC18kjpRTv0", "txn_01JDZZZZZZZZZZZZZZZZZZZZZZ",
            "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
        ])
    func kept(text: String) {
        #expect(shorteningAddresses(in: text) == text)
    }

    @Test("any address of a key is found")
    func keys() {
        for _ in 0..<50 {
            let text = PrivateKey.random().address.base58

            #expect(shorteningAddresses(in: "<\(text)>") == "<\(text.prefix(6))…\(text.suffix(5))>")
        }
    }
}
