import FuzzDriver
import Tron

/// Recovery phrases and paths.
@main
enum FuzzMnemonic {
    static func main() {
        fuzz { start, count in
            let text = String(decoding: bytes(start, count), as: UTF8.self)
            if let mnemonic = try? Mnemonic(parsing: text) {
                precondition(
                    (try? Mnemonic(parsing: mnemonic.phrase))?.words == mnemonic.words, "another phrase")
            }
            if let path = HDPath(text) { precondition(HDPath(path.description) == path, "another path") }
            return 0
        }
    }
}
