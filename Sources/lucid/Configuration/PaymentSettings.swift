import Foundation
import PaymentModel
import Payments
import StrictJSON
import Tron

/// How payments are made.
struct PaymentSettings {
    let payoutWallet: WalletID?
    let feeLimitMax: Sun
    let burnsTRX: Bool
    let transactionLifetime: Duration
    let hardwareLifetime: Duration
    let attemptsMax: Int
    let policy: PayoutPolicy
    let fourEyes: Set<FourEyes>
    let kycIssuers: KYCIssuers

    private enum Limits {
        /// Each attempt may burn a fee.
        static let attempts = 1...10
        /// TRON's `fee_limit` is at most 15,000 TRX (chain parameter getMaxFeeLimit).
        static let feeLimitMax = Sun(15_000 * Sun.perTRX)
    }

    init(_ reader: inout SettingReader, assets: AssetRegistry) {
        payoutWallet = reader.optional(.payoutWallet) { text throws(ValueProblem) in
            guard let id = WalletID(text) else {
                throw ValueProblem("\"\(text)\" is not a wallet id (wal_…)")
            }
            return id
        }
        let fee = Sun(100 * Sun.perTRX)
        feeLimitMax = reader.value(.feeLimitMax, default: ("100", fee), parse: Self.fee)
        burnsTRX = reader.value(.burnTRX, default: ("true", true), parse: SettingText.bool)
        transactionLifetime = reader.value(
            .transactionLifetime, default: ("120s", .seconds(120)), parse: Self.lifetime)
        attemptsMax = reader.value(.attemptsMax, default: ("3", 3)) { text throws(ValueProblem) in
            try SettingText.integer(text, in: Limits.attempts)
        }
        hardwareLifetime = reader.value(
            .hardwareLifetime, default: ("1h", .seconds(3600)), parse: Self.lifetime)
        policy =
            reader.optional(.policy) { text throws(ValueProblem) in try Self.policy(text, assets) }
            ?? .standard
        fourEyes = reader.optional(.fourEyes, parse: Self.fourEyes) ?? []
        kycIssuers = Self.issuers(&reader)
    }

    private static func fourEyes(_ text: String) throws(ValueProblem) -> Set<FourEyes> {
        var acts: Set<FourEyes> = []
        for word in text.split(separator: ",") {
            let name = word.trimmingCharacters(in: .whitespaces)
            guard let act = FourEyes(rawValue: name) else {
                let known = FourEyes.allCases.map(\.rawValue).joined(separator: ", ")
                throw ValueProblem("\"\(name)\" is none of \(known)")
            }
            acts.insert(act)
        }
        return acts
    }

    private static func fee(_ text: String) throws(ValueProblem) -> Sun {
        guard let fee = try? Sun(parsingTRX: text), fee > .zero, fee <= Limits.feeLimitMax else {
            throw ValueProblem(
                "must be TRX, more than 0 and at most \(Limits.feeLimitMax.trxText), not \"\(text)\"")
        }
        return fee
    }

    /// In whole seconds: blocks come every three.
    private static func lifetime(_ text: String) throws(ValueProblem) -> Duration {
        let lifetime = try SettingText.duration(text)
        guard lifetime.components.attoseconds == 0 else { throw ValueProblem("must be whole seconds") }
        return lifetime
    }

    private static func policy(_ value: String, _ assets: AssetRegistry) throws(ValueProblem) -> PayoutPolicy
    {
        let json = try json(SettingReader.jsonText(value))
        do {
            return try PayoutPolicy(json: json, assets: assets)
        } catch {
            throw ValueProblem(error.reasons.joined(separator: "; "))
        }
    }

    /// Symmetric keys among those of issuers are secrets: they are not shown.
    private static func issuers(_ reader: inout SettingReader) -> KYCIssuers {
        guard let text = reader.keySet(.kycIssuers) else { return .none }
        do {
            return try KYCIssuers(json: try json(text))
        } catch let problem as ValueProblem {
            reader.complain(.kycIssuers, problem.reason)
        } catch let problem as KYCSettingsError {
            reader.complain(.kycIssuers, problem.reason)
        } catch {
            reader.complain(.kycIssuers, "cannot be used")
        }
        return .none
    }

    private static func json(_ text: String) throws(ValueProblem) -> JSON {
        do {
            return try JSON(parsing: text)
        } catch {
            throw ValueProblem("is not JSON: \(error.reason) at byte \(error.offset)")
        }
    }
}
