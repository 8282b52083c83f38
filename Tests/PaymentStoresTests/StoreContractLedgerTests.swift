import PaymentModel
import Payments
import Simulation
import Testing
import Tron

@Suite("Every store, keeping attempts and counters")
struct StoreContractLedgerTests {
    @Test("no two records have the same bytes", arguments: StoreKind.allCases)
    func sameBytes(kind: StoreKind) async throws {
        try await kind.withStore { store async throws in
            let (sample, other) = (SampleRecords(seed: 1), SampleRecords(seed: 2))
            let attempt = try sample.attempt(1)

            #expect(
                try await refusal(of: store) {
                    $0.transactions = [try sample.transaction().with { $0.attempts = [attempt] }]
                } == nil)
            #expect(
                try await refusal(of: store) {
                    $0.transactions = [try other.transaction().with { $0.attempts = [attempt] }]
                } == .attemptTaken)
        }
    }

    @Test("a record has one attempt that is not proven dead", arguments: StoreKind.allCases)
    func oneAlive(kind: StoreKind) async throws {
        try await kind.withStore { store async throws in
            let sample = SampleRecords(seed: 1)
            let (first, second) = (try sample.attempt(1), try sample.attempt(2))
            let dead = first.with { $0.provenDead = true }
            func refusalOf(_ attempts: [Attempt], over version: Int) async throws -> StoreError.Code? {
                try await refusal(of: store) {
                    $0.transactions = [
                        try sample.transaction().with {
                            $0.version = version
                            $0.attempts = attempts
                        }
                    ]
                }
            }

            #expect(try await refusalOf([first, second], over: 0) == .attemptTaken)
            #expect(try await refusalOf([first], over: 0) == nil)
            #expect(try await refusalOf([first, second], over: 1) == .attemptTaken)
            #expect(try await refusalOf([second], over: 1) == .attemptTaken)
            #expect(try await refusalOf([], over: 1) == .attemptTaken)
            #expect(try await refusalOf([dead, second], over: 1) == nil)
            #expect(try await refusalOf([first, second], over: 2) == .attemptTaken)
            #expect(try await store.transaction(try sample.transaction().id)?.attempts == [dead, second])
        }
    }
}
