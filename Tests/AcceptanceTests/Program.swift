import Dispatch
import Foundation
import Synchronization

/// A program that a test has started: what it says, and how it ends.
final class Program: Sendable {
    /// A program did not do in time what a test waits for.
    struct Overdue: Error, CustomStringConvertible {
        let description: String
    }

    private struct State {
        var output = ""
        var errors = ""
        var exitCode: Int32?
        var isKilled = false
    }

    private let process: Process
    private let name: String
    /// Keeps the folder of the program's data until it has ended.
    private let environment: ProgramEnvironment
    private let state: Shared

    /// Outlives the test where the program does.
    private final class Shared: Sendable {
        let state = Mutex(State())
        let end = DispatchGroup()
    }

    /// Starts the built program called `name` with exactly this environment.
    init(
        _ name: String, _ arguments: [String] = [], environment: ProgramEnvironment = [:],
        input: String? = nil
    ) throws {
        self.name = name
        let process = Process()
        let shared = Shared()
        process.executableURL = try Self.folder().appending(path: name)
        process.arguments = arguments
        process.environment = Self.standard.merging(environment.variables) { _, new in new }
        process.standardOutput = Self.pipe { text in shared.state.withLock { $0.output += text } }
        process.standardError = Self.pipe { text in shared.state.withLock { $0.errors += text } }
        process.standardInput = FileHandle.nullDevice
        process.terminationHandler = { ended in
            shared.state.withLock { state in
                state.exitCode = ended.terminationStatus
                state.isKilled = ended.terminationReason == .uncaughtSignal
            }
            shared.end.leave()
        }
        shared.end.enter()
        do {
            try process.run()
        } catch {
            shared.end.leave()
            throw error
        }
        self.process = process
        self.environment = environment
        state = shared
    }

    /// What every program gets: among it where an instrumented one writes what it ran, and the planted bug that is active.
    private static let standard: [String: String] = {
        let inherited = ProcessInfo.processInfo.environment.filter {
            ["LLVM_PROFILE_FILE", "MUTANT"].contains($0.key)
        }
        return ["PATH": "/usr/bin:/bin", "HOME": NSTemporaryDirectory()].merging(inherited) { $1 }
    }()

    deinit {
        guard process.isRunning else { return }
        kill(process.processIdentifier, SIGKILL)
        // Until it is gone it may write to its folder, which is removed next.
        _ = state.end.wait(timeout: .now() + .seconds(10))
    }

    /// What it wrote to standard output so far.
    var output: String { state.state.withLock(\.output) }
    /// What it wrote to standard error so far.
    var errors: String { state.state.withLock(\.errors) }

    /// Sends a signal.
    func send(_ signal: Int32) { kill(process.processIdentifier, signal) }

    /// Ends it in the middle of whatever it does, and returns once it is gone.
    func killNow() async throws {
        send(SIGKILL)
        try await eventually("\(name) is gone") { state.state.withLock(\.isKilled) ? true : nil }
    }

    /// Asks it to stop, and tells its exit code.
    func stop() async throws -> Int32 {
        send(SIGTERM)
        return try await exitCode()
    }

    /// Its exit code, once it has ended by itself.
    func exitCode() async throws -> Int32 {
        let code = try await eventually("\(name) ends") {
            state.state.withLock { $0.isKilled ? nil : $0.exitCode }
        }
        // What it said last may still be on its way through the pipe.
        try await eventually("\(name) has said all") { process.isRunning ? nil : true }
        return code
    }

    /// The URL that it says it listens on.
    func url() async throws -> String {
        try await eventually("\(name) listens") {
            if let code = state.state.withLock(\.exitCode) {
                throw Overdue(description: "\(name) ended with \(code): \(errors)")
            }
            let match = errors.firstMatch(of: /listening on (http:\/\/[0-9.]+:[0-9]+)/)
            return match.map { String($0.1) }
        }
    }

    /// The folder of the built programs: the one that LUCID_TEST_PROGRAMS names, else the one that holds the tests.
    private static func folder() throws -> URL {
        if let named = ProcessInfo.processInfo.environment["LUCID_TEST_PROGRAMS"] {
            return URL(filePath: named)
        }
        let test = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath()
        let candidates = [test.deletingLastPathComponent(), Bundle.main.bundleURL]
        guard
            let folder = candidates.first(where: {
                FileManager.default.isExecutableFile(atPath: $0.appending(path: "lucid").path)
            })
        else { throw Overdue(description: "lucid is not beside \(test.path): swift build comes first") }
        return folder
    }

    private static func pipe(_ receive: @escaping @Sendable (String) -> Void) -> Pipe {
        let pipe = Pipe()
        pipe.fileHandleForReading.readabilityHandler = { handle in
            let bytes = handle.availableData
            if bytes.isEmpty {
                handle.readabilityHandler = nil
            } else {
                receive(String(decoding: bytes, as: UTF8.self))
            }
        }
        return pipe
    }
}

/// What `probe` finds, as soon as it finds something.
///
/// Programs of their own tell nobody here when they change: they are looked at again and again, and how long that takes
/// decides nothing but when the test gives up.
///
/// - Throws: `Program.Overdue` where that takes longer than `limit`: than anything here may on a slow machine.
@discardableResult
func eventually<Value>(
    _ what: String, within limit: Duration = .seconds(60), _ probe: () async throws -> Value?
) async throws -> Value {
    let end = ContinuousClock.now + limit
    while ContinuousClock.now < end {
        if let value = try await probe() { return value }
        try await Task.sleep(for: .milliseconds(20))
    }
    throw Program.Overdue(description: "waited in vain: \(what)")
}
