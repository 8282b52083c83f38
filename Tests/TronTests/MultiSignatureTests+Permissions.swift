import Testing
import Tron

extension MultiSignatureTests {
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
