import Testing
import Tron

extension TransactionFieldTests {
    @Test("a header with a field that is not read is refused: its hash would be another's")
    func headers() throws {
        let header = BlockHeader(
            number: 7, timestamp: ChainTime(milliseconds: 9), transactionRoot: [1], parentHash: [2],
            witness: try SampleTransaction.key(1).address, version: 3)

        #expect(try BlockHeader(decoding: header.encoded()) == header)
        #expect(throws: TransactionError.self) {
            try BlockHeader(decoding: header.encoded() + [0xC0, 0x3E, 0x01])
        }
    }

    @Test("a block's id has its number, and the rest of its header's hash; a reference is of both")
    func blockIDs() throws {
        let hash = (0..<32).map { UInt8($0) }
        let id = try BlockID(number: 0x0102_0304_0506_0708, headerHash: hash)

        #expect(id.bytes == [1, 2, 3, 4, 5, 6, 7, 8] + hash[8...])
        #expect(id.number == 0x0102_0304_0506_0708)
        #expect(id.reference == BlockReference(bytes: [7, 8], hash: Array(hash[8..<16])))
    }
}
