/// Runs the operation, or replays its first answer.
struct OperationStep: Sendable {
    let desk: IdempotencyDesk

    /// - Throws: whatever the operation refuses, and `idempotency_in_flight` and `idempotency_mismatch`.
    func run(_ named: Named, _ visit: inout Visit) async throws -> Answer {
        let operation = named.call.operation
        var wait: Duration?
        if operation.waits, let seconds = WaitPreference.seconds(in: named.call.field("Prefer")) {
            wait = .seconds(seconds)
            visit.headers.append(("Preference-Applied", "wait=\(seconds)"))
        }
        let request = OperationRequest(
            parameters: named.call.parameters, query: named.call.target.query, content: named.content,
            accept: named.call.field("Accept"), session: named.session, caller: visit.caller,
            idempotency: named.idempotency, wait: wait)
        guard let idempotency = named.idempotency else { return try await operation.handle(request) }
        let (answer, isReplay) = try await desk.answer(idempotency) { try await operation.handle(request) }
        if isReplay { visit.headers.append(("Idempotent-Replayed", "true")) }
        return answer
    }
}
