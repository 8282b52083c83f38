/// A refusal of the caller itself, whatever it wants: a bad token, a missing permission.
struct Denial: Error {
    /// For the caller.
    let problem: Problem
    /// For the audit trail only.
    let reason: (name: String, value: String)

    init(_ problem: Problem, reason: (name: String, value: String)) {
        self.problem = problem
        self.reason = reason
    }
}
