import Foundation
import PaymentModel
import PaymentStores
import Payments
import Scratch
import Simulation
import Testing

/// The implementations of `Store` that the contract's suites run against.
enum StoreKind: String, CaseIterable, Sendable {
    case sqlite
    /// The simulations' store, held to the same promises.
    case memory

    /// Runs `body` with a new, empty store.
    func withStore(_ body: (any Store) async throws -> Void) async throws {
        try await withPlace { place in
            try await body(place.open())
        }
    }

    /// Runs `body` with a place for a store that can be opened again and again.
    func withPlace(_ body: (StorePlace) async throws -> Void) async throws {
        let directory = try ScratchFolder()
        defer { directory.remove() }
        try await body(StorePlace(kind: self, directory: directory, memory: MemoryStore()))
    }
}

/// Where a store is, whether it is open or not.
struct StorePlace: Sendable {
    let kind: StoreKind
    let directory: ScratchFolder
    /// What a store in memory has in place of a file.
    let memory: MemoryStore

    func open() throws -> any Store {
        switch kind {
        case .sqlite:
            try SQLiteStore(path: directory.path("lucid.sqlite"), tokens: AssetRegistry.usdtAndTRX.tokens)
        case .memory: memory
        }
    }
}

/// The code of the error that `body` throws; nil where it throws none.
func storeErrorCode(_ body: () async throws(StoreError) -> Void) async -> StoreError.Code? {
    do {
        try await body()
        return nil
    } catch {
        return error.code
    }
}

/// Runs `body` for 0..<count at once, and counts how often each code came back; under nil those that were done.
func outcomes(
    of count: Int, _ body: @escaping @Sendable (Int) async throws(StoreError) -> Void
) async -> [StoreError.Code?: Int] {
    await withTaskGroup(of: StoreError.Code?.self) { group in
        for index in 0..<count {
            group.addTask { await storeErrorCode { () async throws(StoreError) in try await body(index) } }
        }
        return await group.reduce(into: [:]) { counts, code in counts[code, default: 0] += 1 }
    }
}
