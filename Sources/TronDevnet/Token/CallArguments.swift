import Tron

/// The words behind a selector.
struct CallArguments {
    enum Fault: Error {
        case missing
        case malformed
    }
    private let bytes: ArraySlice<UInt8>
    /// Today's Solidity refuses an address with something in the upper 12 bytes, and data that is cut off;
    /// old Solidity cuts the word down and reads zeros.
    private let isStrict: Bool

    init(_ bytes: ArraySlice<UInt8>, isStrict: Bool) {
        self.bytes = bytes
        self.isStrict = isStrict
    }

    func word(_ index: Int) throws(Fault) -> UInt256 {
        guard let word = UInt256(bigEndian: try wordBytes(index)) else { throw .missing }
        return word
    }

    func address(_ index: Int) throws(Fault) -> Address {
        let word = try wordBytes(index)
        if isStrict, word.prefix(12).contains(where: { $0 != 0 }) { throw .malformed }
        do {
            return try Address(evmBytes: word.suffix(20))
        } catch {
            throw .malformed
        }
    }

    private func wordBytes(_ index: Int) throws(Fault) -> [UInt8] {
        let word = Array(bytes.dropFirst(index * 32).prefix(32))
        guard word.count < 32 else { return word }
        if isStrict { throw .missing }
        return word + [UInt8](repeating: 0, count: 32 - word.count)
    }

    /// An address as a word.
    static func word(_ address: Address) -> [UInt8] { [UInt8](repeating: 0, count: 12) + address.evmBytes }

    /// A string as Solidity returns it: where it begins, its length, its bytes filled up to words.
    static func encoded(_ text: String) -> [UInt8] {
        let bytes = Array(text.utf8)
        let padding = [UInt8](repeating: 0, count: (32 - bytes.count % 32) % 32)
        return UInt256(32).bigEndianBytes + UInt256(UInt64(bytes.count)).bigEndianBytes + bytes + padding
    }

    /// `Error(string)`.
    static func revert(_ reason: String) -> [UInt8] { [0x08, 0xC3, 0x79, 0xA0] + encoded(reason) }
}
