import StrictJSON
import Testing
import Tron

extension MutationTests {
    @Test("transactions")
    func transactions() throws {
        let vectors = try VectorFile("real-transactions").cases.map { try $0.bytes("raw_data_hex") }
        let corpus = try vectors.map { rawBytes in
            try SignedTransaction(rawBytes: rawBytes, signatures: [[UInt8](repeating: 1, count: 65)])
                .encoded()
        }
        try mutate(corpus) { (input, note) throws in
            if let raw = try? RawTransaction(decoding: input) {
                #expect(try RawTransaction(decoding: raw.encoded()) == raw, note)
            }
            guard let transaction = try? SignedTransaction(decoding: input) else { return }
            #expect(try SignedTransaction(decoding: transaction.encoded()) == transaction, note)
            // Signatures are whatever stands there.
            _ = try? transaction.signers()
        }
    }

    @Test("keystores, phrases and receipts")
    func documents() throws {
        let keystores = try VectorFile("keystore").cases.compactMap { $0["keystore"]?.encoded() }
        try mutate(keystores) { (input, note) throws in
            guard let keystore = try? Keystore(parsing: input) else { return }
            #expect(try Keystore(parsing: keystore.encoded()) == keystore, note)
        }
        let phrases = try VectorFile("hd").cases.compactMap { $0["words"]?.string.map { Array($0.utf8) } }
        try mutate(phrases) { (input, note) throws in
            guard let mnemonic = try? Mnemonic(parsing: String(decoding: input, as: UTF8.self)) else {
                return
            }
            #expect(try Mnemonic(parsing: mnemonic.phrase).words == mnemonic.words, note)
        }
        let receipt: JSON = [
            "id": .string(String(repeating: "ab", count: 32)), "blockNumber": 5, "fee": 7,
            "receipt": ["result": "SUCCESS", "energy_usage_total": 9],
            "log": [["address": "a614f803b6fd780986a42c78ec9c7f77e6ded13c", "topics": ["00"], "data": "00"]],
            "cancel_unfreezeV2_amount": [["key": "ENERGY", "value": 5]],
        ]
        try mutate([receipt.encoded()]) { (input, _) throws in
            guard let json = try? JSON(parsing: input) else { return }
            _ = try? TransactionReceipt(json: json)
        }
    }
}
