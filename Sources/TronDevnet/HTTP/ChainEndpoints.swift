import StrictJSON
import Tron

/// The chain's parameters, its witnesses, and the node itself (`GetChainParametersServlet`,
/// `GetNodeInfoServlet`, …).
enum ChainEndpoints {
    static let onBoth: [String: NodeEndpoint] = [
        "listwitnesses": .query { query, chain in
            let rendering = Rendering(isVisible: query.isVisibleInQuery)
            let witnesses = chain.state(for: query).witnesses.rows.sorted { $0.key < $1.key }
            var object: JSONObject = [:]
            object.add("witnesses", witnesses.map { rendering.witness($1, at: $0) })
            return .object(object)
        },
        "getburntrx": .query { query, chain in
            ["burnTrxAmount": .integer(chain.state(for: query)[.burnt])]
        },
        "getenergyprices": .query { query, chain in prices(.energyFee, query, chain) },
        "getbandwidthprices": .query { query, chain in prices(.transactionFee, query, chain) },
        "getnodeinfo": .query { query, chain in nodeInfo(query, chain) },
    ]

    static let onHead: [String: NodeEndpoint] = [
        "getchainparameters": .query { query, chain in
            let values = chain.state.parameters
            return [
                "chainParameter": .array(
                    ChainParameter.allCases.map { parameter in
                        var object: JSONObject = ["key": .string(parameter.rawValue)]
                        object.add("value", values[parameter])
                        return .object(object)
                    })
            ]
        },
        "getmemofee": .query { query, chain in prices(.memoFee, query, chain) },
        "getnextmaintenancetime": .query { _, chain in ["num": .integer(chain.state[.nextMaintenance])] },
        "listnodes": .query { _, _ in [:] },
        "totaltransaction": .query { _, _ in [:] },
        "listproposals": .query { _, _ in [:] },
        "listexchanges": .query { _, _ in [:] },
    ]

    /// Each price with the time from which on it holds.
    private static func prices(_ parameter: ChainParameter, _ query: NodeQuery, _ chain: Chain) -> JSON {
        let changes = chain.state(for: query).parameters.changes(of: parameter)
        return ["prices": .string(changes.map { "\($0.time):\($0.value)" }.joined(separator: ","))]
    }

    private static func nodeInfo(_ query: NodeQuery, _ chain: Chain) -> JSON {
        let (head, solid) = (chain.newest(for: query), chain.solidified)
        return [
            "activeConnectCount": .integer(chain.network.connected), "beginSyncNum": .integer(solid.number),
            "block": .string("Num:\(head.number),ID:\(head.id)"), "cheatWitnessInfoMap": [:],
            "configNodeInfo": [
                "codeVersion": "4.8.0", "versionNum": "18636", "p2pVersion": "1", "listenPort": 0,
                "discoverEnable": false, "activeNodeSize": 0, "passiveNodeSize": 0, "sendNodeSize": 0,
                "maxConnectCount": 0, "sameIpMaxConnectCount": 0, "backupListenPort": 0,
                "backupMemberSize": 0,
                "backupPriority": 0, "dbVersion": 2, "minParticipationRate": 0, "supportConstant": true,
                "minTimeRatio": 0, "maxTimeRatio": 5, "allowCreationOfContracts": 1, "allowAdaptiveEnergy": 0,
            ],
            "currentConnectCount": .integer(chain.network.connected), "machineInfo": [:],
            "passiveConnectCount": 0, "peerList": [],
            "solidityBlock": .string("Num:\(solid.number),ID:\(solid.id)"), "totalFlow": 0,
        ]
    }
}

extension Rendering {
    fileprivate func witness(_ witness: Witness, at owner: Address) -> JSON {
        var object: JSONObject = ["address": address(owner)]
        object.add("voteCount", witness.votes)
        if !witness.url.isEmpty { object["url"] = .string(witness.url) }
        object.add("totalProduced", witness.blocksMade)
        object.add("totalMissed", witness.blocksMissed)
        object.add("latestBlockNum", witness.latestBlock)
        object.add("latestSlotNum", witness.latestSlot)
        if witness.isOfGenesis { object["isJobs"] = true }
        return .object(object)
    }
}
