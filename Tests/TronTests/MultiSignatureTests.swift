import Testing
import Tron

@Suite("Several signatures")
struct MultiSignatureTests {
    /// Keys 1, 2 and 3 weigh 1, 1 and 2; 3 are needed, for transfers only.
    func permission() throws -> Permission {
        Permission(
            kind: .active, id: 2, name: "pay", threshold: 3,
            operations: Permission.operations(allowing: [.transfer]),
            keys: try [(1, 1), (2, 1), (3, 2)].map {
                Permission.Key(address: try SampleTransaction.key($0.0).address, weight: $0.1)
            })
    }

    func transaction(
        _ contract: Contract? = nil, permissionID: Int32 = 2
    ) throws -> SignedTransaction {
        let transfer = Contract.transfer(.init(owner: .blackHole, to: .zero, amount: 5))
        return SignedTransaction(
            raw: try SampleTransaction.raw(contract ?? transfer, permissionID: permissionID), signatures: [])
    }

    @Test("signatures are collected until their weight reaches the threshold")
    func collecting() throws {
        var signing = try MultiSignature(transaction(), under: permission())
        #expect(!signing.isComplete && signing.weight == 0)

        try signing.sign(with: SampleTransaction.key(1))
        #expect(!signing.isComplete && signing.weight == 1)
        #expect(try signing.missing == [SampleTransaction.key(2).address, SampleTransaction.key(3).address])
        try signing.sign(with: SampleTransaction.key(3))

        #expect(signing.isComplete && signing.weight == 3)
        #expect(try signing.transaction.signers() == signing.signers)
        #expect(try signing.transaction.id == transaction().id)
        let resumed = try MultiSignature(
            SignedTransaction(decoding: signing.transaction.encoded()), under: permission())
        #expect(resumed.isComplete && resumed.signers == signing.signers)
    }

    @Test("what does not count is refused, and changes nothing")
    func refused() throws {
        var signing = try MultiSignature(transaction(), under: permission())
        try signing.sign(with: SampleTransaction.key(1))

        #expect(throws: MultiSignatureError.signedTwice) { try signing.sign(with: SampleTransaction.key(1)) }
        #expect(throws: MultiSignatureError.notAKeyOfPermission) {
            try signing.sign(with: SampleTransaction.key(9))
        }
        let other = try SampleTransaction.key(2).sign([UInt8](repeating: 5, count: 32))
        #expect(throws: MultiSignatureError.notAKeyOfPermission) { try signing.add(other) }
        let nothing = try Signature(bytes: [UInt8](repeating: 0, count: 65))
        #expect(throws: MultiSignatureError.badSignature) { try signing.add(nothing) }
        #expect(signing.signers.count == 1 && signing.transaction.signatures.count == 1)
    }
}
