import PaymentModel
import Payments
import StrictJSON
import Tron

/// Whether a member must be there.
enum Presence {
    case required, optional
}

/// Reads the members of a JSON object one by one. What is missing, of another type or out of range is noted with its
/// place; so is what nobody asked for.
struct ObjectReader {
    /// JSON pointer of the object; "" for the body itself.
    let pointer: String
    let offences: OffenceList
    private let object: JSONObject
    private var known: Set<String> = []

    /// Reads `value`; where it is no object that is noted, and every member is missing without a further word.
    init(_ value: JSON, at pointer: String, noting offences: OffenceList) {
        self.pointer = pointer
        self.offences = offences
        object = value.object ?? [:]
        isObject = value.object != nil
        if !isObject { offences.add(pointer, "must be an object") }
    }

    private let isObject: Bool

    /// Notes the members that nobody read. Call it last.
    func refuseUnknown() {
        for key in object.keys where !known.contains(key) {
            offences.add(place(of: key), "is not known here")
        }
    }

    /// The JSON pointer of a member (RFC 6901).
    func place(of key: String) -> String { Self.place(of: key, in: pointer) }

    private static func place(of key: String, in pointer: String) -> String {
        guard key.utf8.contains(where: { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "/") }) else {
            return pointer + "/" + key
        }
        return pointer + "/" + key.replacing("~", with: "~0").replacing("/", with: "~1")
    }

    /// The member as it is.
    mutating func value(_ key: String, _ presence: Presence = .required) -> JSON? {
        known.insert(key)
        if let value = object[key] { return value }
        if presence == .required, isObject { offences.add(place(of: key), "is missing") }
        return nil
    }

    /// A text within `rule`.
    mutating func text(_ key: String, _ rule: TextRule, _ presence: Presence = .required) -> String? {
        guard let value = value(key, presence) else { return nil }
        guard let text = value.string else {
            offences.add(place(of: key), "must be a string")
            return nil
        }
        if let detail = rule.offence(of: text) {
            offences.add(place(of: key), detail)
            return nil
        }
        return text
    }

    /// true or false.
    mutating func flag(_ key: String, _ presence: Presence = .required) -> Bool? {
        guard let value = value(key, presence) else { return nil }
        if value.bool == nil { offences.add(place(of: key), "must be true or false") }
        return value.bool
    }

    /// A whole number within `range`.
    mutating func integer(
        _ key: String, in range: ClosedRange<Int64>, _ presence: Presence = .required
    ) -> Int64? {
        guard let value = value(key, presence) else { return nil }
        guard let digits = value.integerDigits else {
            offences.add(place(of: key), "must be an integer")
            return nil
        }
        guard let number = Int64(digits), range.contains(number) else {
            offences.add(place(of: key), "must be \(range.lowerBound) to \(range.upperBound)")
            return nil
        }
        return number
    }

    /// One of the words of an enumeration.
    mutating func word<Word: RawRepresentable & CaseIterable>(
        _ key: String, of type: Word.Type, _ presence: Presence = .required
    ) -> Word? where Word.RawValue == String {
        guard let text = text(key, .word, presence) else { return nil }
        guard let word = Word(rawValue: text) else {
            let words = Word.allCases.map(\.rawValue).joined(separator: ", ")
            offences.add(place(of: key), "must be one of \(words)")
            return nil
        }
        return word
    }

    /// An address in base58check or hex.
    mutating func address(_ key: String, _ presence: Presence = .required) -> Address? {
        guard let text = text(key, .anything, presence) else { return nil }
        do {
            return try Address(parsing: text)
        } catch {
            offences.add(place(of: key), error.words)
            return nil
        }
    }

    /// So many bytes in hex.
    mutating func hex(_ key: String, bytes count: Int, _ presence: Presence = .required) -> [UInt8]? {
        guard let text = text(key, .anything, presence) else { return nil }
        guard let bytes = [UInt8](hex: text), bytes.count == count else {
            offences.add(place(of: key), "must be \(count) bytes in hex")
            return nil
        }
        return bytes
    }

    /// A decimal amount of `asset`, as a string.
    mutating func amount(
        _ key: String, of asset: Asset, _ presence: Presence = .required
    ) -> AssetAmount? {
        guard let value = value(key, presence) else { return nil }
        guard let text = value.string else {
            offences.add(place(of: key), "must be a decimal number as a string, such as \"12.5\"")
            return nil
        }
        do {
            return try AssetAmount(parsing: text, asset: asset)
        } catch {
            offences.add(
                place(of: key), "must be a decimal number with at most \(asset.decimals) decimals that fits")
            return nil
        }
    }

    /// A record's id.
    mutating func identifier<Subject>(
        _ key: String, of type: Identifier<Subject>.Type, _ presence: Presence = .required
    ) -> Identifier<Subject>? {
        guard let text = text(key, .anything, presence) else { return nil }
        guard let identifier = Identifier<Subject>(text) else {
            offences.add(place(of: key), "must be an id that begins with \(Subject.identifierPrefix)_")
            return nil
        }
        return identifier
    }

    /// A time by RFC 3339.
    mutating func timestamp(_ key: String, _ presence: Presence = .required) -> Timestamp? {
        guard let text = text(key, .anything, presence) else { return nil }
        guard let time = Timestamp(text) else {
            offences.add(place(of: key), "must be a time by RFC 3339, such as 2026-11-23T14:01:04Z")
            return nil
        }
        return time
    }

    /// The caller's own texts by name; none where the member is not there.
    mutating func metadata(_ key: String) -> [String: String] {
        guard let value = value(key, .optional) else { return [:] }
        guard let members = value.object?.members else {
            offences.add(place(of: key), "must be an object of strings")
            return [:]
        }
        if members.count > TextRule.metadataEntriesMax {
            offences.add(place(of: key), "has more than \(TextRule.metadataEntriesMax) entries")
        }
        var metadata: [String: String] = [:]
        for (name, value) in members {
            let place = Self.place(of: name, in: self.place(of: key))
            if let detail = TextRule.metadataName.offence(of: name) { offences.add(place, "name " + detail) }
            guard let text = value.string else {
                offences.add(place, "must be a string")
                continue
            }
            if let detail = TextRule.metadataValue.offence(of: text) { offences.add(place, detail) }
            metadata[name] = text
        }
        return metadata
    }
}

extension JSON {
    /// The digits of the integer that this is by JSON Schema, for which 5.0 is one as 5 is; what has an exponent is none
    /// here. It may be more than fits 64 bits.
    fileprivate var integerDigits: Substring? {
        guard case .number(let number) = self, !number.literal.contains(where: { $0 == "e" || $0 == "E" })
        else { return nil }
        let parts = number.literal.split(separator: ".")
        return parts.dropFirst().allSatisfy { $0.allSatisfy { $0 == "0" } } ? parts.first : nil
    }
}
