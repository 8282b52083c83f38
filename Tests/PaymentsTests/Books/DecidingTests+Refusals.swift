import Simulation
import Synchronization
import Testing

@testable import PaymentModel
@testable import Payments

extension DecidingTests {
    @Test(
        "what reading again does not change is told at once",
        arguments: [
            StoreError.Code.idempotencyKeyTaken, .addressTaken, .referenceTaken, .attemptTaken, .unavailable,
            .corrupt, .otherToken, .counterExceeded,
        ])
    func others(code: StoreError.Code) async throws {
        let (count, result) = await attempts(until: .max, code)

        #expect(count == 1)
        let error = #expect(throws: StoreError.self) { try result.get() }
        #expect(error?.code == code)
    }

    @Test("what names the value that is taken keeps its name to the end")
    func taken() async throws {
        let (count, result) = await attempts(until: .max, .referenceTaken, retrying: [.referenceTaken])

        #expect(count == 24)
        let error = #expect(throws: StoreError.self) { try result.get() }
        #expect(error?.code == .referenceTaken)
    }

    @Test("refusals that are not the store's go through")
    func refusals() async {
        var count = 0
        await #expect(throws: PaymentError.self) {
            try await books.decide {
                count += 1
                throw PaymentError(.notFound, "no")
            }
        }
        #expect(count == 1)
    }
}
