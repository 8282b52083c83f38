import Foundation
import Scratch

@testable import lucid

extension ScratchFolder {
    /// The configuration that `environment` makes, with the data directory in here.
    func configuration(
        _ environment: [String: String], file: String? = nil
    ) async throws -> ServiceConfiguration {
        let standard = ["LUCID_DATA_DIR": path + "/data"]
        return try await ServiceConfiguration(
            SettingSources(environment: standard.merging(environment) { _, new in new }, file: file))
    }

    /// What is wrong with the configuration that `environment` makes, line by line; empty where nothing is.
    func problems(_ environment: [String: String], file: String? = nil) async throws -> [String] {
        do {
            _ = try await configuration(environment, file: file)
            return []
        } catch let failure as CommandFailure {
            guard failure.kind == .configuration else { throw failure }
            return failure.message.split(separator: "\n").dropFirst().map {
                $0.trimmingCharacters(in: .whitespaces)
            }
        }
    }
}

/// Secrets that are good outside devnet, and nowhere else used.
enum GoodSecret {
    static let masterKey = "q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA="
    static let jwt = "pB3x-7Qk!vZ0rT9mLw2s#Hd8nYc5uEfG6"
    /// What mainnet needs.
    static let both = ["LUCID_MASTER_KEY": masterKey, "LUCID_JWT_SECRET": jwt]
}
