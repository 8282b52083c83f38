import StrictJSON
import Tron

@testable import TronDevnet

/// Plays a scenario on a development node: the same requests at the same heights, with this chain's block
/// hashes in the transactions, and so with other ids and signatures.
struct TranscriptReplay {
    let transcript: Transcript
    private let devnet: Devnet
    private let keys: [String: PrivateKey]
    /// What the recording has, and what stands here in its place.
    private var replacements: [String: String] = [:]
    private(set) var blocksSinceBroadcast = 0
    private var height: Int64 = 0

    init(_ transcript: Transcript) throws {
        self.transcript = transcript
        devnet = Devnet(chain: try TranscriptChain(transcript).chain)
        var keys: [String: PrivateKey] = [:]
        for account in transcript.document["accounts"]?.array ?? [] {
            if let name = account["name"]?.string, account["private_key"]?.string != nil {
                keys[name] = try TranscriptChain.key(account)
            }
        }
        self.keys = keys
    }

    /// What this node answers, and what it should.
    mutating func play(_ step: Transcript.Step) async throws -> (answer: DevnetAnswer, expected: JSON) {
        let blocks = Int(step.height - height)
        height = step.height
        if step.advance > 0 {
            try await jump(before: step, blocks)
        } else if blocks > 0 {
            await devnet.mine(blocks)
        }
        blocksSinceBroadcast += blocks
        if let transaction = step.transaction { try await adopt(transaction, step) }
        let request = request(step, on: await devnet.chain)
        let answer = await devnet.answer(request)
        if request.isBroadcast { blocksSinceBroadcast = 0 }
        await noteBlocks(in: step.answer)
        let expected = try JSON(parsing: replaced(step.answer.text))
        return (answer, expected)
    }

    /// Moves the clock so far that the next recorded transaction finds the head's time that it was made for.
    private func jump(before step: Transcript.Step, _ blocks: Int) async throws {
        for next in transcript.steps where next.number >= step.number {
            guard let raw = next.transaction?["raw_data_hex"]?.string.flatMap({ [UInt8](hex: $0) }),
                let offset = next.build?["expiration_offset_ms"]?.int64
            else { continue }
            let later = (next.height - step.height) * 3000
            let head = try RawTransaction(decoding: raw).expiration.milliseconds - offset - later
            let now = await devnet.chain.head.time.milliseconds
            // The jump passes a maintenance, after which two slots are left out.
            let rest = blocks > 1 ? Int64(blocks - 1) * 3 + 6 : 0
            await devnet.perform(.advance(seconds: (head - now) / 1000 - rest))
            return await devnet.mine(max(0, blocks - 1))
        }
        throw TranscriptFault("nothing tells how far the clock jumped")
    }

    private func request(_ step: Transcript.Step, on chain: Chain) -> DevnetRequest {
        let target = replaced(step.path).split(separator: "?", maxSplits: 1).map(String.init)
        var query: [String: String] = [:]
        if target.count > 1 { for (key, value) in FormText.pairs(target[1]) { query[key] = value } }
        let text: String
        switch step.body {
        case nil: text = ""
        case .string(let body)?: text = Self.written(replaced(body))
        case let body?:
            let own = resigned(body, on: chain) ?? body
            text = replaced(own.text).replacing("<hex of the transaction of build>", with: described)
        }
        return DevnetRequest(
            method: step.method, path: target[0], query: query, contentType: step.contentType,
            body: Array(text.utf8))
    }

    private func replaced(_ text: String) -> String {
        var result: [Substring] = []
        var rest = text[...]
        // Hex of 16 digits and more is looked up; whatever else is there stays.
        while let start = rest.firstIndex(where: \.isHexDigit) {
            result.append(rest[..<start])
            let run = rest[start...].prefix { $0.isHexDigit }
            result.append(contentsOf: Self.pieces(run, replacements))
            rest = rest[run.endIndex...]
        }
        result.append(rest)
        return result.joined()
    }

    /// A body that was too long to be recorded: "<'41' 2600000 times>".
    private static func written(_ body: String) -> String {
        guard let match = body.firstMatch(of: #/<'([0-9a-f]+)' ([0-9]+) times>/#), let count = Int(match.2)
        else {
            return body
        }
        let content = String(repeating: String(match.1), count: count)
        return String(body[..<match.range.lowerBound]) + content + String(body[match.range.upperBound...])
    }

    /// A transaction that is recorded as its bytes only: with this chain's block hash, signed by its owner.
    private func resigned(_ body: JSON, on chain: Chain) -> JSON? {
        guard let text = body["transaction"]?.string, text.utf8.count > 200,
            let transaction = [UInt8](javaHex: text).flatMap({ try? NodeTransaction(decoding: $0) }),
            let owner = transaction.payload?.address("owner_address"),
            let key = keys.values.first(where: { $0.address == owner }),
            let own = chain.block(transaction.referenceBytes.reduce(0) { $0 << 8 | Int64($1) })?.id.reference
                .hash,
            let place = transaction.rawBytes.firstRange(of: transaction.referenceHash),
            replacements[transaction.id.hex] == nil
        else { return nil }
        var raw = transaction.rawBytes
        raw.replaceSubrange(place, with: own)
        guard let bare = try? NodeTransaction(rawBytes: raw, signatures: []),
            let signature = try? key.sign(bare.id.bytes).bytes,
            let whole = try? NodeTransaction(rawBytes: raw, signatures: [signature])
        else { return nil }
        let hex = text.hasPrefix("0x") ? "0x" + whole.encoded.hex : whole.encoded.hex
        return ["transaction": .string(text.contains("A") ? hex.uppercased() : hex)]
    }

    private static func pieces(_ run: Substring, _ replacements: [String: String]) -> [Substring] {
        guard run.utf8.count >= 16 else { return [run] }
        if let whole = replacements[String(run)] { return [whole[...]] }
        if let whole = replacements[run.lowercased()] { return [whole.uppercased()[...]] }
        // A whole transaction: the raw data and the signatures stand inside it.
        guard run.utf8.count > 200 else { return [run] }
        var text = String(run)
        for (old, new) in replacements where old.utf8.count > 100 { text = text.replacing(old, with: new) }
        return [text[...]]
    }

    /// Makes the transaction of a step with this chain's block hash, signs it, and notes what is different.
    private mutating func adopt(_ recorded: JSON, _ step: Transcript.Step) async throws {
        let build = step.build ?? .null
        let raw: [UInt8]
        if let told = recorded["raw_data_hex"]?.string, let bytes = [UInt8](hex: told) {
            raw = try await withOwnReference(bytes, kind: build["ref_block"]?.string)
            note(told, raw.hex)
        } else {
            raw = try await built(build)
        }
        let id = try TransactionID(bytes: NodeTransaction(rawBytes: raw, signatures: []).id.bytes)
        if let told = recorded["txid"]?.string { note(told, id.hex) }
        let names = (build["signed_by"]?.array ?? []).compactMap(\.string)
        let signatures = try SignatureEdit(build["signature_edit"]?.string).signatures(
            of: id, by: names.compactMap { keys[$0] })
        for (told, own) in zip(recorded["signatures"]?.array ?? [], signatures) {
            if let told = told.string, !told.isEmpty { note(told, own.hex) }
        }
        if step.body?["transaction"]?.string?.hasPrefix("<") == true {
            let whole = try NodeTransaction(rawBytes: raw, signatures: signatures).encoded
            described = whole.hex
        }
    }

    private var described = ""

    private mutating func note(_ recorded: String, _ own: String) {
        if recorded != own { replacements[recorded] = own }
    }

    /// The same bytes with the hash that the block has here.
    private mutating func withOwnReference(_ raw: [UInt8], kind: String?) async throws -> [UInt8] {
        let transaction = try NodeTransaction(rawBytes: raw, signatures: [])
        guard kind != "future_block", transaction.referenceBytes.count == 2 else { return raw }
        let low = transaction.referenceBytes.reduce(0) { $0 << 8 | Int64($1) }
        guard let block = await devnet.chain.block(low) else { return raw }
        var own = block.id.reference.hash
        if kind == "wrong_hash" { own[0] ^= 1 }
        note(transaction.referenceHash.hex, own.hex)
        let old = [0x22, 0x08] + transaction.referenceHash
        guard let place = raw.firstRange(of: old) else { return raw }
        return Array(raw[..<place.lowerBound]) + [0x22, 0x08] + own + raw[place.upperBound...]
    }

    /// A transaction of which only the fields are recorded: a transfer with a long memo.
    private func built(_ build: JSON) async throws -> [UInt8] {
        guard let fields = build["fields"], let owner = fields["owner_address"]?.string,
            let to = fields["to_address"]?.string, let amount = fields["amount"]?.int64,
            let byte = build["memo"]?["repeat"]?.string.flatMap({ [UInt8](hex: $0) })?.first,
            let count = build["memo"]?["count"]?.int64
        else { throw TranscriptFault("this transaction can't be built") }
        let head = await devnet.chain.head
        var reference = head.id.reference
        if build["ref_block"]?.string == "wrong_hash" {
            reference = BlockReference(bytes: reference.bytes, hash: reference.hash.map { $0 ^ 1 })
        }
        let offset = build["expiration_offset_ms"]?.int64 ?? 60_000
        return RawTransaction(
            reference: reference, expiration: head.time.adding(.milliseconds(offset)), timestamp: head.time,
            contract: .transfer(
                TransferContract(
                    owner: try Address(parsing: owner), to: try Address(parsing: to), amount: Sun(amount))),
            memo: [UInt8](repeating: byte, count: Int(count))
        ).encoded()
    }

    /// Learns which of this chain's blocks stand for those of an answer.
    private mutating func noteBlocks(in answer: JSON) async {
        for block in [answer] + (answer["block"]?.array ?? []) {
            guard let id = block["blockID"]?.string else { continue }
            let number = block["block_header"]?["raw_data"]?["number"]?.int64 ?? 0
            if let own = await devnet.chain.block(number) { note(id, own.id.hex) }
        }
    }
}

/// What was done to a signature before it was sent.
struct SignatureEdit {
    private let name: String

    init(_ name: String?) {
        self.name = name ?? "v01"
    }

    func signatures(of id: TransactionID, by keys: [PrivateKey]) throws -> [[UInt8]] {
        let proper = try keys.map { try $0.sign(id.bytes).bytes }
        guard let first = proper.first else { return [] }
        if name.hasPrefix("times="), let count = Int(name.dropFirst(6)) {
            return [[UInt8]](repeating: first, count: count)
        }
        switch name {
        case "none": return []
        case "twice": return [first, first]
        default: return proper.map(edited)
        }
    }

    private func edited(_ signature: [UInt8]) -> [UInt8] {
        let (body, recovery) = (Array(signature[..<64]), signature[64])
        if name.hasPrefix("v="), let byte = UInt8(name.dropFirst(2)) { return body + [byte] }
        switch name {
        case "v27": return body + [recovery + 27]
        case "v31": return body + [recovery + 31]
        case "v35": return body + [recovery + 35]
        case "flip": return body + [recovery ^ 1]
        case "flip27": return body + [(recovery ^ 1) + 27]
        case "drop_v": return body
        case "append_00": return signature + [0]
        case "append_3": return signature + [1, 2, 3]
        case "empty": return []
        case "zeros": return [UInt8](repeating: 0, count: 65)
        case "high_s": return Self.highS(signature)
        default:
            // "that of a transaction with amount 1": any signature of something else.
            return name == "v01" ? signature : Array(body.reversed()) + [recovery]
        }
    }

    private static let order: [UInt8] =
        [UInt8](hex: "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141") ?? []

    private static func highS(_ signature: [UInt8]) -> [UInt8] {
        var borrow = 0
        var s = [UInt8](repeating: 0, count: 32)
        for index in (0..<32).reversed() {
            let difference = Int(order[index]) - Int(signature[32 + index]) - borrow
            s[index] = UInt8(truncatingIfNeeded: difference)
            borrow = difference < 0 ? 1 : 0
        }
        return Array(signature[..<32]) + s + [signature[64] ^ 1]
    }
}
