import PaymentModel
import Payments
import Testing

@Suite("Every store, keeping audit trail and feed")
struct StoreContractTrailTests {
    @Test("the chain of hashes is whole under 64 writers", arguments: StoreKind.allCases)
    func auditChain(kind: StoreKind) async throws {
        try await kind.withStore { store in
            let counts = await outcomes(of: 64) { index throws(StoreError) in
                let sample = SampleRecords(seed: UInt64(index))
                for round in 0..<4 {
                    try await store.commit(
                        .of {
                            $0.audit = [
                                sample.auditEntry("first.\(round)"), sample.auditEntry("second.\(round)"),
                            ]
                        })
                }
            }

            let links = try await store.auditEvents(after: 0, limit: 1000)
            let verification = try await AuditVerification(of: store)
            #expect(counts == [nil: 64])
            #expect(links.map(\.sequence) == Array(1...512))
            #expect(verification.isValid)
            #expect(verification.events == 512)
            #expect(verification.headHash == links.last?.hash)
            #expect(try await store.auditHead() == AuditHead(sequence: 512, hash: links.last?.hash ?? ""))
            for pair in stride(from: 0, to: 512, by: 2) {
                // What one commit wrote stands together, in its order.
                let (first, second) = (links[pair].entry, links[pair + 1].entry)
                #expect(first.requestID == second.requestID)
                #expect(first.action.hasPrefix("first.") && second.action.hasPrefix("second."))
            }
        }
    }

    @Test(
        "a page of the audit trail begins behind its position and has its limit",
        arguments: StoreKind.allCases)
    func auditPages(kind: StoreKind) async throws {
        try await kind.withStore { store in
            try await store.commit(
                .of { $0.audit = (0..<5).map { SampleRecords(seed: $0).auditEntry() } })

            #expect(try await store.auditEvents(after: 1, limit: 3).map(\.sequence) == [2, 3, 4])
            #expect(try await store.auditEvents(after: 5, limit: 3).isEmpty)
        }
    }
}
