import StrictJSON
import Tron

/// TRC-10 assets (`GetAssetIssueByIdServlet`, `GetAssetIssueListServlet`, …).
enum AssetEndpoints {
    private enum Limits {
        /// `AssetIssueStore.ASSET_ISSUE_COUNT_LIMIT_MAX`.
        static let pageMax: Int64 = 1000
    }

    static let onBoth: [String: NodeEndpoint] = [
        "getassetissuelist": .query { query, chain in
            list(all(chain, query), Rendering(isVisible: query.isVisibleInQuery), on: chain, query)
        },
        "getpaginatedassetissuelist": .query { query, chain throws(NodeFault) in
            let (offset, limit): (Int64, Int64)
            if query.isGet {
                (offset, limit) = (try query.number("offset"), try query.number("limit"))
            } else {
                let message = try query.message(.paginated)
                (offset, limit) = (message.integer("offset"), message.integer("limit"))
            }
            let rendering = try query.rendering()
            let assets = all(chain, query)
            guard offset >= 0, limit >= 0, offset < assets.count else { return [:] }
            let page = assets.dropFirst(Int(offset)).prefix(Int(min(limit, Limits.pageMax)))
            return list(Array(page), rendering, on: chain, query)
        },
        "getassetissuebyid": .query { query, chain throws(NodeFault) in
            let rendering = try query.rendering()
            guard let text = try value(query), let id = Asset.id(named: Array(text.utf8)),
                let asset = chain.state(for: query).assets[id]
            else { return [:] }
            return rendering.asset(asset, on: chain.state(for: query))
        },
        "getassetissuebyname": .query { query, chain throws(NodeFault) in
            let rendering = try query.rendering()
            let name = try name(query)
            let state = chain.state(for: query)
            var found = all(chain, query).filter { $0.issue.bytes("name") == name }
            // The name may be an id.
            if found.count <= 1, let asset = state.asset(named: name), found.first?.id != asset.id {
                found.append(asset)
            }
            guard found.count <= 1 else {
                throw NodeFault(
                    "org.tron.core.exception.NonUniqueObjectException",
                    "To get more than one asset, please use getAssetIssueById syntax")
            }
            return found.first.map { rendering.asset($0, on: state) } ?? [:]
        },
        "getassetissuelistbyname": .query { query, chain throws(NodeFault) in
            let rendering = try query.rendering()
            let name = try name(query)
            return list(
                all(chain, query).filter { !name.isEmpty && $0.issue.bytes("name") == name }, rendering,
                on: chain, query)
        },
    ]

    static let onHead: [String: NodeEndpoint] = [
        "getassetissuebyaccount": .query { query, chain throws(NodeFault) in
            let rendering = try query.rendering()
            guard let owner = try query.message(.addressed).address("address") else { return [:] }
            return list(all(chain, query).filter { $0.issuer == owner }, rendering, on: chain, query)
        }
    ]

    private static func all(_ chain: Chain, _ query: NodeQuery) -> [Asset] {
        chain.state(for: query).assets.rows.sorted { $0.key < $1.key }.map(\.value)
    }

    private static func list(
        _ assets: [Asset], _ rendering: Rendering, on chain: Chain, _ query: NodeQuery
    ) -> JSON {
        var object: JSONObject = [:]
        object.add("assetIssue", assets.map { rendering.asset($0, on: chain.state(for: query)) })
        return .object(object)
    }

    private static func value(_ query: NodeQuery) throws(NodeFault) -> String? {
        query.isGet ? query.request.query["value"] : try query.members()["value"]?.told
    }

    /// A name in hex, or as it is where visible.
    private static func name(_ query: NodeQuery) throws(NodeFault) -> [UInt8] {
        let text = try value(query) ?? ""
        guard try !query.isVisible() else { return Array(text.utf8) }
        guard let bytes = [UInt8](javaHex: text) else { throw .noHex }
        return bytes
    }
}

extension Rendering {
    /// An asset, with what was used of its issuer's bandwidth brought up to now.
    func asset(_ asset: Asset, on state: ChainState) -> JSON {
        var message = asset.issue
        message.set("public_free_asset_net_usage", .integer(asset.publicUsage.recovered(at: state.slot)))
        message.set("public_latest_free_net_time", .integer(asset.publicUsage.slot))
        return .object(message.json(isVisible: isVisible))
    }

    /// What an account has of TRC-10 assets, as `getaccount` returns it.
    func addAssets(of account: LedgerAccount, at slot: Int64, to object: inout JSONObject) {
        object.add("assetV2", Self.entries(account.assets.filter { $0.balance != 0 }, \.balance))
        object.add(
            "latest_asset_operation_timeV2",
            Self.entries(account.assets.filter { $0.usage.slot != 0 }, \.usage.slot))
        object.add("free_asset_net_usageV2", Self.entries(account.assets) { $0.usage.recovered(at: slot) })
        guard let issued = account.issued else { return }
        object["asset_issued_name"] = text(String(decoding: issued.name, as: UTF8.self))
        // Text whether visible or not (`Util.convertOutput`).
        object["asset_issued_ID"] = .string(String(issued.id))
        object.add(
            "frozen_supply",
            issued.frozen.map {
                ["frozen_balance": .integer($0.amount), "expire_time": .integer($0.expiresAt)]
            })
    }

    /// What an account may use of the issuers' bandwidth, as `getaccountnet` returns it.
    func addAssetBandwidth(of account: LedgerAccount, on state: ChainState, to object: inout JSONObject) {
        object.add("assetNetUsed", Self.entries(account.assets) { $0.usage.recovered(at: state.slot) })
        object.add(
            "assetNetLimit",
            Self.entries(account.assets) {
                state.assets[$0.asset]?.issue.integer("free_asset_net_limit") ?? 0
            })
    }

    /// A protobuf map: entries with both members, also where a value is 0.
    private static func entries(_ holdings: [AssetHolding], _ value: (AssetHolding) -> Int64) -> [JSON] {
        holdings.map { ["key": .string(String($0.asset)), "value": .integer(value($0))] }
    }
}
