import Foundation
import StrictJSON
import Testing
import Tron

/// The code of the articles in `Sources/Tron/Tron.docc`: between "// Example: …" and "// End." stands word
/// for word what an article shows, so that it compiles and does what it says. `DocumentationTests` compares
/// the two.
@Suite("The examples of the documentation")
struct DocumentationExamples {
    @Test("addresses and keys")
    func addresses() throws {
        // Example: addresses
        let address = try Address(parsing: "TMVQGm1qAQYVdetCeGRRkTWYYrLXuHK2HC")
        print(address.base58)  // TMVQGm1qAQYVdetCeGRRkTWYYrLXuHK2HC
        print(address.hex)  // 417e5f4552091a69125d5dfcb7b8c2659029395bdf

        do {
            _ = try Address(parsing: "TMVQGm1qAQYVdetCeGRRkTWYYrLXuHK2HD")
        } catch {
            print(error.rawValue)  // bad_checksum
        }
        // End.
        #expect(address.hex == "417e5f4552091a69125d5dfcb7b8c2659029395bdf")

        // Example: keys
        let key = PrivateKey.random()
        print(key)  // <secret>
        print(key.address)  // T…
        let copy = try key.withBytes { bytes throws(KeyError) in try PrivateKey(bytes: bytes) }
        // End.
        #expect(copy.address == key.address && "\(key)" == "<secret>")
    }

    @Test("a transfer of TRX")
    func transfer() throws {
        let (key, recipient) = (try SampleTransaction.key(1), try SampleTransaction.key(2).address)
        let solidified = try BlockID(
            parsing: "0000000003fe266bf6b6d392f654dc2e5011601546ed04623d9fcc4e9d439a25")
        let headTime = ChainTime(milliseconds: 1_777_445_307_000)
        // Example: transfer
        let raw = RawTransaction(
            reference: solidified.reference,
            expiration: headTime.adding(.seconds(120)),
            timestamp: headTime,
            contract: .transfer(
                TransferContract(owner: key.address, to: recipient, amount: try Sun(parsingTRX: "12.5"))),
            memo: Array("invoice 7".utf8))

        let signed = try key.sign(raw)
        print(signed.id)  // the id, known before anybody has seen the transaction
        print(signed.hex)  // what `broadcasthex` takes
        print(signed.bandwidth)  // bytes that it will take
        // End.
        #expect(try signed.signers() == [key.address])

        let received = signed.encoded()
        // Example: parse
        let transaction = try SignedTransaction(decoding: received)
        switch transaction.raw.contract {
        case .transfer(let transfer): print(transfer.to, transfer.amount.trxText)
        case .unknown(let contract): print(contract.type, contract.value.count)
        default: print(transaction.raw.contract.type)
        }
        // End.
        #expect(transaction == signed)
    }

    @Test("phrases and keystores")
    func recovery() throws {
        // Example: mnemonic
        let mnemonic = try Mnemonic(wordCount: 12, random: SystemRandomBytes.make)
        let root = mnemonic.rootKey(passphrase: "optional")
        let first = try root.derived(at: .first).privateKey  // m/44'/195'/0'/0/0
        let third = try root.derived(at: HDPath(account: 0, index: 2)).privateKey
        // End.
        #expect(first.address != third.address)

        let key = first
        // Example: keystore
        let keystore = try Keystore(sealing: key, password: "correct horse", derivation: .light)
        let file = keystore.encoded()

        let opened = try Keystore(parsing: file).open(password: "correct horse")
        // End.
        #expect(opened.address == key.address)
    }
}
