import Foundation
import GRDB
import Scratch
import StrictJSON
import Testing
import Tron

extension StoreCommandTests {
    @Test("the service copies its store itself, sealed, and keeps the newest copies")
    func scheduled() async throws {
        let folder = try ScratchFolder()
        let key = Data(repeating: 9, count: 32).base64EncodedString()
        let copies = folder.path + "/copies"
        let settings = ["LUCID_BACKUP_DIR": copies, "LUCID_BACKUP_KEY": key, "LUCID_BACKUP_KEEP": "1"]
        func names() throws -> [String] {
            guard FileManager.default.fileExists(atPath: copies) else { return [] }
            return try FileManager.default.contentsOfDirectory(atPath: copies).filter {
                $0.hasSuffix(".backup")
            }
        }
        for run in 0..<2 {
            let before = try names()
            if run > 0 {
                // The first one is made old, so that the next is due.
                for name in before {
                    try FileManager.default.setAttributes(
                        [.modificationDate: Date(timeIntervalSinceNow: -7200)],
                        ofItemAtPath: copies + "/" + name)
                }
            }
            let service = try await LucidService.start(in: folder, node: "http://127.0.0.1:1", settings)
            let made = try await eventually("a copy") {
                let found = try names()
                return found.count == 1 && found != before
                    && service.program.errors.contains("store backed up")
                    ? found : nil
            }
            #expect(made.count == 1)
            #expect(try await service.program.stop() == 0)
        }
        let copy = try #require(try names().first)
        let elsewhere = try ScratchFolder()
        let keyFile = try folder.write(key, to: "key")
        let restored = try await Self.run(
            ["store", "restore", "--from", copies + "/" + copy, "--key-file", keyFile],
            LucidService.environment(in: elsewhere, node: "http://127.0.0.1:1"))
        #expect(restored.code == 0, "\(restored)")
        #expect(
            !FileManager.default.fileExists(atPath: folder.path + "/lucid.sqlite-wal"),
            "a clean stop leaves one file")
    }
}
