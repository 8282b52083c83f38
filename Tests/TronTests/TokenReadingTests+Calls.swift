import Testing
import Tron

extension TokenReadingTests {
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
