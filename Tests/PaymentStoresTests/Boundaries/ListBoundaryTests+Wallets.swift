import PaymentModel
import Payments
import Simulation
import Testing
import Tron

extension ListBoundaryTests {
    @Test("wallets and recipients: a page begins behind its place", arguments: StoreKind.allCases)
    func wallets(kind: StoreKind) async throws {
        let wallets = (0..<9).map { index in
            SampleRecords(seed: UInt64(index)).wallet(createdAt: Self.times[index % 3])
        }
        let recipients = wallets.map {
            Recipient(
                id: RecipientID(at: $0.createdAt, random: Draw(seed: UInt64($0.createdAt.milliseconds % 97))),
                order: RecipientOrder(name: $0.name, address: $0.address), createdBy: "a",
                createdAt: $0.createdAt)
        }
        try await kind.withStore { store in
            try await store.commit(
                .of {
                    $0.wallets = wallets
                    $0.recipients = Array(recipients.prefix(3))
                })
            let places = wallets.map { ListPosition(createdAt: $0.createdAt, id: $0.id.text) }
                .sorted(by: Self.isNewer)
            for place in places {
                let found = try await store.wallets(kind: nil, status: .active, after: place, limit: 2)
                #expect(
                    found.map(\.id.text) == places.filter { Self.isNewer(place, $0) }.prefix(2).map(\.id))
            }
            let trusted = recipients.prefix(3).map { ListPosition(createdAt: $0.createdAt, id: $0.id.text) }
                .sorted(by: Self.isNewer)
            for place in trusted {
                let found = try await store.recipients(after: place, limit: 1)
                #expect(
                    found.map(\.id.text) == trusted.filter { Self.isNewer(place, $0) }.prefix(1).map(\.id))
            }
        }
    }
}
