import Foundation
import PaymentModel
import Scratch
import Testing

@testable import lucid

@Suite("The folder of the service's own backups")
struct BackupFolderTests {
    private static let start = Timestamp(milliseconds: 1_764_000_000_000)

    @Test("the newest stay with their manifests, and what is not a copy stays too")
    func prune() throws {
        let scratch = try ScratchFolder()
        defer { scratch.remove() }
        let folder = BackupFolder(path: scratch.path)
        let paths = (0..<5).map { folder.path(at: Self.start.adding(.seconds(3600 * $0))) }
        for path in paths {
            try Data().write(to: URL(filePath: path))
            try Data().write(to: URL(filePath: path + ".json"))
        }
        _ = try scratch.write("mine", to: "notes.txt")
        _ = try scratch.write("", to: ".lucid-draft")
        _ = try scratch.write("", to: ".lucid-left")
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSince1970: 1_763_000_000)],
            ofItemAtPath: scratch.path(".lucid-left"))
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSince1970: 1_764_000_000)],
            ofItemAtPath: scratch.path(".lucid-draft"))

        try folder.prune(keeping: 2, now: Self.start)

        let names = Set(try FileManager.default.contentsOfDirectory(atPath: scratch.path))
        let kept = paths.suffix(2).flatMap { [$0, $0 + ".json"] }.map { ($0 as NSString).lastPathComponent }
        #expect(names == Set(kept + ["notes.txt", ".lucid-draft"]))
        #expect(try folder.copies() == paths.suffix(2))
    }

    @Test("names are in the order of their times, and no other file's")
    func order() throws {
        let folder = BackupFolder(path: "/nowhere")
        let times = [0, 1, 999, 60_000, 86_400_000, 40_000_000_000].map {
            Self.start.adding(.milliseconds($0))
        }

        let names = times.map(folder.path(at:))

        #expect(names == names.sorted() && Set(names).count == names.count)
        #expect(names.first == "/nowhere/lucid-20251124T160000.000Z.backup")
    }
}
