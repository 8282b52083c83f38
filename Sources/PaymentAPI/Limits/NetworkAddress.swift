#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// An IP address. An IPv4 address in IPv6 form (`::ffff:192.0.2.1`) is the IPv4 address.
struct NetworkAddress: Hashable, Sendable, CustomStringConvertible {
    /// 4 or 16 bytes.
    let bytes: [UInt8]

    /// The address in its usual text; nil for anything else, a zone or a port included.
    init?(_ text: String) {
        guard text.utf8.count <= 45, !text.utf8.contains(0) else { return nil }
        var four = in_addr()
        if inet_pton(AF_INET, text, &four) == 1 {
            bytes = withUnsafeBytes(of: four) { Array($0) }
            return
        }
        var sixteen = in6_addr()
        guard inet_pton(AF_INET6, text, &sixteen) == 1 else { return nil }
        let all = withUnsafeBytes(of: sixteen) { Array($0) }
        let isMapped = all.prefix(10).allSatisfy { $0 == 0 } && all[10] == 0xff && all[11] == 0xff
        bytes = isMapped ? Array(all.suffix(4)) : all
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    /// What one caller has: an IPv4 address, or the /64 network of an IPv6 address, of which anybody has all.
    var subscriber: Self {
        bytes.count == 4 ? self : Self(bytes: Array(bytes.prefix(8)) + [UInt8](repeating: 0, count: 8))
    }

    /// In its usual text.
    var description: String {
        var buffer = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
        let family = bytes.count == 4 ? AF_INET : AF_INET6
        guard inet_ntop(family, bytes, &buffer, socklen_t(buffer.count)) != nil else { return "" }
        return String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}

/// A network in CIDR notation: `10.0.0.0/8`, `fd00::/8`. An address alone is a network of one.
public struct NetworkRange: Hashable, Sendable {
    private let address: NetworkAddress
    private let prefix: Int

    /// The network in `text`; nil for anything else, bits behind the prefix included.
    public init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), let address = NetworkAddress(String(parts[0])) else {
            return nil
        }
        let bits = address.bytes.count * 8
        let digits = parts.count == 2 ? String(parts[1]) : String(bits)
        guard digits.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
            let prefix = Int(digits), (0...bits).contains(prefix)
        else { return nil }
        self.address = address
        self.prefix = prefix
        guard Self.bits(of: address, behind: prefix).allSatisfy({ $0 == 0 }) else { return nil }
    }

    /// Whether `other` is in it.
    func contains(_ other: NetworkAddress) -> Bool {
        guard other.bytes.count == address.bytes.count else { return false }
        return (0..<address.bytes.count).allSatisfy { index in
            let mask = Self.mask(of: index, prefix)
            return address.bytes[index] & mask == other.bytes[index] & mask
        }
    }

    private static func bits(of address: NetworkAddress, behind prefix: Int) -> [UInt8] {
        address.bytes.indices.map { address.bytes[$0] & ~mask(of: $0, prefix) }
    }

    private static func mask(of byte: Int, _ prefix: Int) -> UInt8 {
        let bits = min(8, max(0, prefix - byte * 8))
        return bits == 0 ? 0 : 0xff << (8 - bits)
    }
}
