import Crypto
import Testing

@testable import Tron

extension SecretTests {
    @Test("bytes are overwritten before their place is given back")
    func overwritten() throws {
        // The buffer outlives the object here, which is what lets us look at it afterwards.
        let place = UnsafeMutableRawBufferPointer.allocate(byteCount: 32, alignment: 16)
        defer { place.deallocate() }
        place.copyBytes(from: (0..<32).map { UInt8($0 + 1) })

        place.overwrite()

        #expect(place.allSatisfy { $0 == 0 })
    }

    #if os(Linux)
    @Test("no key is left in memory when its object goes, whatever was done with it")
    func memory() throws {
        for use in KeyUse.allCases {
            let pattern = MemoryPattern(randomByteCount: 32)
            var key: PrivateKey? = try pattern.withBytes { try use.run($0) }
            try #require(key != nil)
            #expect(try pattern.isFound(), "the key is there while it lives")

            key = nil

            #expect(try !pattern.isFound(), "\(use) leaves the key behind")
            #expect(key == nil)
        }
    }

    @Test("no key of a tree is left in memory, neither a parent's nor a child's")
    func treeMemory() throws {
        let mnemonic = try Mnemonic(wordCount: 12, random: SystemRandomBytes.make)
        var parent: HDKey? = try mnemonic.rootKey().derived(at: #require(HDPath("m/44'/195'")))
        var child: HDKey? = try parent?.derived(at: #require(HDPath("m/0'/0")))
        let patterns = [parent, child].compactMap { key in
            key?.privateKey.withBytes { MemoryPattern(copying: $0) }
        }
        try #require(patterns.count == 2)
        for pattern in patterns { #expect(try pattern.isFound()) }

        parent = nil
        child = nil

        for pattern in patterns { #expect(try !pattern.isFound()) }
        #expect(parent == nil && child == nil)
    }
    #endif
}

/// What can be done with a key before it goes.
private enum KeyUse: CaseIterable {
    case nothing
    case signing
    case deriving
    case sealing

    func run(_ bytes: UnsafeRawBufferPointer) throws -> PrivateKey {
        let key = try PrivateKey(bytes: bytes)
        switch self {
        case .nothing: break
        case .signing: _ = try key.sign(SampleTransaction.transfer(memo: []).raw)
        case .deriving: _ = "\(key) \(key.address)"
        case .sealing:
            let keystore = try Keystore(
                sealing: key, password: "p", derivation: .scrypt(n: 2, r: 1, p: 1))
            return try keystore.open(password: "p")
        }
        return key
    }
}
