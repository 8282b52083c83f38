import StrictJSON
import Tron

/// A fault that was asked for.
struct Fault: Sendable {
    enum Kind: String, CaseIterable, Sendable {
        case delay
        case tooManyRequests = "http_429"
        case forbidden = "http_403"
        case unavailable = "http_503"
        case page = "html"
        case close
        case loseAnswer = "lose_answer"
        case serverBusy = "server_busy"
        case stale
        case garbage
        case drop
        case notRelayed = "not_relayed"
        case lagging
        case notFound = "not_found"
        case shortReceipts = "short_receipts"
        case indexLag = "index_lag"
        case indexDuplicates = "index_duplicates"

        /// Some are about one kind of request, and leave all others alone.
        func isAbout(_ request: DevnetRequest) -> Bool {
            switch self {
            case .serverBusy, .drop, .notRelayed: request.isBroadcast
            case .shortReceipts: request.path.hasSuffix("/gettransactioninfobyblocknum")
            case .indexLag, .indexDuplicates: request.path.hasPrefix("/v1/")
            case .delay, .tooManyRequests, .forbidden, .unavailable, .page, .close, .loseAnswer, .stale,
                .garbage, .lagging, .notFound:
                true
            }
        }

        /// Whether it describes the chain as it was when the fault was asked for.
        fileprivate var isFrozen: Bool { self == .stale || self == .lagging }
    }
    let id: Int64
    /// Exact, or with `*` at its end.
    let path: String
    let kind: Kind
    /// How often it acts, in a millionth.
    let perMillion: UInt64
    /// How often it may still act; nil for ever.
    var remaining: Int64?
    let delay: Duration
    var acted: Int64 = 0
    /// How many blocks an index is behind.
    let blocks: Int64
    /// The chain that a `stale` or `lagging` fault keeps describing.
    let frozen: Chain?

    func fits(_ request: DevnetRequest) -> Bool {
        guard remaining != 0, kind.isAbout(request) else { return false }
        return path.hasSuffix("*") ? request.path.hasPrefix(path.dropLast()) : request.path == path
    }

    var json: JSON {
        var object: JSONObject = [
            "id": .integer(id), "path": .string(path), "kind": .string(kind.rawValue),
            "probability": .number(JSONNumber.millionths(perMillion)),
            "delay_ms": .integer(
                delay.components.seconds * 1000 + delay.components.attoseconds / 1_000_000_000_000_000),
            "acted": .integer(acted),
        ]
        if let remaining { object["count"] = .integer(remaining + acted) }
        if kind == .indexLag { object["blocks"] = .integer(blocks) }
        return .object(object)
    }
}

extension JSONNumber {
    /// A part of one, as a decimal.
    static func millionths(_ value: UInt64) -> JSONNumber {
        guard
            let json = try? JSON(
                parsing: "\(value / 1_000_000).\(String(value % 1_000_000 + 1_000_000).dropFirst())"),
            case .number(let number) = json
        else { return JSONNumber(0) }
        return number
    }
}

extension DevnetRequest {
    /// Whether it brings a transaction.
    var isBroadcast: Bool { path == "/wallet/broadcasttransaction" || path == "/wallet/broadcasthex" }
}

/// What a fault is asked for with.
struct FaultWish: Sendable {
    let path: String
    let kind: Fault.Kind
    var perMillion: UInt64 = 1_000_000
    var count: Int64?
    var delay = Duration.zero
    var blocks: Int64 = 0
}

/// The faults that are asked for, and chance as a seed has it.
struct FaultBox: Sendable {
    private(set) var faults: [Fault] = []
    private var random: SeededRandom
    private var lastID: Int64 = 0

    init(seed: UInt64) {
        random = SeededRandom(seed: seed)
    }

    mutating func add(_ wish: FaultWish, on chain: Chain) -> Int64 {
        lastID += 1
        faults.append(
            Fault(
                id: lastID, path: wish.path, kind: wish.kind, perMillion: wish.perMillion,
                remaining: wish.count, delay: wish.delay, blocks: wish.blocks,
                frozen: wish.kind.isFrozen ? chain : nil))
        return lastID
    }

    mutating func removeAll() { faults = [] }

    /// The first fault that fits and acts.
    mutating func acting(on request: DevnetRequest) -> Fault? {
        for index in faults.indices where faults[index].fits(request) {
            guard random.next() % 1_000_000 < faults[index].perMillion else { continue }
            faults[index].acted += 1
            faults[index].remaining = faults[index].remaining.map { $0 - 1 }
            return faults[index]
        }
        return nil
    }
}

/// SplitMix64: the same seed gives the same numbers.
struct SeededRandom: Sendable {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
        return value ^ value >> 31
    }
}
