import Testing
import Tron

@Suite("Several signatures")
struct MultiSignatureTests {
    /// Keys 1, 2 and 3 weigh 1, 1 and 2; 3 are needed, for transfers only.
    private func permission() throws -> Permission {
        Permission(
            kind: .active, id: 2, name: "pay", threshold: 3,
            operations: Permission.operations(allowing: [.transfer]),
            keys: try [(1, 1), (2, 1), (3, 2)].map {
                Permission.Key(address: try SampleTransaction.key($0.0).address, weight: $0.1)
            })
    }

    private func transaction(
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

    @Test("the permission must be the one that is named, and allow the contract")
    func permissions() throws {
        let permission = try permission()
        #expect(throws: MultiSignatureError.otherPermission) {
            try MultiSignature(transaction(permissionID: 0), under: permission)
        }
        #expect(throws: MultiSignatureError.notAllowed) {
            try MultiSignature(transaction(.withdrawBalance(.init(owner: .blackHole))), under: permission)
        }
        var witness = permission
        witness.kind = .witness
        witness.id = 1
        #expect(throws: MultiSignatureError.otherPermission) {
            try MultiSignature(transaction(permissionID: 1), under: witness)
        }
    }

    @Test("five signatures are the most, whatever a permission says")
    func tooMany() throws {
        var permission = try permission()
        permission.keys = try (1...6).map { .init(address: try SampleTransaction.key($0).address, weight: 1) }
        var signing = try MultiSignature(transaction(), under: permission)
        for number: UInt8 in 1...5 { try signing.sign(with: SampleTransaction.key(number)) }

        #expect(throws: MultiSignatureError.tooMany) { try signing.sign(with: SampleTransaction.key(6)) }
    }

    @Test("weights that do not fit never complete")
    func overflow() throws {
        var permission = try permission()
        permission.keys = try (1...2).map {
            .init(address: try SampleTransaction.key($0).address, weight: .max)
        }
        var signing = try MultiSignature(transaction(), under: permission)
        for number: UInt8 in 1...2 { try signing.sign(with: SampleTransaction.key(number)) }

        #expect(signing.weight == nil && !signing.isComplete)
    }

    @Test("the bits that allow contracts are those of the chain")
    func operations() throws {
        let permission = try permission()
        #expect(
            Permission.operations(allowing: [.transfer, .triggerSmart]).hex
                == "02000080" + String(repeating: "0", count: 56))
        #expect(permission.allows(.transfer) && !permission.allows(.triggerSmart))
        #expect(
            !permission.allows(ContractType(rawValue: 255)) && !permission.allows(ContractType(rawValue: -1)))
    }
}
