import FuzzDriver
import Tron

/// Addresses, from text and from bytes: what reads is written back as it was.
@main
enum FuzzAddress {
    static func main() {
        fuzz { start, count in
            let input = bytes(start, count)
            let text = String(decoding: input, as: UTF8.self)
            if let address = try? Address(parsing: text) {
                precondition(
                    address.base58 == text || address.hex == text.lowercased(), "another text of the address")
            }
            if let address = try? Address(bytes: input) {
                precondition(address.bytes == input, "other bytes of the address")
                precondition((try? Address(parsing: address.base58)) == address, "its own text does not read")
            }
            return 0
        }
    }
}
