import GRDB
import Synchronization

/// Connections of their own for what is looked up on the caller's thread, taken in turns. Readers of a pool are held across
/// suspensions, and would need that thread to be given back; and to choose one of a pool's takes as long as the look-up.
final class LookUpConnections: Sendable {
    private let connections: [DatabaseQueue]
    private let turn = Atomic<Int>(0)

    /// - Parameter count: more than threads that can look up at once would wait for the processor instead.
    init(path: String, configuration: Configuration, count: Int) throws {
        var configuration = configuration
        configuration.readonly = true
        configuration.label = "lucid.store.look-ups"
        connections = try (0..<count).map { _ in
            try DatabaseQueue(path: path, configuration: configuration)
        }
    }

    /// One statement, which is a transaction of its own: it needs none around it.
    func one<Value>(_ body: (Database) throws -> Value) throws -> Value { try next.unsafeRead(body) }

    /// Several statements, which all see one moment.
    func several<Value>(_ body: (Database) throws -> Value) throws -> Value { try next.read(body) }

    func close() throws {
        for connection in connections { try connection.close() }
    }

    private var next: DatabaseQueue {
        let number = turn.wrappingAdd(1, ordering: .relaxed).newValue
        return connections[Int(UInt(bitPattern: number) % UInt(connections.count))]
    }
}
