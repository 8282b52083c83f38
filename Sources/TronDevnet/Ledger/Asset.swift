import Tron

/// A TRC-10 asset (java-tron: `AssetIssueCapsule`).
struct Asset: Sendable {
    let id: Int64
    /// What it was issued with.
    let issue: WireMessage
    /// How much of the issuer's bandwidth all holders together have used of late.
    var publicUsage = AllowanceUsage()

    var issuer: Address? { issue.address("owner_address") }

    /// The id that these bytes, its digits, name; nil if they are none as java-tron writes them.
    static func id(named name: [UInt8]) -> Int64? {
        let text = String(decoding: name, as: UTF8.self)
        guard let id = Int64(text), String(id) == text else { return nil }
        return id
    }
}

/// What an account has of an asset.
struct AssetHolding: Hashable, Sendable {
    let asset: Int64
    var balance: Int64 = 0
    /// Bandwidth of the issuer's that this account has used of late.
    var usage = AllowanceUsage()
}

/// The asset that an account has issued; there is one at most.
struct IssuedAsset: Hashable, Sendable {
    /// A part of the supply that its issuer can't spend yet.
    struct Frozen: Hashable, Sendable {
        let amount: Int64
        let expiresAt: Int64
    }
    let id: Int64
    let name: [UInt8]
    let frozen: [Frozen]
}

extension LedgerAccount {
    /// What the account has of an asset; 0 if it has none.
    func balance(ofAsset id: Int64) -> Int64 { assets.first { $0.asset == id }?.balance ?? 0 }

    /// How much of the issuer's bandwidth the account has used.
    func usage(ofAsset id: Int64) -> AllowanceUsage {
        assets.first { $0.asset == id }?.usage ?? AllowanceUsage()
    }

    /// Changes what the account has of an asset; what is empty and unused is forgotten.
    mutating func change(asset id: Int64, _ change: (inout AssetHolding) -> Void) {
        var holding = assets.first { $0.asset == id } ?? AssetHolding(asset: id)
        change(&holding)
        assets.removeAll { $0.asset == id }
        guard holding.balance != 0 || holding.usage != AllowanceUsage() else { return }
        let place = assets.firstIndex { $0.asset > id } ?? assets.count
        assets.insert(holding, at: place)
    }
}

extension ChainState {
    /// The asset whose id these bytes are.
    func asset(named name: [UInt8]) -> Asset? { Asset.id(named: name).flatMap { assets[$0] } }

    /// Moves an amount that was checked.
    mutating func move(_ amount: Int64, ofAsset id: Int64, from owner: Address, to receiver: Address) {
        accounts[owner]?.change(asset: id) { $0.balance -= amount }
        accounts[receiver]?.change(asset: id) { $0.balance += amount }
    }
}
