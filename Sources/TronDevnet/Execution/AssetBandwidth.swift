import Tron

/// `BandwidthProcessor.useAssetAccountNet`: holders of a TRC-10 asset move it with its issuer's staked
/// bandwidth, as far as the issuer has allowed it.
struct AssetBandwidth {
    let payload: WireMessage
    let owner: Address
    let bytes: Int64

    /// Whether the issuer has paid.
    ///
    /// - Throws: `BroadcastRefusal` if there is no such asset.
    func run(on state: inout ChainState) throws(BroadcastRefusal) -> Bool {
        guard var asset = state.asset(named: payload.bytes("asset_name")) else { throw .invalid(missing) }
        let slot = state.slot
        guard let issuerAddress = asset.issuer, var account = state.accounts[owner],
            var issuer = state.accounts[issuerAddress],
            bytes <= asset.issue.integer("public_free_asset_net_limit")
                - asset.publicUsage.recovered(at: slot)
        else { return false }
        var usage = account.usage(ofAsset: asset.id)
        guard bytes <= asset.issue.integer("free_asset_net_limit") - usage.recovered(at: slot),
            bytes <= state.limit(.bandwidth, of: issuer) - issuer.bandwidth.used(at: slot)
        else { return false }
        usage.add(bytes, at: slot)
        asset.publicUsage.add(bytes, at: slot)
        account.change(asset: asset.id) { $0.usage = usage }
        account.lastOperationAt = state[.time]
        issuer.bandwidth.increase(by: bytes, at: slot)
        issuer.bandwidth.slot = slot
        state.assets[asset.id] = asset
        state.accounts[owner] = account
        // The issuer was read before the sender was written: where both are one, as in java-tron, what the
        // issuer's own account has used of the asset is not noted.
        state.accounts[issuerAddress] = issuer
        return true
    }

    /// java-tron prints the name as Java prints an object, with a hash that is another in each run.
    private var missing: String {
        let name = payload.bytes("asset_name")
        return
            "asset [<ByteString@0 size=\(name.count) contents=\"\(String(decoding: name, as: UTF8.self))\">]"
            + " does not exist"
    }
}
