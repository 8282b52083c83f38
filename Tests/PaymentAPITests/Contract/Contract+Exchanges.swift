import Foundation
import PaymentWire
import StrictJSON

extension Contract {
    /// A request and its answer.
    struct Exchange {
        let method: String
        /// Below the base path, with its query.
        let target: String
        let body: String?
        let headers: [String: String]
        let answer: TestAnswer
    }

    /// Everything about `exchange` that the contract does not say; each in a sentence.
    func violations(of exchange: Exchange) -> [String] {
        let parts = exchange.target.split(separator: "?", maxSplits: 1).map(String.init)
        guard let operation = operation(exchange.method, parts.first ?? "") else {
            return problemViolations(of: exchange.answer)
        }
        let answer = exchange.answer
        ObservedAnswers.note("observed \(operation.id) \(answer.status)")
        var violations = answerViolations(of: answer, to: operation)
        // What is accepted has to be what the contract lets in.
        if (200..<300).contains(answer.status) {
            violations += bodyViolations(of: exchange, for: operation)
            let known = Set(operation.parameters(in: "query").compactMap { $0["name"]?.string })
            let sent = parts.dropFirst().joined().split(separator: "&")
                .map { String($0.prefix { $0 != "=" }) }
            violations += sent.filter { !known.contains($0) }.map { "the parameter \($0) is not declared" }
        }
        return violations.map { "\(operation.id) \(answer.status): \($0)" }
    }

    private var judge: SchemaJudge { SchemaJudge(contract: self) }

    private func answerViolations(of answer: TestAnswer, to operation: Operation) -> [String] {
        let responses = operation.node["responses"]
        // Form, token and rate are judged before an operation is asked; what the contract says of every operation
        // holds for those too that name no problem of their own.
        guard let documented = responses?[String(answer.status)] ?? responses?["default"] else {
            return answer.status >= 400 ? problemViolations(of: answer) : ["the status is not documented"]
        }
        let response = target(of: documented)
        var violations: [String] = []
        for (name, header) in response["headers"]?.object?.members ?? [] {
            // Only replays have it.
            guard name != "Idempotent-Replayed" || answer.header(name) != nil else { continue }
            guard let value = answer.header(name) else {
                violations.append("the header \(name) is missing")
                continue
            }
            let schema = target(of: header)["schema"] ?? [:]
            violations += judge.violations(of: .string(value), by: schema, at: name)
        }
        if answer.header("x-request-id") == nil { violations.append("X-Request-ID is missing") }
        guard let content = response["content"]?.object else {
            return violations + (answer.bytes.isEmpty ? [] : ["there is a body"])
        }
        let told = answer.header("content-type") ?? "-"
        let type = String(told.prefix { $0 != ";" })
        guard let schema = content[type]?["schema"] else {
            return violations + ["the media type \(told) is not documented"]
        }
        return violations + schemaViolations(of: answer, type, schema)
    }

    private func schemaViolations(of answer: TestAnswer, _ type: String, _ schema: JSON) -> [String] {
        guard type.hasSuffix("json") else { return [] }
        do {
            return judge.violations(of: try answer.json, by: schema)
        } catch {
            return ["the body is no JSON: \(error)"]
        }
    }

    private func problemViolations(of answer: TestAnswer) -> [String] {
        guard answer.header("content-type") == "application/problem+json" else {
            return ["\(answer.status) without a problem document"]
        }
        return schemaViolations(
            of: answer, "application/problem+json", ["$ref": "#/components/schemas/Problem"])
    }

    private func bodyViolations(of exchange: Exchange, for operation: Operation) -> [String] {
        guard let told = operation.node["requestBody"] else { return [] }
        guard let body = exchange.body else {
            return told["required"]?.bool == true ? ["accepted without its body"] : []
        }
        let type = exchange.headers["content-type"]?.split(separator: ";").first.map(String.init)
        guard let schema = told["content"]?[type ?? "application/json"]?["schema"] else {
            return ["accepted as \(type ?? "-"), which is not documented"]
        }
        guard type == nil || type == "application/json" else { return [] }
        guard let json = try? JSON(parsing: body) else { return ["accepted what is no JSON"] }
        return judge.violations(of: json, by: schema).map { "accepted, though \($0)" }
    }
}
