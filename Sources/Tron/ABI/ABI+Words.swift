extension ABI {
    /// An address as a word: 12 zero bytes and its 20, without 0x41.
    static func word(_ address: Address) -> [UInt8] {
        [UInt8](repeating: 0, count: 12) + address.evmBytes
    }

    /// The address in a word; nil if the first 12 bytes are not zero, as the virtual machine writes them.
    static func address(inWord word: some Collection<UInt8>) -> Address? {
        guard word.count == 32, word.prefix(12).allSatisfy({ $0 == 0 }) else { return nil }
        return try? Address(evmBytes: word.suffix(20))
    }

    /// The only value of `returned`, if it is a text: offset, length, UTF-8, padding, or one word filled up with
    /// zeros, as old contracts return it. Nil if it is neither.
    static func text(in returned: [UInt8]) -> String? {
        if returned.count == 32 {
            let text = returned.prefix { $0 != 0 }
            guard returned[text.count...].allSatisfy({ $0 == 0 }) else { return nil }
            return String(validating: text, as: UTF8.self)
        }
        guard returned.count >= 64, UInt256(bigEndian: returned[0..<32]) == UInt256(32),
            let length = UInt256(bigEndian: returned[32..<64]).flatMap(UInt64.init(exactly:)),
            length <= UInt64(returned.count - 64)
        else { return nil }
        return String(validating: returned[64..<64 + Int(length)], as: UTF8.self)
    }
}
