import StrictJSON
import Testing
import Tron

extension TransactionVectorTests {
    @Test("block ids, references and merkle roots")
    func blocks() throws {
        for vector in try VectorFile("blocks").cases {
            if let leaves = vector["leaves"]?.array {
                let leaves = leaves.compactMap { [UInt8](hex: $0.string ?? "") }
                #expect(try MerkleTree.root(of: leaves).hex == vector.text("merkle_root"))
                continue
            }
            let fields = try #require(vector["header"])
            let header = try BlockHeader(vector: fields)

            #expect(try header.encoded().hex == vector.text("raw_header_hex"))
            #expect(try BlockHeader(decoding: vector.bytes("raw_header_hex")) == header)
            #expect(try header.hash.hex == vector.text("header_hash"))
            #expect(try header.id.hex == vector.text("block_id"))
            #expect(header.id.number == header.number)
            #expect(try header.id.reference.bytes.hex == vector.text("ref_block_bytes"))
            #expect(try header.id.reference.hash.hex == vector.text("ref_block_hash"))
            guard let signature = fields["witness_signature"]?.string ?? vector["witness_signature"]?.string
            else { continue }
            let signer = try header.signer(of: Signature(bytes: #require([UInt8](hex: signature))))
            #expect(signer == header.witness)
        }
    }

    @Test("a block's root is that of its transactions with their results")
    func blockTransactions() throws {
        for vector in try VectorFile("block-transactions").cases {
            let header = try BlockHeader(vector: #require(vector["header"]))
            var leaves: [[UInt8]] = []
            for transaction in try #require(vector["transactions"]?.array) {
                let signatures = try #require(transaction["signature"]?.array)
                let signed = try SignedTransaction(
                    rawBytes: transaction.bytes("raw_data_hex"),
                    signatures: signatures.map { try #require([UInt8](hex: $0.string ?? "")) })
                let result = try #require(ContractResult(rawValue: transaction.text("contractRet")))
                leaves.append(MerkleTree.leaf(of: signed.encoded(), result: result))
                // Any other result is another leaf.
                let others = ContractResult.allCases.filter { $0 != result }
                    .map { MerkleTree.leaf(of: signed.encoded(), result: $0) }
                #expect(Set(others + [leaves[leaves.count - 1]]).count == ContractResult.allCases.count)
            }

            #expect(MerkleTree.root(of: leaves) == header.transactionRoot)
            #expect(try header.id.hex == vector.text("block_id"))
            let signature = try Signature(bytes: vector.bytes("witness_signature"))
            #expect(try header.signer(of: signature) == header.witness)
            var other = header
            other.timestamp = header.timestamp.adding(.seconds(3))
            // The signature of another header recovers to another key, or to none.
            #expect((try? other.signer(of: signature)) != header.witness)
        }
    }
}
