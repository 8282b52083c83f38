import Testing
import Tron

@Suite("What logs and calls of tokens are")
struct TokenReadingTests {
    private let token = TRC20Token(.blackHole)

    private func word(_ key: UInt8) throws -> [UInt8] {
        [UInt8](repeating: 0, count: 12) + (try SampleTransaction.key(key).address.evmBytes)
    }

    private func log(
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

    @Test("a call is exactly its selector and its words")
    func calls() throws {
        let (owner, to) = (try SampleTransaction.key(1).address, try SampleTransaction.key(2).address)
        let calls: [TRC20Call] = [
            .transfer(to: to, amount: 5), .approve(spender: to, amount: 6),
            .transferFrom(owner: owner, to: to, amount: 7),
        ]
        for call in calls {
            #expect(TRC20Call(data: call.data) == call)
            for count in 0..<call.data.count {
                #expect(TRC20Call(data: Array(call.data.prefix(count))) == nil)
            }
            for count in [1, 4, 31, 32, 33, 64] {
                #expect(TRC20Call(data: call.data + [UInt8](repeating: 0, count: count)) == nil)
            }
            for index in 0..<4 {
                var other = call.data
                other[index] ^= 1
                #expect(TRC20Call(data: other) == nil)
            }
        }
        #expect(Set(calls.map { $0.data.prefix(4) }).count == 3)
    }

    @Test("a token's movements are those of its own contract, of transactions that succeeded")
    func ownMovements() throws {
        var receipt = TransactionReceipt(
            id: TransactionID(ofRawBytes: [1]), blockNumber: 1, blockTime: ChainTime(milliseconds: 1))
        receipt.outcome = .success
        receipt.logs = [
            log([TRC20.transferTopic, try word(1), try word(2)], of: .zero),
            log([TRC20.transferTopic, try word(1), try word(2)]),
            log([TRC20.approvalTopic, try word(1), try word(2)]),
        ]

        #expect(token.transfers(in: receipt).map(\.log) == [1])
        #expect(TRC20Token(.zero).transfers(in: receipt).map(\.log) == [0])
        receipt.outcome = .outOfEnergy
        #expect(token.transfers(in: receipt).isEmpty)
    }
}
