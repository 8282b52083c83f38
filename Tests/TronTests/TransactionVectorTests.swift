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

extension BlockHeader {
    /// The header that a vector describes.
    fileprivate init(vector fields: JSON) throws {
        self.init(
            number: fields["number"]?.int64 ?? 0,
            timestamp: ChainTime(milliseconds: fields["timestamp"]?.int64 ?? 0),
            transactionRoot: try fields.bytes("txTrieRoot"), parentHash: try fields.bytes("parentHash"),
            witness: try fields["witness_address"].map { try Address(parsing: #require($0.string)) },
            version: Int32(fields["version"]?.int64 ?? 0),
            accountStateRoot: fields["accountStateRoot"] == nil ? [] : try fields.bytes("accountStateRoot"))
    }
}

extension Contract {
    /// The contract that a case of `tx.json` describes.
    init(vector: JSON) throws {
        let fields = try #require(vector["fields"])
        func address(_ key: String) throws -> Address { try Address(parsing: fields.text(key)) }
        func sun(_ key: String) throws -> Sun { Sun(try fields.integer(key)) }
        func resource() throws -> Resource { try fields.text("resource") == "ENERGY" ? .energy : .bandwidth }
        let owner = try address("owner_address")
        switch try vector.text("type") {
        case "TransferContract":
            self = .transfer(.init(owner: owner, to: try address("to_address"), amount: try sun("amount")))
        case "TriggerSmartContract":
            self = .triggerSmart(
                .init(
                    owner: owner, contract: try address("contract_address"),
                    callValue: Sun(fields["call_value"]?.int64 ?? 0), data: try fields.bytes("data")))
        case "FreezeBalanceV2Contract":
            self = .freezeBalanceV2(
                .init(owner: owner, amount: try sun("frozen_balance"), resource: try resource()))
        case "UnfreezeBalanceV2Contract":
            self = .unfreezeBalanceV2(
                .init(owner: owner, amount: try sun("unfreeze_balance"), resource: try resource()))
        case "DelegateResourceContract":
            self = .delegateResource(
                .init(
                    owner: owner, resource: try resource(), amount: try sun("balance"),
                    receiver: try address("receiver_address"), lock: fields["lock"]?.bool ?? false,
                    lockPeriod: fields["lock_period"]?.int64 ?? 0))
        case "UnDelegateResourceContract":
            self = .unDelegateResource(
                .init(
                    owner: owner, resource: try resource(), amount: try sun("balance"),
                    receiver: try address("receiver_address")))
        case "VoteWitnessContract":
            let votes = try #require(fields["votes"]?.array).map { vote in
                try VoteWitnessContract.Vote(
                    witness: Address(parsing: vote.text("vote_address")), count: vote.integer("vote_count"))
            }
            self = .voteWitness(.init(owner: owner, votes: votes))
        case "AccountPermissionUpdateContract":
            self = .accountPermissionUpdate(
                .init(
                    owner: owner, ownerPermission: try Permission(vector: #require(fields["owner"])),
                    activePermissions: try (fields["actives"]?.array ?? []).map { try Permission(vector: $0) }
                ))
        case "WithdrawExpireUnfreezeContract": self = .withdrawExpireUnfreeze(.init(owner: owner))
        case "CancelAllUnfreezeV2Contract": self = .cancelAllUnfreezeV2(.init(owner: owner))
        case "WithdrawBalanceContract": self = .withdrawBalance(.init(owner: owner))
        case "AccountCreateContract":
            self = .accountCreate(.init(owner: owner, account: try address("account_address")))
        case let type:
            Issue.record("no test builds a \(type)")
            self = .withdrawBalance(.init(owner: owner))
        }
    }
}

extension Permission {
    fileprivate init(vector: JSON) throws {
        let kinds: [String: Kind] = ["Owner": .owner, "Witness": .witness, "Active": .active]
        self.init(
            kind: try #require(kinds[vector.text("type")]), id: Int32(vector["id"]?.int64 ?? 0),
            name: try vector.text("name"), threshold: try vector.integer("threshold"),
            operations: vector["operations"] == nil ? [] : try vector.bytes("operations"),
            keys: try #require(vector["keys"]?.array).map { key in
                try Key(address: Address(parsing: key.text("address")), weight: key.integer("weight"))
            })
    }
}
