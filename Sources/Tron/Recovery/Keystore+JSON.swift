public import StrictJSON

extension Keystore {
    /// The keystore in the text of a file.
    ///
    /// - Throws: `KeystoreError`; `.tooCostly` too, before anything is tried.
    public init(parsing text: some Collection<UInt8>) throws(KeystoreError) {
        let json: JSON
        do {
            // 64 KiB are a hundred times a keystore.
            json = try JSON(parsing: Array(text), limits: JSONLimits(depthMax: 8, bytesMax: 64 << 10))
        } catch {
            throw KeystoreError(.malformed, "no JSON: \(error.reason)")
        }
        try self.init(json: json)
    }

    /// The keystore in `json`.
    ///
    /// - Throws: `KeystoreError`; `.tooCostly` too, before anything is tried.
    public init(json: JSON) throws(KeystoreError) {
        let file = try KeystoreReader(json, "the file")
        guard try file.integer("version") == 3 else {
            throw KeystoreError(.unsupported, "another version than 3")
        }
        // Old files write it with a capital (java-tron: `WalletFile.setCryptoV1`).
        let crypto = try file.object(json["crypto"] == nil ? "Crypto" : "crypto")
        let (cipher, kdf) = (try crypto.text("cipher"), try crypto.text("kdf"))
        guard cipher == "aes-128-ctr" else { throw KeystoreError(.unsupported, "cipher \(cipher)") }
        let parameters = try crypto.object("kdfparams")
        derivation = try parameters.derivation(kdf)
        salt = try parameters.bytes("salt", count: nil)
        iv = try crypto.object("cipherparams").bytes("iv", count: Self.ivByteCount)
        ciphertext = try crypto.bytes("ciphertext", count: PrivateKey.byteCount)
        check = try crypto.bytes("mac", count: Self.checkByteCount)
        id = json["id"]?.string ?? ""
        address = try file.address()
        try derivation.check()
    }

    /// The file's JSON.
    public var json: JSON {
        let (kdf, parameters): (JSON, JSONObject) =
            switch derivation {
            case .scrypt(let n, let r, let p):
                (
                    "scrypt",
                    [
                        "dklen": 32, "n": .number(JSONNumber(n)), "p": .number(JSONNumber(p)),
                        "r": .number(JSONNumber(r)), "salt": .string(salt.hex),
                    ]
                )
            case .pbkdf2(let rounds):
                (
                    "pbkdf2",
                    [
                        "c": .number(JSONNumber(rounds)), "dklen": 32, "prf": "hmac-sha256",
                        "salt": .string(salt.hex),
                    ]
                )
            }
        let crypto: JSON = [
            "cipher": "aes-128-ctr", "ciphertext": .string(ciphertext.hex),
            "cipherparams": ["iv": .string(iv.hex)], "kdf": kdf, "kdfparams": .object(parameters),
            "mac": .string(check.hex),
        ]
        var file: JSONObject = [:]
        if let address { file["address"] = .string(address.base58) }
        file["id"] = .string(id)
        file["version"] = 3
        file["crypto"] = crypto
        return .object(file)
    }

    /// The file's text.
    public func encoded() -> [UInt8] { Array(json.encoded()) }
}

/// Reads members that must be there.
private struct KeystoreReader {
    private let json: JSON

    init(_ json: JSON, _ name: String) throws(KeystoreError) {
        guard json.object != nil else { throw KeystoreError(.malformed, "\(name) is not an object") }
        self.json = json
    }

    func object(_ key: String) throws(KeystoreError) -> Self { try Self(json[key] ?? nil, key) }

    func text(_ key: String) throws(KeystoreError) -> String {
        guard let text = json[key]?.string else { throw KeystoreError(.malformed, "\(key) is not a string") }
        return text
    }

    func integer(_ key: String) throws(KeystoreError) -> Int64 {
        guard let integer = json[key]?.int64 else {
            throw KeystoreError(.malformed, "\(key) is not an integer")
        }
        return integer
    }

    func bytes(_ key: String, count: Int?) throws(KeystoreError) -> [UInt8] {
        guard let bytes = [UInt8](hex: try text(key)) else {
            throw KeystoreError(.malformed, "\(key) is not hex")
        }
        guard count == nil || count == bytes.count else {
            throw KeystoreError(.malformed, "\(key) has \(bytes.count) bytes")
        }
        return bytes
    }

    /// Base58 or hex with 41, as TRON's wallets write it, or the 20 bytes of Ethereum's.
    func address() throws(KeystoreError) -> Address? {
        guard let value = json["address"], !value.isNull else { return nil }
        let text = value.string ?? ""
        let digits = text.hasPrefix("0x") ? text.dropFirst(2) : text[...]
        if let bytes = [UInt8](hex: digits), let address = try? Address(evmBytes: bytes) { return address }
        guard let address = try? Address(parsing: text) else {
            throw KeystoreError(.malformed, "the address is not a TRON address")
        }
        return address
    }

    func derivation(_ name: String) throws(KeystoreError) -> KeyDerivation {
        switch name {
        case "scrypt":
            try checkKeyLength()
            return .scrypt(
                n: Int(try integer("n")), r: Int(try integer("r")), p: Int(try integer("p")))
        case "pbkdf2":
            let function = try text("prf")
            guard function == "hmac-sha256" else { throw KeystoreError(.unsupported, "prf \(function)") }
            try checkKeyLength()
            return .pbkdf2(rounds: Int(try integer("c")))
        default: throw KeystoreError(.unsupported, "kdf \(name)")
        }
    }

    /// Some derive more than 32 bytes. The first 32 are the same, and the others are not used.
    private func checkKeyLength() throws(KeystoreError) {
        guard (32...1024).contains(try integer("dklen")) else {
            throw KeystoreError(.badParameters, "dklen is not 32")
        }
    }
}
