import FuzzDriver
import Tron

/// Types and values of the ABI. The input is a list of types up to a zero byte, and data after it.
@main
enum FuzzABI {
    static func main() {
        fuzz { start, count in
            let input = bytes(start, count)
            let parts = input.split(separator: 0, maxSplits: 1, omittingEmptySubsequences: false)
            let signature = "f" + String(decoding: parts[0], as: UTF8.self)
            guard let function = try? ABIFunction(signature) else { return 0 }
            precondition(
                (try? ABIFunction(function.signature))?.inputs == function.inputs, "another signature")
            guard parts.count == 2, let values = try? ABI.decode(parts[1], as: function.inputs) else {
                return 0
            }
            precondition(
                (try? ABI.encode(values, as: function.inputs)) == Array(parts[1]), "another encoding")
            return 0
        }
    }
}
