import StrictJSON
import Tron

/// Everything that changes a chain from outside. A chain is its genesis and the commands since: the journal
/// keeps them.
enum ChainCommand: Sendable, Hashable {
    /// A transaction that was accepted: the whole message.
    case submit([UInt8])
    case mine(Int, by: BlockAuthor = .witness)
    case advance(seconds: Int64)
    case setAccount(AccountSetting)
    case setToken(TokenSetting)
    case setParameters(ParameterSetting)
    case fork(depth: Int, dropping: Set<TransactionID>, keepsRest: Bool)
    case snapshot
    case restore(Int)
}

extension ChainCommand {
    /// One line of a journal.
    var json: JSON {
        switch self {
        case .submit(let bytes): return ["submit": .string(bytes.hex)]
        case .mine(let count, .witness): return ["mine": .integer(Int64(count))]
        case .mine(let count, let author):
            return ["mine": .integer(Int64(count)), "by": .string(author.rawValue)]
        case .advance(let seconds): return ["advance": .integer(seconds)]
        case .setAccount(let setting): return ["account": setting.json]
        case .setToken(let setting): return ["token": setting.json]
        case .setParameters(let setting): return ["parameters": setting.json]
        case .fork(let depth, let dropped, let keepsRest):
            return [
                "fork": [
                    "depth": .integer(Int64(depth)), "keep": .bool(keepsRest),
                    "drop": .array(dropped.sorted().map { .string($0.hex) }),
                ]
            ]
        case .snapshot: return ["snapshot": true]
        case .restore(let number): return ["restore": .integer(Int64(number))]
        }
    }

    /// How a line begins and ends that has a transaction: nearly all lines do.
    private static let submitStart = Array("{\"submit\":\"".utf8)
    private static let submitEnd = Array("\"}".utf8)

    /// The command of a line's bytes; nil if it is not valid. Transactions are read without a detour: a chain
    /// may have a million.
    init?(line: ArraySlice<UInt8>) throws(JSONError) {
        if line.starts(with: Self.submitStart), line.suffix(2).elementsEqual(Self.submitEnd),
            let bytes = Self.bytes(hex: line.dropFirst(Self.submitStart.count).dropLast(2))
        {
            self = .submit(bytes)
            return
        }
        self.init(try JSON(parsing: line))
    }

    private static func bytes(hex digits: ArraySlice<UInt8>) -> [UInt8]? {
        guard digits.count.isMultiple(of: 2) else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(digits.count / 2)
        var high: UInt8?
        for digit in digits {
            let value: UInt8
            switch digit {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): value = digit - UInt8(ascii: "0")
            case UInt8(ascii: "a")...UInt8(ascii: "f"): value = digit - UInt8(ascii: "a") + 10
            default: return nil
            }
            if let first = high {
                bytes.append(first << 4 | value)
                high = nil
            } else {
                high = value
            }
        }
        return bytes
    }

    /// The command of a line; nil if it is not valid.
    init?(_ json: JSON) {
        guard let member = json.object?.members.first else { return nil }
        let value = member.value
        switch member.key {
        case "submit":
            guard let bytes = value.string.flatMap({ [UInt8](hex: $0) }) else { return nil }
            self = .submit(bytes)
        case "mine":
            guard let count = value.int64 else { return nil }
            let author = json["by"]?.string ?? BlockAuthor.witness.rawValue
            guard let author = BlockAuthor(rawValue: author) else { return nil }
            self = .mine(Int(count), by: author)
        case "advance":
            guard let seconds = value.int64 else { return nil }
            self = .advance(seconds: seconds)
        case "account":
            guard let setting = AccountSetting(value) else { return nil }
            self = .setAccount(setting)
        case "token": self = .setToken(TokenSetting(value))
        case "parameters": self = .setParameters(ParameterSetting(value))
        case "fork":
            guard let depth = value["depth"]?.int64, let keeps = value["keep"]?.bool else { return nil }
            let dropped = value["drop"]?.array?.compactMap {
                $0.string.flatMap { try? TransactionID(parsing: $0) }
            }
            self = .fork(depth: Int(depth), dropping: Set(dropped ?? []), keepsRest: keeps)
        case "snapshot": self = .snapshot
        case "restore":
            guard let number = value.int64 else { return nil }
            self = .restore(Int(number))
        default: return nil
        }
    }
}
