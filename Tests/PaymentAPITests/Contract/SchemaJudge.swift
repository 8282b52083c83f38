import Foundation
import PaymentModel
import Payments
import StrictJSON

/// Judges values by the contract's schemas: JSON Schema 2020-12 as far as the contract uses it, and more strictly in one
/// point - a member that no schema lists is a violation, unless the schema says nothing of members at all.
struct SchemaJudge {
    let contract: Contract

    /// What is wrong, and which members were spoken of.
    private struct Verdict {
        var violations: [String] = []
        var members: Set<String> = []
        /// The schema leaves open what members there are.
        var isOpen = false

        mutating func merge(_ other: Verdict) {
            violations += other.violations
            members.formUnion(other.members)
            isOpen = isOpen || other.isOpen
        }
    }

    private enum Limits {
        /// The elements of a list are made by the same code: as many as this show whether it is right.
        static let elementsMax = 100
    }

    /// Says nothing about values.
    private static let remarks: Set = [
        "description", "title", "summary", "examples", "example", "default", "deprecated",
    ]

    /// Everything about `value` that is not as `schema` has it, each with its place.
    func violations(of value: JSON, by schema: JSON, at place: String = "") -> [String] {
        let verdict = judge(value, by: schema, at: place)
        guard let object = value.object, !verdict.isOpen else { return verdict.violations }
        return verdict.violations
            + object.keys.filter { !verdict.members.contains($0) }.map { "\(place)/\($0) is in no schema" }
    }

    private func judge(_ value: JSON, by schema: JSON, at place: String) -> Verdict {
        var verdict = Verdict()
        guard let keywords = schema.object else {
            return Verdict(violations: ["\(place): the schema is no object"])
        }
        for (keyword, argument) in keywords.members where !Self.remarks.contains(keyword) {
            if let part = compose(keyword, argument, value, place) {
                verdict.merge(part)
            } else if let violations = members(keyword, argument, value, schema, place) {
                verdict.merge(violations)
            } else {
                verdict.violations += simple(keyword, argument, value).map { "\(place): \($0)" }
            }
        }
        let tells = ["properties", "additionalProperties", "allOf", "oneOf", "$ref"]
        if value.object != nil, !tells.contains(where: { schema[$0] != nil }) { verdict.isOpen = true }
        return verdict
    }

    // MARK: schemas made of schemas

    private func compose(_ keyword: String, _ argument: JSON, _ value: JSON, _ place: String) -> Verdict? {
        switch keyword {
        case "$ref": return judge(value, by: contract.target(of: ["$ref": argument]), at: place)
        case "allOf":
            return (argument.array ?? []).reduce(into: Verdict()) {
                var part = judge(value, by: $1, at: place)
                // That one part says nothing of members leaves the others' word.
                part.isOpen = false
                $0.merge(part)
            }
        case "oneOf":
            let verdicts = (argument.array ?? []).map { judge(value, by: $0, at: place) }
            let fitting = verdicts.filter(\.violations.isEmpty)
            if fitting.count == 1 { return fitting[0] }
            let reasons = verdicts.map { $0.violations.joined(separator: ", ") }.joined(separator: " | ")
            return Verdict(
                violations: ["\(place): \(fitting.count) of \(verdicts.count) alternatives fit: \(reasons)"])
        default: return nil
        }
    }

    // MARK: members and elements

    private func members(
        _ keyword: String, _ argument: JSON, _ value: JSON, _ schema: JSON, _ place: String
    ) -> Verdict? {
        var verdict = Verdict()
        switch keyword {
        case "properties":
            for (name, value) in value.object?.members ?? [] {
                guard let schema = argument[name] else { continue }
                verdict.members.insert(name)
                verdict.violations += violations(of: value, by: schema, at: place + "/" + name)
            }
        case "additionalProperties":
            // False adds nothing: what no schema lists is a violation anyhow.
            guard argument.object != nil else { break }
            for (name, value) in value.object?.members ?? [] where schema["properties"]?[name] == nil {
                verdict.members.insert(name)
                verdict.violations += violations(of: value, by: argument, at: place + "/" + name)
            }
        case "propertyNames":
            for name in value.object?.keys ?? [] {
                verdict.violations += violations(of: .string(name), by: argument, at: place + "/" + name)
            }
        case "items":
            for (index, element) in (value.array ?? []).prefix(Limits.elementsMax).enumerated() {
                verdict.violations += violations(of: element, by: argument, at: "\(place)/\(index)")
            }
        default: return nil
        }
        return verdict
    }

    // MARK: everything else

    private func simple(_ keyword: String, _ argument: JSON, _ value: JSON) -> [String] {
        switch keyword {
        case "type":
            let names = argument.array?.compactMap(\.string) ?? argument.string.map { [$0] } ?? []
            return names.contains { Self.isType($0, value) } ? [] : ["\(value.text) is no \(argument.text)"]
        case "enum":
            return argument.array?.contains(value) == true
                ? [] : ["\(value.text) is none of \(argument.text)"]
        case "const": return argument == value ? [] : ["\(value.text) is not \(argument.text)"]
        case "required":
            guard let object = value.object else { return [] }
            return (argument.array ?? []).compactMap(\.string).filter { object[$0] == nil }
                .map { "\($0) is missing" }
        case "unevaluatedProperties": return argument == false ? [] : ["unevaluatedProperties is not false"]
        case "pattern", "format", "minLength", "maxLength":
            return value.string.map { text(keyword, argument, $0) } ?? []
        case "minimum", "maximum", "minItems", "maxItems", "minProperties", "maxProperties":
            return Self.bound(keyword, argument, value)
        default: return ["\(keyword) is not known to the judge"]
        }
    }

    private func text(_ keyword: String, _ argument: JSON, _ text: String) -> [String] {
        let length = Int64(text.unicodeScalars.count)
        let isFine =
            switch (keyword, argument.string, argument.int64) {
            case ("minLength", _, let bound?): length >= bound
            case ("maxLength", _, let bound?): length <= bound
            case ("format", "date-time", _): Timestamp(text) != nil
            case ("pattern", let pattern?, _):
                contract.patterns[pattern]?.firstMatch(
                    in: text, range: NSRange(text.startIndex..., in: text)) != nil
            default: false
            }
        return isFine ? [] : ["\"\(text)\" is not of \(keyword) \(argument.text)"]
    }

    private static func bound(_ keyword: String, _ argument: JSON, _ value: JSON) -> [String] {
        let measured: Int64? =
            switch keyword {
            case "minimum", "maximum": value.int64
            case "minItems", "maxItems": value.array.map { Int64($0.count) }
            default: value.object.map { Int64($0.count) }
            }
        guard let measured, let bound = argument.int64 else { return [] }
        let isFine = keyword.hasPrefix("min") ? measured >= bound : measured <= bound
        return isFine ? [] : ["\(measured) is not of \(keyword) \(bound)"]
    }

    private static func isType(_ name: String, _ value: JSON) -> Bool {
        switch (name, value) {
        case ("null", .null), ("boolean", .bool), ("string", .string), ("array", .array),
            ("object", .object), ("number", .number):
            true
        case ("integer", .number(let number)):
            // 5.0 and 0.5e1 are, too.
            number.isInteger
        default: false
        }
    }
}
