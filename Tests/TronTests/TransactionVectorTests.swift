import StrictJSON
import Testing
import Tron

@Suite("Transactions and blocks against vectors")
struct TransactionVectorTests {
    @Test("real transactions parse, have their id, encode to the same bytes, and their signer is recovered")
    func realTransactions() throws {
        for vector in try VectorFile("real-transactions").cases {
            let rawBytes = try vector.bytes("raw_data_hex")
            let signatures = vector["signatures"]?.array?.compactMap { [UInt8](hex: $0.string ?? "") } ?? []

            let transaction = try SignedTransaction(rawBytes: rawBytes, signatures: signatures)

            #expect(try transaction.id.hex == vector.text("tx_id"))
            let type = try vector.text("type")
            #expect(transaction.raw.contract.type.name == type)
            #expect(transaction.isFullyRead, "\(type) is encoded otherwise")
            #expect(try SignedTransaction(decoding: transaction.encoded()) == transaction)
            if let owner = vector["owner"]?.string {
                for signer in try transaction.signers() { #expect(signer.base58 == owner) }
                if case .unknown = transaction.raw.contract {
                } else {
                    #expect(transaction.raw.contract.owner?.base58 == owner)
                }
            }
        }
    }

    @Test("a transaction of every type is built to the byte, and signed")
    func built() throws {
        for vector in try VectorFile("tx").cases {
            let raw = try RawTransaction(
                reference: BlockReference(
                    bytes: vector.bytes("ref_block_bytes"), hash: vector.bytes("ref_block_hash")),
                expiration: ChainTime(milliseconds: vector.integer("expiration")),
                timestamp: ChainTime(milliseconds: vector.integer("timestamp")),
                contract: Contract(vector: vector),
                permissionID: Int32(vector["permission_id"]?.int64 ?? 0),
                feeLimit: Sun(vector["fee_limit"]?.int64 ?? 0),
                memo: vector["memo"] == nil ? [] : vector.bytes("memo"))
            let key = try PrivateKey(bytes: vector.bytes("private_key"))

            let transaction = try key.sign(raw)

            #expect(try raw.encoded().hex == vector.text("raw_data_hex"))
            #expect(try raw.id.hex == vector.text("tx_id"))
            #expect(try transaction.signatures.first?.hex == vector.text("signature"))
            #expect(try transaction.hex == vector.text("signed_hex"))
            #expect(try RawTransaction(decoding: raw.encoded()) == raw)
        }
    }

    @Test("what this library has no name for keeps its bytes and its id, and is told")
    func unknownFields() throws {
        let known = try SampleTransaction.transfer(memo: [])
        // Field 12, `scripts`, which no node looks at.
        let rawBytes = known.rawBytes + [0x62, 0x01, 0x2A]

        let transaction = try SignedTransaction(rawBytes: rawBytes, signatures: known.signatures)

        #expect(known.isFullyRead && !transaction.isFullyRead)
        #expect(transaction.raw == known.raw && transaction.id != known.id)
        #expect(try SignedTransaction(decoding: transaction.encoded()).rawBytes == rawBytes)
    }

    @Test("bandwidth is the size without results, and 64")
    func bandwidth() throws {
        for vector in try VectorFile("bandwidth").cases {
            let transaction = try SignedTransaction(decoding: vector.bytes("signed_hex"))

            #expect(try transaction.bandwidth.value == vector.integer("bandwidth"))
            #expect(try Int64(transaction.encoded().count) == vector.integer("bytes"))
            #expect(try Int64(transaction.signatures.count) == vector.integer("signatures"))
        }
    }
}

extension BlockHeader {
    /// The header that a vector describes.
    init(vector fields: JSON) throws {
        self.init(
            number: BlockNumber(fields["number"]?.int64 ?? 0),
            timestamp: ChainTime(milliseconds: fields["timestamp"]?.int64 ?? 0),
            transactionRoot: try fields.bytes("txTrieRoot"), parentHash: try fields.bytes("parentHash"),
            witness: try fields["witness_address"].map { try Address(parsing: #require($0.string)) },
            version: Int32(fields["version"]?.int64 ?? 0),
            accountStateRoot: fields["accountStateRoot"] == nil ? [] : try fields.bytes("accountStateRoot"))
    }
}
