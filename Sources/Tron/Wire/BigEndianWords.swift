extension UnsafeRawBufferPointer {
    /// The number in the bytes from `offset` on, most significant first.
    func bigEndian<Word: FixedWidthInteger & BitwiseCopyable>(at offset: Int, as type: Word.Type) -> Word {
        Word(bigEndian: loadUnaligned(fromByteOffset: offset, as: Word.self))
    }
}

extension Collection where Element == UInt8 {
    /// Provides the bytes in one piece. Iterating over a collection of any kind byte by byte takes twenty times as
    /// long.
    func withRawBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        withContiguousStorageIfAvailable { body(UnsafeRawBufferPointer($0)) }
            ?? Array(self).withUnsafeBytes(body)
    }
}

extension [UInt8] {
    /// The bytes of two numbers, one after the other, the most significant first.
    init(bigEndian high: UInt128, _ low: UInt128) {
        self.init(unsafeUninitializedCapacity: 32) { buffer, count in
            let bytes = UnsafeMutableRawBufferPointer(buffer)
            bytes.storeBytes(of: high.bigEndian, as: UInt128.self)
            bytes.storeBytes(of: low.bigEndian, toByteOffset: 16, as: UInt128.self)
            count = 32
        }
    }
}
