import Crypto
import StrictJSON
import Testing
import Tron

@testable import TronDevnet

@Suite("Fields that a transaction has and nobody knows")
struct UnknownFieldTests {
    /// Field 9 with 200 bytes, field 15 with a number, and field 2 with one where a signature belongs.
    private static let unknown: [UInt8] = {
        var bytes: [UInt8] = []
        bytes.append(field: 9, bytes: [UInt8](repeating: 7, count: 200))
        bytes.append(field: 15, integer: 77)
        bytes.append(field: 2, integer: 1)
        return bytes
    }()

    @Test("are paid for as bytes, part of the block's root, and told by no answer")
    func paid() async throws {
        let running = try await RunningDevnet.start()
        let client = NodeClient(running)
        let (anna, bert) = (client.accounts[0].privateKey, client.accounts[1].address)
        let plain = try await client.transfer(1, from: anna, to: bert)
        // Somebody else, whose free bandwidth suffices too.
        let other = try await client.transfer(2, from: client.accounts[2].privateKey, to: bert)
        let padded = try NodeTransaction(
            rawBytes: other.rawBytes, signatures: other.signatures, unknown: Self.unknown)

        let before = try await client.receipt(plain)
        let after = try await client.receipt(padded)

        // The amounts have as many bytes.
        #expect(plain.rawBytes.count == other.rawBytes.count && padded.id == other.id)
        let (few, many) = (before["receipt"]?["net_usage"]?.int64, after["receipt"]?["net_usage"]?.int64)
        #expect(try #require(many) - #require(few) == Int64(Self.unknown.count))
        let block = await client.devnet.chain.head
        #expect(block.transactions.map(\.id) == [other.id])
        let ret: [UInt8] = [0x2A, 0x02, 0x18, 0x01]
        let leaf = Array(SHA256.hash(data: other.encoded + ret + Self.unknown))
        #expect(block.header.transactionRoot == leaf)
        let told = try await client.post("/wallet/gettransactionbyid", ["value": .string(other.id.hex)])
        #expect(told.object?.keys.sorted() == ["raw_data", "raw_data_hex", "ret", "signature", "txID"])
        #expect(told["signature"]?.array?.count == 1)
        await running.stop()
    }

    @Test("a transaction that is too big with them is refused")
    func tooBig() async throws {
        let running = try await RunningDevnet.start()
        let client = NodeClient(running)
        let transfer = try await client.transfer(
            1, from: client.accounts[0].privateKey, to: client.accounts[1].address)
        var unknown: [UInt8] = []
        unknown.append(field: 9, bytes: [UInt8](repeating: 0, count: 500 << 10))
        let padded = try NodeTransaction(
            rawBytes: transfer.rawBytes, signatures: transfer.signatures, unknown: unknown)

        let answer = try await client.broadcast(padded)

        #expect(answer["code"]?.string == "TOO_BIG_TRANSACTION_ERROR")
        await running.stop()
    }

    @Test("a result that somebody hands in is none of them")
    func result() throws {
        var bytes: [UInt8] = []
        bytes.append(field: 1, bytes: [UInt8]())
        bytes.append(field: 5, bytes: [0x18, 0x01])

        let transaction = try NodeTransaction(decoding: bytes)

        #expect(transaction.unknown.isEmpty && transaction.size == 0)
    }
}
