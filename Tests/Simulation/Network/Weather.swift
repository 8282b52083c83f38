/// How bad the network is now. Everything is in times per thousand, and can be turned off.
struct Weather: Sendable {
    /// Questions that fail in one of the ways below.
    var faultsPermille = 0
    /// Answers that are true and late: up to this many milliseconds, one in fifty.
    var delayMax: Int64 = 0
    /// Handed-in transactions that arrive twice.
    var duplicatesPermille = 0
    /// Transactions that a node takes and does not pass on.
    var keptPermille = 0
    /// Refusals of what the node could have taken: busy, isolated, or on another fork.
    var moodsPermille = 0
    /// Answers about the newest block that are made up.
    var liesPermille = 0
    /// A liar's answers about what is final that are lies.
    var finalLiesPermille = 0
    /// Rounds of news that a node misses.
    var deafPermille = 0
    /// Receipts of a block that are not indexed yet.
    var unindexedPermille = 0

    static let calm = Self()

    /// A weather for a whole simulation.
    static func drawn(from chance: inout Chance) -> Self {
        if chance.happens(permille: 100) { return .calm }
        func upTo(_ most: Int64, _ chance: inout Chance) -> Int {
            chance.happens(permille: 300) ? 0 : Int(chance.integer(in: 0...most))
        }
        var weather = Self()
        weather.faultsPermille = upTo(300, &chance)
        weather.delayMax = Int64(upTo(20_000, &chance))
        weather.duplicatesPermille = upTo(300, &chance)
        weather.keptPermille = upTo(500, &chance)
        weather.moodsPermille = upTo(300, &chance)
        weather.liesPermille = upTo(100, &chance)
        weather.finalLiesPermille = 300
        weather.deafPermille = upTo(700, &chance)
        weather.unindexedPermille = upTo(300, &chance)
        return weather
    }
}

/// What goes wrong with one question.
enum Fault: CaseIterable {
    /// Nothing was sent.
    case unreachable
    /// Sent, and no answer came.
    case answerLost
    /// Not delivered in time, and perhaps later.
    case requestLate
    case rateLimited
    case forbidden
    case serverError
    /// Answered by something that is no node.
    case garbage
}
