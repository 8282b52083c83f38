import Testing
import Tron

@Suite("What logs and calls of tokens are")
struct TokenReadingTests {
    let token = TRC20Token(.blackHole)

    func word(_ key: UInt8) throws -> [UInt8] {
        [UInt8](repeating: 0, count: 12) + (try SampleTransaction.key(key).address.evmBytes)
    }

    func log(
        _ topics: [[UInt8]], data: [UInt8] = UInt256(5).bigEndianBytes, of contract: Address = .blackHole
    ) -> EventLog {
        EventLog(address: contract, topics: topics, data: data)
    }

    @Test("a transfer and an allowance have three topics and one word; anything else is another event")
    func shapes() throws {
        let (from, to) = (try word(1), try word(2))
        for topic in [TRC20.transferTopic, TRC20.approvalTopic] {
            func isRead(_ log: EventLog) -> Bool {
                TRC20.transfer(in: log) != nil || TRC20.approval(in: log) != nil
            }
            #expect(isRead(log([topic, from, to])))
            // An NFT's number is a fourth topic; variants without indexes have fewer.
            for topics in [[topic, from, to, to], [topic, from], [topic], [], [from, topic, to]] {
                #expect(!isRead(log(topics)))
            }
            for count in [0, 31, 33, 64] {
                #expect(!isRead(log([topic, from, to], data: [UInt8](repeating: 1, count: count))))
            }
        }
        #expect(TRC20.transfer(in: log([TRC20.approvalTopic, from, to])) == nil)
        #expect(TRC20.approval(in: log([TRC20.transferTopic, from, to])) == nil)
    }

    @Test("an address' word has twelve zeros in front, each of them", arguments: 0..<12)
    func dirtyWords(index: Int) throws {
        var dirty = try word(1)
        dirty[index] = 1
        let clean = try word(2)

        #expect(TRC20.transfer(in: log([TRC20.transferTopic, dirty, clean])) == nil)
        #expect(TRC20.transfer(in: log([TRC20.transferTopic, clean, dirty])) == nil)
        let amount = UInt256(5).bigEndianBytes
        let selector = TRC20Call.transfer(to: .zero, amount: 0).data.prefix(4)
        #expect(TRC20Call(data: selector + clean + amount) != nil)
        #expect(TRC20Call(data: selector + dirty + amount) == nil)
    }
}
