import StrictJSON
import Tron

/// The chain's parameters and the node itself (`GetChainParametersServlet`, `GetNodeInfoServlet`).
enum ChainEndpoints {
    static let all: [String: NodeEndpoints.Endpoint] = [
        "getchainparameters": { query, chain in
            let parameters = chain.state(for: query).parameters.values.map { key, value in
                var object: JSONObject = ["key": .string(key)]
                object.add("value", value)
                return JSON.object(object)
            }
            return ["chainParameter": .array(parameters)]
        },
        "getenergyprices": { query, chain in
            ["prices": .string("0:\(chain.state(for: query).parameters["getEnergyFee"])")]
        },
        "getbandwidthprices": { query, chain in
            ["prices": .string("0:\(chain.state(for: query).parameters["getTransactionFee"])")]
        },
        "getburntrx": { query, chain in
            ["burnTrxAmount": .number(.init(chain.state(for: query).burnt.value))]
        },
        "getnodeinfo": { _, chain in
            [
                "beginSyncNum": 0, "block": .string("Num:\(chain.head.number),ID:\(chain.head.id)"),
                "solidityBlock": .string("Num:\(chain.solidified.number),ID:\(chain.solidified.id)"),
                "currentConnectCount": 0, "activeConnectCount": 0, "passiveConnectCount": 0, "totalFlow": 0,
                "peerList": [], "configNodeInfo": ["codeVersion": "4.8.0"], "machineInfo": [:],
                "cheatWitnessInfoMap": [:],
            ]
        },
    ]
}
