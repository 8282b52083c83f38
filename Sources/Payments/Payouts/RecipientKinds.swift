import PaymentModel
import Synchronization
import Tron

/// Recent answers of nodes about recipients, so that one who is paid many times in a minute is asked about once.
final class RecipientKinds: Sendable {
    private enum Limits {
        /// An address can become a contract later, so an answer is used only for this long.
        static let lifetime = Duration.seconds(60)
        static let entriesMax = 20_000
    }

    private struct Answer {
        let isContract: Bool
        let at: Timestamp
    }

    private let answers = Mutex<[Address: Answer]>([:])

    /// The recent answer; nil if there is none.
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
