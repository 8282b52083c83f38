import GRDB
import Synchronization

/// Connections for look-ups on the caller's thread, taken in turns. A pool holds its readers across suspensions, so
/// that the thread would have to be given up, and choosing one of a pool's readers takes as long as the look-up.
final class LookUpConnections: Sendable {
    private let connections: [DatabaseQueue]
    private let turn = Atomic<Int>(0)

    /// - Parameter count: With more connections than threads, look-ups would wait for the processor instead.
    init(path: String, configuration: Configuration, count: Int) throws {
        var configuration = configuration
        configuration.readonly = true
        configuration.label = "lucid.store.look-ups"
        connections = try (0..<count).map { _ in
            try DatabaseQueue(path: path, configuration: configuration)
        }
    }

    /// Runs one statement, which is a transaction by itself.
    func one<Value>(_ body: (Database) throws -> Value) throws -> Value { try next.unsafeRead(body) }

    /// Runs several statements on the same snapshot.
    func several<Value>(_ body: (Database) throws -> Value) throws -> Value { try next.read(body) }

    func close() throws {
        for connection in connections { try connection.close() }
    }

    private var next: DatabaseQueue {
        let number = turn.wrappingAdd(1, ordering: .relaxed).newValue
        return connections[Int(UInt(bitPattern: number) % UInt(connections.count))]
    }
}
