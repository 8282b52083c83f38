import Testing
import Tron

/// What is signed is every field of a transaction: whoever changes one has another transaction.
@Suite("Fields of transactions and headers")
struct TransactionFieldTests {
    private func transfer() throws -> RawTransaction {
        try SampleTransaction.raw(
            .transfer(
                .init(
                    owner: SampleTransaction.key(1).address, to: SampleTransaction.key(2).address, amount: 5)),
            permissionID: 2, memo: [1, 2, 3])
    }

    private static let changes: [(name: String, change: @Sendable (inout RawTransaction) -> Void)] = [
        ("reference's bytes", { $0.reference = BlockReference(bytes: [1, 2], hash: $0.reference.hash) }),
        ("reference's hash", { $0.reference = BlockReference(bytes: $0.reference.bytes, hash: [9]) }),
        ("expiration", { $0.expiration = ChainTime(milliseconds: $0.expiration.milliseconds + 1) }),
        ("timestamp", { $0.timestamp = ChainTime(milliseconds: $0.timestamp.milliseconds + 1) }),
        ("permission", { $0.permissionID += 1 }),
        ("fee limit", { $0.feeLimit = Sun($0.feeLimit.value + 1) }),
        ("memo", { $0.memo.append(4) }),
        ("no memo", { $0.memo = [] }),
    ]

    @Test("each is in the bytes, and read back from them", arguments: changes.indices)
    func fields(index: Int) throws {
        let (name, change) = Self.changes[index]
        let raw = try transfer()
        var changed = raw

        change(&changed)

        #expect(changed != raw && changed.id != raw.id, "\(name)")
        #expect(try RawTransaction(decoding: changed.encoded()) == changed, "\(name)")
    }

    @Test("a transaction of no contract, or of two, is refused")
    func contracts() throws {
        let bytes = try transfer().encoded()

        // Written twice, a message has each of its lists twice.
        #expect { try RawTransaction(decoding: bytes + bytes) } throws: {
            ($0 as? TransactionError)?.code == .notOneContract
        }
        #expect { try RawTransaction(decoding: []) } throws: {
            ($0 as? TransactionError)?.code == .notOneContract
        }
    }

    @Test("a transaction with a field that is not read keeps its bytes and its id, and is told apart")
    func unreadFields() throws {
        let raw = try transfer()
        // Field 1000, a number.
        let bytes = raw.encoded() + [0xC0, 0x3E, 0x01]
        let transaction = try SignedTransaction(rawBytes: bytes, signatures: [])

        #expect(transaction.raw == raw && transaction.rawBytes == bytes && transaction.id != raw.id)
        #expect(!transaction.isFullyRead)
        #expect(try SignedTransaction(rawBytes: raw.encoded(), signatures: []).isFullyRead)
    }
}
