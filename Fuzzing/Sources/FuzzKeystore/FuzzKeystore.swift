import FuzzDriver
import Tron

/// Keystores. Cheap ones are opened too.
@main
enum FuzzKeystore {
    static func main() {
        fuzz { start, count in
            let input = bytes(start, count)
            guard let keystore = try? Keystore(parsing: input) else { return 0 }
            precondition((try? Keystore(parsing: keystore.encoded())) == keystore, "another keystore")
            switch keystore.derivation {
            case .scrypt(let n, let r, let p) where n <= 16 && r <= 8 && p <= 2:
                _ = try? keystore.open(password: "p")
            case .pbkdf2(let rounds) where rounds <= 100: _ = try? keystore.open(password: "p")
            case .scrypt, .pbkdf2: break
            }
            return 0
        }
    }
}
