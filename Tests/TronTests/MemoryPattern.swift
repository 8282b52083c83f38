#if os(Linux)
import Foundation
import Glibc

/// Random bytes in one known place, and a search for copies of them in all of the process' memory.
final class MemoryPattern {
    private let bytes: UnsafeMutableRawBufferPointer
    private let window: UnsafeMutableRawBufferPointer

    /// What is read of memory at a time.
    private static let windowByteCount = 1 << 20

    private static let searches = 5

    init(randomByteCount: Int) {
        bytes = .allocate(byteCount: randomByteCount, alignment: 16)
        window = .allocate(byteCount: Self.windowByteCount + randomByteCount, alignment: 16)
        window.initializeMemory(as: UInt8.self, repeating: 0)
        // Written in place: nothing of it is ever anywhere else.
        for index in 0..<randomByteCount { bytes[index] = UInt8.random(in: 1...0x7F) }
    }

    /// The bytes of something that is there already.
    init(copying source: UnsafeRawBufferPointer) {
        bytes = .allocate(byteCount: source.count, alignment: 16)
        window = .allocate(byteCount: Self.windowByteCount + source.count, alignment: 16)
        window.initializeMemory(as: UInt8.self, repeating: 0)
        bytes.copyMemory(from: source)
    }

    deinit {
        bytes.deallocate()
        window.deallocate()
    }

    func withBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
        try body(UnsafeRawBufferPointer(bytes))
    }

    /// How often the bytes stand in writable memory, in their order or backwards as numbers are kept; our own
    /// place and the window we look through do not count.
    func occurrences() throws -> Int {
        let reversed = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 16)
        reversed.copyBytes(from: bytes.reversed())
        defer {
            clear(reversed)
            reversed.deallocate()
            // What was read last may hold what another pattern looks for.
            window.initializeMemory(as: UInt8.self, repeating: 0)
        }
        let memory = open("/proc/self/mem", O_RDONLY)
        guard memory >= 0 else { throw POSIXError(.EACCES) }
        defer { close(memory) }
        let own = [
            UnsafeRawBufferPointer(bytes), UnsafeRawBufferPointer(window), UnsafeRawBufferPointer(reversed),
        ]
        .map { range in
            let start = UInt(bitPattern: range.baseAddress)
            return start..<start + UInt(range.count)
        }
        // Halves: a freed place has its first 16 bytes overwritten by the allocator, whoever cleans up or
        // not.
        let halves = [UnsafeRawBufferPointer(bytes), UnsafeRawBufferPointer(reversed)].flatMap { whole in
            let middle = whole.count / 2
            return [whole[..<middle], whole[middle...]].map { UnsafeRawBufferPointer(rebasing: $0) }
        }
        var count = 0
        for region in try Self.writableRegions() {
            for half in halves {
                count += hits(of: half, in: region, memory).count { hit in !own.contains { $0.contains(hit) }
                }
            }
        }
        return count
    }

    /// Whether one of several searches finds the bytes: the list of regions can miss one while other tests, beside this one,
    /// take and give back memory.
    func isFound() throws -> Bool {
        for _ in 0..<Self.searches where try occurrences() > 0 { return true }
        return false
    }

    private func hits(of pattern: UnsafeRawBufferPointer, in region: Range<UInt>, _ memory: Int32) -> [UInt] {
        var hits: [UInt] = []
        var position = region.lowerBound
        while position < region.upperBound {
            let wanted = min(window.count, Int(region.upperBound - position))
            // A region may be gone by now: other tests run beside this one.
            let read = pread(memory, window.baseAddress, wanted, Int(position))
            guard read >= pattern.count else { break }
            hits += matches(of: pattern, in: read).map { position + UInt($0) }
            position += UInt(min(read, Self.windowByteCount))
        }
        return hits
    }

    /// Where `pattern` stands in the first `count` bytes of the window.
    private func matches(of pattern: UnsafeRawBufferPointer, in count: Int) -> [Int] {
        guard let start = window.baseAddress, let first = pattern.first, let other = pattern.baseAddress
        else {
            return []
        }
        var matches: [Int] = []
        var offset = 0
        while offset <= count - pattern.count,
            let found = memchr(start + offset, Int32(first), count - pattern.count - offset + 1)
        {
            offset = found - UnsafeMutableRawPointer(start)
            if memcmp(found, other, pattern.count) == 0 { matches.append(offset) }
            offset += 1
        }
        return matches
    }

    private func clear(_ buffer: UnsafeMutableRawBufferPointer) {
        for index in buffer.indices { buffer[index] = 0 }
    }

    /// The process' regions. The file has no size and grows with them: it is read until it ends.
    private static func list() throws -> String {
        let file = open("/proc/self/maps", O_RDONLY)
        guard file >= 0 else { throw POSIXError(.EACCES) }
        defer { close(file) }
        var text: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while case let count = read(file, &chunk, chunk.count), count > 0 { text += chunk[..<count] }
        return String(decoding: text, as: UTF8.self)
    }

    private static func writableRegions() throws -> [Range<UInt>] {
        try list().split(separator: "\n").compactMap { line in
            let fields = line.split(separator: " ")
            guard fields.count >= 2, fields[1].hasPrefix("rw") else { return nil }
            let ends = fields[0].split(separator: "-").compactMap { UInt($0, radix: 16) }
            return ends.count == 2 ? ends[0]..<ends[1] : nil
        }
    }
}
#endif
