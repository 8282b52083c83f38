import PaymentModel
import Payments
import Testing

@Suite("Every store, keeping the ends of sessions")
struct StoreContractSessionTests {
    private static func time(_ milliseconds: Int64) -> Timestamp {
        SampleRecords.start.adding(.milliseconds(milliseconds))
    }

    @Test("a revocation is found by its kind and name, and by nothing else", arguments: StoreKind.allCases)
    func found(kind: StoreKind) async throws {
        try await kind.withPlace { place in
            let store = try place.open()
            let revocation = Revocation(.token("a"), at: Self.time(5))
            try await store.commit(.of { $0.revocations = [revocation] })

            let again = kind == .sqlite ? try place.open() : store
            #expect(try await again.revocation(of: .token("a")) == revocation)
            #expect(try await again.revocation(of: .subject("a")) == nil)
            #expect(try await again.revocation(of: .token("A")) == nil)
            #expect(try await again.revocation(of: .token("a ")) == nil)
        }
    }

    @Test(
        "of several revocations of a subject the latest holds, in whatever order",
        arguments: StoreKind.allCases)
    func latest(kind: StoreKind) async throws {
        try await kind.withStore { store in
            for milliseconds in [20, 30, 10] as [Int64] {
                let revocation = Revocation(.subject("payroll"), at: Self.time(milliseconds))
                try await store.commit(.of { $0.revocations = [revocation] })
            }

            let revocation = try await store.revocation(of: .subject("payroll"))
            #expect(revocation?.at == Self.time(30))
        }
    }

    @Test("a name is the same in composed and decomposed form", arguments: StoreKind.allCases)
    func composed(kind: StoreKind) async throws {
        try await kind.withStore { store in
            try await store.commit(
                .of { $0.revocations = [Revocation(.subject("Zo\u{E9}"), at: Self.time(1))] })

            let revocation = try await store.revocation(of: .subject("Zoe\u{301}"))
            #expect(revocation != nil)
        }
    }

    @Test("a refused change revokes nothing", arguments: StoreKind.allCases)
    func refused(kind: StoreKind) async throws {
        try await kind.withStore { store in
            var wallet = SampleRecords(seed: 1).wallet()
            wallet.version = 7
            let code = await storeErrorCode { [wallet] () async throws(StoreError) in
                try await store.commit(
                    .of {
                        $0.wallets = [wallet]
                        $0.revocations = [Revocation(.token("a"), at: Self.time(1))]
                    })
            }

            let revocation = try await store.revocation(of: .token("a"))
            #expect(code == .versionConflict && revocation == nil)
        }
    }
}
