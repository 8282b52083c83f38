import PaymentModel

extension Books {
    private enum Limits {
        /// After this many conflicts in a row, another attempt would not help.
        static let attemptsMax = 24
        /// Conflicts that are retried at once: with few writers, the next attempt succeeds.
        static let attemptsAtOnce = 3
        /// The longest pause between two attempts.
        static let pauseMillisecondsMax: Int64 = 128
    }

    /// Runs `decide`, which reads, decides and commits, and runs it again if what it read has changed before its
    /// commit. All conflicts are handled here. Attempts are bounded, with growing random pauses.
    ///
    /// - Parameter codes: The conflicts that reading again can solve.
    /// - Throws: What `decide` throws; `StoreError.contended` if a version or counter changed each time.
    package func decide<Value>(
        retrying codes: Set<StoreError.Code> = [.versionConflict], _ decide: () async throws -> Value
    ) async throws -> Value {
        var last = StoreError(.contended, "never tried")
        for attempt in 0..<Limits.attemptsMax {
            do {
                return try await decide()
            } catch let error as StoreError where codes.contains(error.code) {
                last = error
            }
            guard await pause(after: attempt) else { break }
        }
        throw last.whenExhausted
    }

    /// The same for decisions that only the store can refuse.
    package func decide<Value>(
        retrying codes: Set<StoreError.Code> = [.versionConflict],
        storing decide: () async throws(StoreError) -> Value
    ) async throws(StoreError) -> Value {
        var last = StoreError(.contended, "never tried")
        for attempt in 0..<Limits.attemptsMax {
            do {
                return try await decide()
            } catch {
                guard codes.contains(error.code) else { throw error }
                last = error
            }
            guard await pause(after: attempt) else { break }
        }
        throw last.whenExhausted
    }

    /// Returns false if the task was cancelled meanwhile.
    private func pause(after attempt: Int) async -> Bool {
        guard attempt >= Limits.attemptsAtOnce else { return !Task.isCancelled }
        let longest = min(
            Limits.pauseMillisecondsMax, 1 << Int64(min(attempt - Limits.attemptsAtOnce + 1, 7)))
        let dice = random.bytes(2).reduce(Int64(0)) { $0 << 8 | Int64($1) }
        do {
            try await clock.sleep(for: .milliseconds(1 + dice % longest))
            return true
        } catch {
            return false
        }
    }
}

extension StoreError {
    /// The error for a conflict that persisted. Errors that name what is taken stay as they are.
    fileprivate var whenExhausted: Self {
        switch code {
        case .versionConflict, .counterExceeded, .staleCeiling:
            Self(.contended, "others kept changing the same records: \(reason)", cause: self)
        case .idempotencyKeyTaken, .addressTaken, .referenceTaken, .attemptTaken, .contended, .otherToken,
            .unavailable, .corrupt:
            self
        }
    }
}
