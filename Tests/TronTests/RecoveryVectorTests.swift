import StrictJSON
import Testing

@testable import Tron

@Suite("Recovery phrases and derived keys against vectors")
struct RecoveryVectorTests {
    @Test("a phrase gives its seed, and each path its key and address")
    func phrases() throws {
        for vector in try VectorFile("hd").cases where vector["words"] != nil {
            let mnemonic = try Mnemonic(parsing: vector.text("words"))
            let passphrase = try vector.text("passphrase")

            #expect(try mnemonic.seed(passphrase: passphrase) == vector.bytes("seed"))
            let root = mnemonic.rootKey(passphrase: passphrase)
            for expected in try #require(vector["keys"]?.array) {
                let path = try #require(HDPath(expected.text("path")))
                let key = try root.derived(at: path).privateKey
                #expect(try key.withBytes { Array($0) } == expected.bytes("private_key"))
                #expect(try key.address.base58 == expected.text("address"))
                #expect(try path.description == expected.text("path"))
            }
        }
    }

    @Test("what is no phrase is refused with the reason")
    func invalidPhrases() throws {
        for vector in try VectorFile("hd").cases {
            guard let invalid = vector["invalid"]?.string else { continue }
            let reason = try vector.text("reason")
            let error = #expect(throws: MnemonicError.self) { try Mnemonic(parsing: invalid) }
            switch try #require(error) {
            case .wordCount: #expect(reason == "word_count")
            case .unknownWord: #expect(reason == "unknown_word")
            case .checksum: #expect(reason == "checksum")
            case .entropyLength: Issue.record("a phrase has words")
            }
        }
    }

    @Test("what is no path is refused")
    func invalidPaths() throws {
        for vector in try VectorFile("hd").cases {
            guard let invalid = vector["invalid_path"]?.string else { continue }
            #expect(HDPath(invalid) == nil, "\(invalid)")
        }
    }

    @Test("entropy and phrase say the same", arguments: Mnemonic.wordCounts)
    func newPhrases(wordCount: Int) throws {
        var next: UInt8 = 0
        let mnemonic = try Mnemonic(wordCount: wordCount) { count in
            (0..<count).map { _ in
                next &+= 91
                return next
            }
        }

        #expect(mnemonic.words.count == wordCount)
        #expect(try Mnemonic(parsing: "  " + mnemonic.phrase.uppercased() + "\n").words == mnemonic.words)
        #expect("\(mnemonic)" == "<secret>")
    }
}
