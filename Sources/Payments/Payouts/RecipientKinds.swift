import PaymentModel
import Synchronization
import Tron

/// What nodes said of recipients a moment ago: whoever is paid many times in a minute is asked about once.
final class RecipientKinds: Sendable {
    private enum Limits {
        /// A contract can come to an address later; an answer is as good as one of the acceptance for so long.
        static let lifetime = Duration.seconds(60)
        static let entriesMax = 20_000
    }

    private struct Answer {
        let isContract: Bool
        let at: Timestamp
    }

    private let answers = Mutex<[Address: Answer]>([:])

    /// What is known; nil if nobody was asked lately.
    func isContract(_ address: Address, at now: Timestamp) -> Bool? {
        answers.withLock { answers in
            guard let answer = answers[address] else { return nil }
            let age = now.since(answer.at)
            return age >= .zero && age < Limits.lifetime ? answer.isContract : nil
        }
    }

    func note(_ address: Address, isContract: Bool, at now: Timestamp) {
        answers.withLock { answers in
            // Started over when it is full: simpler than finding the oldest, and as good.
            if answers.count >= Limits.entriesMax { answers = [:] }
            answers[address] = Answer(isContract: isContract, at: now)
        }
    }
}
