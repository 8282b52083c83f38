public import StrictJSON
import Tron

/// Why a policy can't be used: everything that is wrong with it.
public struct PolicySettingsError: Error, Hashable, Sendable {
    /// One for each mistake, with its place: "v0.minimum is not …".
    public let reasons: [String]
}

extension PayoutPolicy {
    /// The policy in `json`. What is missing has its default, and null means no limit.
    ///
    /// - Parameter registry: The assets that it may name.
    /// - Throws: `PolicySettingsError` with everything that is wrong.
    public init(json: JSON, assets registry: AssetRegistry) throws(PolicySettingsError) {
        var reader = PolicyReader(json, at: "")
        var policy = Self.standard
        let usdt = registry.usdt ?? .token(Token(usdt: .zero))
        reader.read(into: &policy[usdt], of: usdt)
        if let seconds = reader.integer("new_recipient_wait_seconds", in: 0...PolicyReader.waitSecondsMax) {
            policy.newRecipientWait = .seconds(seconds)
        }
        if var assets = reader.object("assets") {
            for asset in registry.assets {
                guard var limits = assets.object(asset.symbol) else { continue }
                if policy.assets[asset.symbol] == nil { policy[asset] = .unlimited }
                limits.read(into: &policy[asset], of: asset)
                assets.adopt(limits.finished())
            }
            reader.adopt(assets.finished())
        }
        let reasons = reader.finished()
        guard reasons.isEmpty else { throw PolicySettingsError(reasons: reasons) }
        self = policy
    }
}

/// Reads a policy's members one by one, and collects what is wrong.
private struct PolicyReader {
    /// A century. A longer wait must be a mistake.
    static let waitSecondsMax: Int64 = 100 * 366 * 86_400
    private static let levels = Int64(1)...5
    /// More approvers must be a mistake.
    private static let approvals = Int64(0)...20

    private let members: JSONObject
    private let place: String
    private var known: Set<String> = []
    private var reasons: [String] = []

    init(_ json: JSON, at place: String) {
        self.place = place
        members = json.object ?? [:]
        if json.object == nil { reasons.append("\(place.isEmpty ? "the policy" : place) is not an object") }
    }

    /// Everything that is wrong, including unknown members.
    func finished() -> [String] {
        reasons
            + members.keys.filter { !known.contains($0) }.map { "\(name($0)) is an unknown field" }
    }

    mutating func adopt(_ reasons: [String]) { self.reasons += reasons }

    mutating func object(_ key: String) -> PolicyReader? {
        known.insert(key)
        return members[key].map { PolicyReader($0, at: name(key)) }
    }

    mutating func integer(_ key: String, in range: ClosedRange<Int64>) -> Int64? {
        known.insert(key)
        guard let value = members[key] else { return nil }
        guard let number = value.int64, range.contains(number) else {
            reasons.append("\(name(key)) must be an integer from \(range.lowerBound) to \(range.upperBound)")
            return nil
        }
        return number
    }

    mutating func bool(_ key: String) -> Bool? {
        known.insert(key)
        guard let value = members[key] else { return nil }
        guard case .bool(let bool) = value else {
            reasons.append("\(name(key)) must be true or false")
            return nil
        }
        return bool
    }

    mutating func read(into policy: inout AssetPolicy, of asset: Asset) {
        if var route = object("v0") {
            route.read(into: &policy.v0, of: asset)
            adopt(route.finished())
        }
        if var route = object("kyc") {
            route.read(into: &policy.kyc, of: asset)
            if let level = route.integer("minimum_kyc_level", in: Self.levels) {
                policy.kyc.minimumKYCLevel = Int(level)
            }
            adopt(route.finished())
        }
        if var route = object("direct") {
            route.read(into: &policy.direct, of: asset)
            adopt(route.finished())
        }
        if var all = object("all") {
            all.read(into: &policy.all, of: asset)
            adopt(all.finished())
        }
        readTransfers(into: &policy, of: asset)
        readSubjects(into: &policy, of: asset)
        if var approval = object("approval") {
            if let above = approval.amount("above", of: asset) { policy.approval.above = above }
            if let required = approval.integer("required", in: Self.approvals) {
                policy.approval.required = Int(required)
            }
            adopt(approval.finished())
        }
    }

    /// What is missing is as for the direct route.
    private mutating func readTransfers(into policy: inout AssetPolicy, of asset: Asset) {
        policy.transfers = policy.direct
        guard var transfers = object("transfers") else { return }
        transfers.read(into: &policy.transfers, of: asset)
        if let isAllowed = transfers.bool("unlimited_allowances") {
            policy.allowsUnlimitedAllowances = isAllowed
        }
        adopt(transfers.finished())
    }

    private mutating func readSubjects(into policy: inout AssetPolicy, of asset: Asset) {
        guard var subjects = object("subjects") else { return }
        for name in subjects.members.keys {
            guard var limits = subjects.object(name) else { continue }
            limits.read(into: &policy.subjects[name.normalized, default: PeriodLimits()], of: asset)
            subjects.adopt(limits.finished())
        }
        adopt(subjects.finished())
    }

    private mutating func read(into limits: inout PeriodLimits, of asset: Asset) {
        limit("per_hour", of: asset, into: &limits.perHour)
        limit("per_day", of: asset, into: &limits.perDay)
    }

    private mutating func read(into limits: inout RouteLimits, of asset: Asset) {
        if let minimum = amount("minimum", of: asset) { limits.minimum = minimum }
        limit("per_payout", of: asset, into: &limits.perPayout)
        limit("per_recipient_per_day", of: asset, into: &limits.perRecipientPerDay)
        limit("per_day", of: asset, into: &limits.perDay)
        // It applies only to the kyc route; elsewhere the policy's answer has it as null.
        if members["minimum_kyc_level"] == .null { known.insert("minimum_kyc_level") }
    }

    /// An amount, or null for no limit.
    private mutating func limit(_ key: String, of asset: Asset, into limit: inout Int64?) {
        if members[key] == .null {
            known.insert(key)
            limit = nil
        } else if let units = amount(key, of: asset) {
            limit = units
        }
    }

    private mutating func amount(_ key: String, of asset: Asset) -> Int64? {
        known.insert(key)
        guard let value = members[key] else { return nil }
        guard let text = value.string, let amount = try? AssetAmount(parsing: text, asset: asset) else {
            reasons.append("\(name(key)) must be a decimal string of \(asset.symbol), such as \"1000\"")
            return nil
        }
        return amount.units
    }

    private func name(_ key: String) -> String { place.isEmpty ? key : place + "." + key }
}
