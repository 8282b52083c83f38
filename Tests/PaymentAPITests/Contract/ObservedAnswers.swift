import Foundation
import StrictJSON
import Synchronization
import Testing

@testable import PaymentAPI

/// Notes which statuses of which operations the suite has seen, where OBSERVED_ANSWERS names a file; scripts/test compares
/// them with what the contract documents, after the last test.
enum ObservedAnswers {
    private static let file: FileHandle? = {
        guard let path = ProcessInfo.processInfo.environment["OBSERVED_ANSWERS"] else { return nil }
        let file = FileHandle(forWritingAtPath: path)
        if file == nil { Issue.record("OBSERVED_ANSWERS names \(path), which can't be written to.") }
        return file
    }()
    private static let noted = Mutex<Set<String>>([])

    /// Writes down `line` once.
    static func note(_ line: String) {
        guard let file else { return }
        noted.withLock { noted in
            guard noted.insert(line).inserted else { return }
            file.seekToEndOfFile()
            file.write(Data((line + "\n").utf8))
        }
    }
}

@Suite("Documented statuses")
struct DocumentedStatusTests {
    @Test(
        "every operation that is built documents at least one status of its own, and the suite is told of all"
    )
    func expected() throws {
        for operation in try AccessMatrixTests.built() {
            #expect(!operation.statuses.isEmpty, "\(operation.id)")
            for status in operation.statuses { ObservedAnswers.note("expected \(operation.id) \(status)") }
        }
    }
}
