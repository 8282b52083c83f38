import StrictJSON
import Tron

@testable import TronDevnet

/// The situations of the documentation's examples, by path and the example's number.
extension NodeSituation {
    /// What documentation shows otherwise than java-tron prints it.
    private static let placeholders = [
        "raw_data.expiration": "a text in the place of a number", "raw_data.timestamp": "the same",
    ]

    static let accountsAndBlocks: [String: NodeSituation] = [
        "/wallet/getaccount": .holds { world in
            try await world.holdAsset()
            try await world.send(world.usdt(1, to: world.carl.address, by: world.bert))
            await world.client.devnet.mine(4)
            return try await world.about("getaccount", world.bert.address)
        },
        "/wallet/getaccountnet": .same { world in
            try await world.holdAsset()
            return try await world.about("getaccountnet", world.bert.address)
        },
        "/wallet/getaccountresource": .same { world in
            try await world.holdAsset()
            return try await world.about("getaccountresource", world.bert.address)
        },
        "/wallet/validateaddress": .same(["result", "message"]) { world in
            try await world.about("validateaddress", world.anna.address)
        },
        "/wallet/getblock": .same { world in
            await world.client.devnet.mine()
            return try await world.ask("getblock", ["detail": false])
        },
        "/wallet/gettransactionbyid": .same(["ret"]) { world in
            let transaction = try await world.usdt()
            _ = try await world.receipt(transaction)
            return try await world.ask("gettransactionbyid", ["value": .string(transaction.id.hex)])
        },
        "/wallet/gettransactioninfobyblocknum": .same { world in
            try await world.useFreeBandwidth(of: world.anna)
            _ = try await world.receipt(world.transfer(2))
            return try await world.receipts(ofBlock: 1).array?.last ?? .null
        },
        "/wallet/gettransactioninfobyblocknum #1": .same { world in
            try await world.useFreeBandwidth(of: world.anna)
            _ = try await world.receipt(world.transfer(2))
            return try await world.receipts(ofBlock: 1).array?.last ?? .null
        },
        "/wallet/gettransactioninfobyid": .holds(["result"]) { world in
            try await world.useFreeBandwidth(of: world.anna)
            return try await world.receipt(world.usdt())["receipt"] ?? .null
        },
        "/wallet/gettransactioninfobyid #1": .same { world in
            try await world.receipt(world.usdt())["log"]?.array?.first ?? .null
        },
        "/wallet/getpendingsize": .same(["pendingSize"]) { world in
            for amount in [Int64(1), 2] { try await world.send(world.transfer(amount)) }
            return try await world.ask("getpendingsize")
        },
        "/wallet/getbandwidthprices": .same { try await $0.ask("getbandwidthprices") },
        "/wallet/getenergyprices": .same { try await $0.ask("getenergyprices") },
        "/wallet/getburntrx": .same { world in
            try await world.useFreeBandwidth(of: world.anna)
            try await world.send(world.transfer(2))
            return try await world.ask("getburntrx")
        },
        "/wallet/getnodeinfo": .holds(apart: ["machineInfo": "the machine is not described"]) {
            try await $0.ask("getnodeinfo")
        },
    ]

    static let calls: [String: NodeSituation] = [
        "/wallet/estimateenergy": .same { world in
            try await world.call("balanceOf(address)", world.word(world.anna.address), at: "estimateenergy")
        },
        "/wallet/getcontractinfo": .holds { world in
            await world.advance(30_000)
            _ = try await world.receipt(
                world.client.call(
                    TRC20.transferCall(to: world.bert.address, amount: UInt256(1)),
                    of: Devnet.lookalikeContract, by: world.anna, feeLimit: 100_000_000))
            let told = try await world.ask(
                "getcontractinfo", ["value": .string(Devnet.lookalikeContract.hex)])
            return told["contract_state"] ?? .null
        },
        "/wallet/triggerconstantcontract": .holds(["result", "transaction.ret"]) { world in
            try await world.call("balanceOf(address)", world.word(world.anna.address))
        },
        "/wallet/triggersmartcontract": .same(["result", "transaction.visible"]) { world in
            try await world.ask(
                "triggersmartcontract",
                [
                    "owner_address": .string(world.anna.address.hex),
                    "contract_address": .string(Devnet.usdtContract.hex),
                    "function_selector": "transfer(address,uint256)",
                    "parameter": .string((world.word(world.bert.address) + UInt256(1).bigEndianBytes).hex),
                    "fee_limit": 100_000_000,
                ])
        },
        "/wallet/broadcasthex": .same(["result", "code", "message"]) { world in
            try await world.client.broadcast(world.transfer())
        },
        "/wallet/createtransaction": .same(["visible"]) { world in
            try await world.owned(
                "createtransaction", world.anna,
                ["to_address": .string(world.bert.address.hex), "amount": 1_000_000])
        },
        "/wallet/getsignweight": .holds(
            ["current_weight", "result.code", "permission.type", "permission.id", "permission.threshold"],
            apart: ["transaction": "shortened there"]
        ) { world in
            try await world.setPermissions()
            await world.client.devnet.mine()
            let transaction = try await world.signedTransfer(permission: 2)
            return try await world.ask(
                "getsignweight", .object(Rendering(isVisible: false).transaction(transaction)))
        },
        "/wallet/getapprovedlist": .holds(
            apart: [
                "transaction": "shortened there",
                "result.code": "SUCCESS is the default, which java-tron leaves out",
            ]
        ) { world in
            let transaction = try await world.transfer()
            return try await world.ask(
                "getapprovedlist", .object(Rendering(isVisible: false).transaction(transaction)))
        },
    ]

    static let stakeBuilders: [String: NodeSituation] = [
        "/wallet/delegateresource": .same(["Error"]) { world in
            try await world.owned(
                "delegateresource", world.anna,
                [
                    "receiver_address": .string(world.bert.address.hex), "balance": 1_000_000_000,
                    "resource": "ENERGY",
                ])
        },
        "/wallet/delegateresource #1": .same(
            ["visible", "raw_data.contract.0.parameter.value.balance"],
            apart: placeholders.merging([
                "raw_data.contract.parameter.value.lock": "false is the default, which java-tron leaves out"
            ]) { $1 }
        ) { world in
            try await world.stake(2_000_000_000, 1, by: world.anna)
            return try await world.owned(
                "delegateresource", world.anna,
                [
                    "receiver_address": .string(world.bert.address.hex), "balance": 1_000_000_000,
                    "resource": "ENERGY",
                ])
        },
        "/wallet/freezebalancev2": .same(["visible"]) { world in
            try await world.owned(
                "freezebalancev2", world.anna, ["frozen_balance": 1_000_000_000, "resource": "ENERGY"])
        },
        "/wallet/undelegateresource": .same(["Error"]) { world in
            try await world.owned(
                "undelegateresource", world.anna,
                [
                    "receiver_address": .string(world.bert.address.hex), "balance": 1_000_000_000,
                    "resource": "ENERGY",
                ])
        },
        "/wallet/undelegateresource #1": .same(apart: placeholders) { world in
            try await world.stake(2_000_000_000, 1, by: world.anna)
            try await world.delegate(1_000_000_000, 1, from: world.anna, to: world.bert.address)
            return try await world.owned(
                "undelegateresource", world.anna,
                [
                    "receiver_address": .string(world.bert.address.hex), "balance": 1_000_000_000,
                    "resource": "ENERGY",
                ])
        },
        "/wallet/unfreezebalancev2": .same(["Error"]) { world in
            try await world.owned(
                "unfreezebalancev2", world.anna, ["unfreeze_balance": 1_000_000_000, "resource": "ENERGY"])
        },
        "/wallet/unfreezebalancev2 #1": .same(apart: placeholders) { world in
            try await world.stake(2_000_000_000, 1, by: world.anna)
            return try await world.owned(
                "unfreezebalancev2", world.anna, ["unfreeze_balance": 1_000_000_000, "resource": "ENERGY"])
        },
        "/wallet/withdrawexpireunfreeze": .same(["Error"]) { world in
            try await world.owned("withdrawexpireunfreeze", world.anna)
        },
        "/wallet/withdrawexpireunfreeze #1": .same(apart: placeholders) { world in
            try await world.stake(2_000_000_000, 1, by: world.anna)
            try await world.unstake(1_000_000_000, 1, by: world.anna)
            await world.advance(15 * 86_400)
            return try await world.owned("withdrawexpireunfreeze", world.anna)
        },
        "/wallet/cancelallunfreezev2": .same(["Error"]) { world in
            try await world.owned("cancelallunfreezev2", world.anna)
        },
        "/wallet/cancelallunfreezev2 #1": .same(apart: placeholders) { world in
            try await world.stake(2_000_000_000, 1, by: world.anna)
            try await world.unstake(1_000_000_000, 1, by: world.anna)
            return try await world.owned("cancelallunfreezev2", world.anna)
        },
    ]

    static let stakeQuestions: [String: NodeSituation] = [
        "/wallet/getavailableunfreezecount": .same(["count"]) { world in
            try await world.owned("getavailableunfreezecount", world.anna)
        },
        "/wallet/getcandelegatedmaxsize": .same([""]) { world in
            try await world.owned("getcandelegatedmaxsize", world.anna, ["type": 0])
        },
        "/wallet/getcanwithdrawunfreezeamount": .same([""]) { world in
            try await world.owned("getcanwithdrawunfreezeamount", world.anna, ["timestamp": 1])
        },
        "/wallet/getdelegatedresourceaccountindexv2": .same { world in
            try await world.ask(
                "getdelegatedresourceaccountindexv2", ["value": .string(world.anna.address.hex)])
        },
        "/wallet/getdelegatedresourcev2": .same([""]) { world in try await world.delegations() },
        "/wallet/getdelegatedresourcev2 #1": .same(["delegatedResource.0.frozen_balance_for_energy"]) {
            world in
            try await world.stake(2_000_000_000, 1, by: world.anna)
            try await world.delegate(
                1_000_000_000, 1, from: world.anna, to: world.bert.address, isLocked: true)
            return try await world.delegations()
        },
        "/wallet/getReward": .same { world in
            try await world.vote()
            await world.advance(50_000)
            await world.advance(50_000)
            return try await world.about("getReward", world.anna.address)
        },
        "/wallet/getBrokerage": .same { world in
            try await world.about("getBrokerage", world.witness())
        },
        "/wallet/listwitnesses": .holds(["isJobs"]) { world in
            await world.client.devnet.mine(2)
            // Each witness misses a turn.
            await world.advance(120)
            await world.client.devnet.mine(27)
            return try await world.ask("listwitnesses")["witnesses"]?.array?.first ?? .null
        },
        "/wallet/votewitnessaccount": .same(["Error"]) { world in
            let votes: JSON = [
                ["vote_address": .string(try await world.witness().hex), "vote_count": 100_000_000]
            ]
            let answer = try await world.owned("votewitnessaccount", world.anna, ["votes": votes])
            // The documentation's text has votes where java-tron has sun.
            guard let text = answer["Error"]?.string else { return answer }
            return ["Error": .string(text.replacing("[100000000000000]", with: "[100000000]"))]
        },
        "/wallet/votewitnessaccount #1": .same(apart: placeholders) { world in
            try await world.stake(2_000_000_000, 1, by: world.anna)
            let votes: JSON = [["vote_address": .string(try await world.witness().hex), "vote_count": 100]]
            return try await world.owned("votewitnessaccount", world.anna, ["votes": votes])
        },
        "/wallet/withdrawbalance": .same(["visible"]) { world in
            try await world.vote()
            await world.advance(100_000)
            await world.advance(50_000)
            return try await world.owned("withdrawbalance", world.anna)
        },
        "/wallet/getnextmaintenancetime": .same { try await $0.ask("getnextmaintenancetime") },
    ]
}

extension NodeWorld {
    /// Bert's and anna's delegations.
    func delegations() async throws -> JSON {
        try await ask(
            "getdelegatedresourcev2",
            ["fromAddress": .string(anna.address.hex), "toAddress": .string(bert.address.hex)])
    }

    /// Who makes the blocks.
    func witness() async throws -> Address {
        try Address(
            parsing: try await ask("listwitnesses")["witnesses"]?.array?.first?["address"]?.string ?? "")
    }

    /// Anna stakes and votes.
    func vote() async throws {
        try await stake(2_000_000_000, 1, by: anna)
        var vote = WireMessage(.vote)
        vote.set("vote_address", .bytes(try await witness().bytes))
        vote.set("vote_count", .integer(1000))
        try await act(.voteWitness, by: anna, [("votes", .message(vote))])
        await client.devnet.mine()
    }

    /// A transfer of anna's under a permission, signed by her alone.
    func signedTransfer(permission: Int32) async throws -> NodeTransaction {
        var message = WireMessage(.transfer)
        message.set("owner_address", .bytes(anna.address.bytes))
        message.set("to_address", .bytes(bert.address.bytes))
        message.set("amount", .integer(1))
        return try await signed(.transfer, message, by: [anna], permission: permission)
    }
}
