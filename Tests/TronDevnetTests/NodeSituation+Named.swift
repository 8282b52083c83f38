import StrictJSON
import Tron

@testable import TronDevnet

/// The situations of the named examples.
extension NodeSituation {
    static let receipts: [String: NodeSituation] = [
        "receipt: USDT, energy staked, bandwidth burnt": .same([
            "fee", "receipt.energy_usage", "receipt.energy_penalty_total", "receipt.net_fee",
            "receipt.result",
        ]) { world in
            try await world.useFreeBandwidth(of: world.anna)
            try await world.stake(500_000_000_000, 1, by: world.anna)
            return try await world.receipt(world.usdt())
        },
        "receipt: USDT, out of energy": .same([
            "contractResult", "receipt.energy_usage_total", "receipt.net_usage", "receipt.result",
            "receipt.energy_penalty_total", "result", "resMessage", "fee", "receipt.energy_fee",
        ]) { world in
            _ = try await world.client.post("/devnet/parameters", ["getEnergyFee": 210])
            return try await world.receipt(world.usdt(7, to: world.stranger, feeLimit: 16_500_120))
        },
        "receipt: TRX, free bandwidth": .same { world in try await world.receipt(world.transfer()) },
        "receipt: USDT, all burnt, recipient new": .same(["receipt.energy_usage_total"]) { world in
            try await world.useFreeBandwidth(of: world.anna)
            return try await world.receipt(world.usdt(7, to: world.stranger))
        },
        "receipt: USDT, nothing burnt": .same([
            "receipt.energy_usage", "receipt.energy_penalty_total", "receipt.result",
        ]) { world in
            for resource in [Int64(0), 1] { try await world.stake(400_000_000_000, resource, by: world.anna) }
            return try await world.receipt(world.usdt())
        },
        "receipt: reverted with a reason": .same(["receipt.result", "result", "resMessage"]) { world in
            try await world.receipt(
                world.client.call(
                    TRC20.transferCall(to: world.bert.address, amount: .max), of: Devnet.lookalikeContract,
                    by: world.anna, feeLimit: 100_000_000))
        },
        "receipt: reverted without a reason": .same(
            ["receipt.result", "result", "resMessage", "contractResult"],
            apart: ["receipt.energy_penalty_total": "USDT has a penalty here, as on mainnet"]
        ) { world in
            try await world.useFreeBandwidth(of: world.anna)
            return try await world.receipt(
                world.client.call(
                    TRC20.transferCall(to: world.bert.address, amount: .max), by: world.anna,
                    feeLimit: 100_000_000))
        },
        "receipt: TRX, recipient activated": .same(["fee"]) { world in
            try await world.receipt(world.transfer(5, to: world.stranger))
        },
        "receipt: TRX with a memo, free bandwidth": .same(["fee"]) { world in
            try await world.receipt(world.transfer(5, memo: [1]))
        },
        "receipt: unknown or not yet in a block": .same([""]) { world in
            let transaction = try await world.transfer()
            try await world.send(transaction)
            return try await world.ask("gettransactioninfobyid", ["value": .string(transaction.id.hex)])
        },
    ]

    static let broadcasts: [String: NodeSituation] = [
        "broadcast: CONTRACT_VALIDATE_ERROR of an older node": .same(["code"]) { world in
            try await world.broadcast(world.transfer(.max))
        },
        "broadcast: accepted": .same(["result"]) { try await $0.broadcast($0.transfer()) },
        "broadcast: DUP_TRANSACTION_ERROR": .same(["code", "message"]) { world in
            let transaction = try await world.transfer()
            try await world.send(transaction)
            return try await world.broadcast(transaction)
        },
        "broadcast: TAPOS_ERROR": .same(["code", "message"]) { world in
            try await world.broadcast(world.ofAnotherChain())
        },
        "broadcast: BANDWITH_ERROR": .same(["code", "message"]) { world in
            await world.client.devnet.set(world.anna.address, trx: Sun(5))
            return try await world.broadcast(world.transfer(1, to: world.stranger))
        },
        "broadcast: TRANSACTION_EXPIRATION_ERROR": .same(["code", "message"]) { world in
            let transaction = try await world.transfer()
            await world.advance(90)
            return try await world.broadcast(transaction)
        },
        "broadcast: SERVER_BUSY": .same(["code", "message"]) { world in
            _ = try await world.client.post(
                "/devnet/faults", ["path": "/wallet/broadcast*", "kind": "server_busy"])
            return try await world.broadcast(world.transfer())
        },
        "broadcast: NOT_ENOUGH_EFFECTIVE_CONNECTION": .same(["code", "message"]) { world in
            _ = try await world.client.post(
                "/devnet/network", ["connections_min": 1, "connected": 1, "effective": 1, "reached": 0])
            return try await world.broadcast(world.transfer())
        },
        "broadcast: SIGERROR": .same(["code"]) { world in
            let bare = try await world.transfer()
            return try await world.broadcast(
                NodeTransaction(
                    rawBytes: bare.rawBytes, signatures: [try world.bert.sign(bare.id.bytes).bytes]))
        },
        "broadcast: NO_CONNECTION": .same(["code", "message"]) { world in
            _ = try await world.client.post("/devnet/network", ["connections_min": 1])
            return try await world.broadcast(world.transfer())
        },
        "broadcast: hex, accepted": .same(["result", "code", "message"]) { world in
            try await world.client.broadcast(world.transfer())
        },
        "broadcast: hex, refused: the message is plain text": .same(["result", "code", "message"]) { world in
            try await world.client.broadcast(world.ofAnotherChain())
        },
    ]

    static let accounts: [String: NodeSituation] = [
        "account: staked, unstaking, voting, delegating, two keys": .holds([
            "owner_permission.threshold", "active_permission.1.id", "active_permission.1.permission_name",
        ]) { world in try await world.busyAccount() },
        "account: just activated, balance 0": .same(["asset_optimized", "frozenV2"]) { world in
            try await world.act(
                .accountCreate, by: world.anna, [("account_address", .bytes(world.stranger.bytes))])
            await world.client.devnet.mine(4)
            return try await world.about("getaccount", world.stranger)
        },
        "account: not activated (or a wrong address: the node does not say)": .same([""]) { world in
            try await world.about("getaccount", world.stranger)
        },
        "resource: staked and used": .same { world in
            try await world.stake(400_000_000_000, 1, by: world.anna)
            try await world.send(world.transfer())
            try await world.stake(400_000_000_000, 0, by: world.anna)
            try await world.vote()
            try await world.send(world.usdt())
            return try await world.about("getaccountresource", world.anna.address)
        },
        "resource: nothing used, nothing staked": .same { world in
            try await world.about("getaccountresource", world.anna.address)
        },
        "resource: used more than the limit after an undelegation": .same { world in
            // Usage moves along with what is undelegated; with an unstaking it stays, and the limit falls the same.
            try await world.useFreeBandwidth(of: world.anna)
            let rests = [(Int64(0), Int64(620_000)), (1, 120_000)]
            for (resource, _) in rests { try await world.stake(400_000_000_000, resource, by: world.anna) }
            try await world.send(world.usdt())
            for (resource, rest) in rests {
                try await world.unstake(400_000_000_000 - rest, resource, by: world.anna)
            }
            let told = try await world.about("getaccountresource", world.anna.address)
            guard let used = told["EnergyUsed"]?.int64, let limit = told["EnergyLimit"]?.int64, used > limit
            else { throw TranscriptFault(told.text) }
            return told
        },
    ]

    static let namedCalls: [String: NodeSituation] = [
        "call: balanceOf": .holds(["result", "transaction.ret"]) { world in
            try await world.call(
                "balanceOf(address)", world.word(world.anna.address), of: Devnet.lookalikeContract)
        },
        "call: transfer of USDT, with a penalty, result false": .holds([
            "energy_used", "energy_penalty", "constant_result",
        ]) { world in
            try await world.call(
                "transfer(address,uint256)", world.word(world.bert.address) + UInt256(1).bigEndianBytes)
        },
        "call: no return data": .holds(["result", "constant_result", "transaction.ret"]) { world in
            let owner = await world.client.devnet.chain.state.contracts[Devnet.usdtContract]?.owner
            return try await world.call("pause()", by: owner)
        },
        "call: reverted with a reason": .holds(["result", "transaction.ret"]) { world in
            try await world.call(
                "transfer(address,uint256)", world.word(world.bert.address) + UInt256.max.bigEndianBytes,
                of: Devnet.lookalikeContract)
        },
        "call: reverted without a reason": .holds(["result", "constant_result", "transaction.ret"]) { world in
            try await world.call(
                "transfer(address,uint256)", world.word(world.bert.address) + UInt256.max.bigEndianBytes)
        },
        "call: CONTRACT_VALIDATE_ERROR": .same(["result"]) { world in
            try await world.call("pause()", of: world.stranger, at: "triggersmartcontract")
        },
        "call: OTHER_ERROR": .same(["result.code"]) { world in
            // Old Solidity's assertion: an invalid operation, which takes all energy too.
            try await world.send(
                world.client.call(
                    TRC20.approveCall(spender: world.bert.address, amount: .max), by: world.anna,
                    feeLimit: 100_000_000))
            return try await world.call(
                "increaseApproval(address,uint256)",
                world.word(world.bert.address) + UInt256.max.bigEndianBytes)
        },
        "energy: estimated": .same(["result"]) { world in
            try await world.call(
                "transfer(address,uint256)", world.word(world.bert.address) + UInt256(1).bigEndianBytes,
                at: "estimateenergy")
        },
        "energy: refused": .same(["result"]) { world in
            try await world.call(
                "transfer(address,uint256)", world.word(world.bert.address) + UInt256.max.bigEndianBytes,
                at: "estimateenergy")
        },
    ]

    static let pagesAndBlocks: [String: NodeSituation] = [
        "page: more follow; one transaction twice, an approval, a token that calls itself USDT, a zero":
            .same(["success", "meta.page_size"]) { world in
                for amount in [UInt64(0), 1, 2, 3] { _ = try await world.receipt(world.usdt(amount)) }
                for contract in [Devnet.lookalikeContract, Devnet.usdtContract] {
                    _ = try await world.receipt(
                        world.client.call(
                            TRC20.approveCall(spender: world.bert.address, amount: UInt256(1)), of: contract,
                            by: world.anna, feeLimit: 100_000_000))
                }
                return try await world.client.get(
                    "/v1/accounts/\(world.bert.address)/transactions/trc20?limit=5")
            },
        "page: the last": .same(["success", "meta.page_size"]) { world in
            _ = try await world.receipt(world.usdt())
            return try await world.client.get("/v1/accounts/\(world.bert.address)/transactions/trc20")
        },
        "page: empty": .same(["success", "data", "meta.page_size"]) { world in
            try await world.client.get("/v1/accounts/\(world.stranger)/transactions/trc20")
        },
        "block: empty": .same { world in
            await world.client.devnet.mine()
            return try await world.ask("getblockbynum", ["num": 1])
        },
        "block: three transactions, one failed; the low 16 bits of the number are 0": .holds { world in
            try await world.send(world.signedTransfer(permission: 2))
            try await world.send(world.transfer(5, memo: [1]))
            try await world.send(world.usdt(.max))
            await world.client.devnet.mine()
            return try await world.ask("getblockbynum", ["num": 1])
        },
        "block: not there": .same([""]) { try await $0.ask("getblockbynum", ["num": 99]) },
        "parameters: zero is left out, unknown ones may come": .same { world in
            try await world.ask("getchainparameters")
        },
        "parameters: energy price by time": .same { world in
            for price: JSON in [210, 420] {
                await world.client.devnet.mine()
                _ = try await world.client.post("/devnet/parameters", ["getEnergyFee": price])
            }
            return try await world.ask("getenergyprices")
        },
        "unstaking: some is due": .same { world in
            try await world.stake(2_000_000_000, 1, by: world.anna)
            try await world.unstake(1_000_000_000, 1, by: world.anna)
            await world.advance(15 * 86_400)
            return try await world.owned("getcanwithdrawunfreezeamount", world.anna)
        },
        "unstaking: none is due": .same([""]) { world in
            try await world.stake(2_000_000_000, 1, by: world.anna)
            try await world.unstake(1_000_000_000, 1, by: world.anna)
            return try await world.owned("getcanwithdrawunfreezeamount", world.anna)
        },
        "head: and how far behind the solid block is": .holds { try await $0.ask("getnodeinfo") },
    ]
}

extension NodeWorld {
    /// A transaction that refers to a block of another chain.
    func ofAnotherChain() async throws -> NodeTransaction {
        let other = try NodeClient(solidifyAfter: 0)
        await other.devnet.mine(3)
        return try await other.transfer(1, from: anna, to: bert.address)
    }

    /// An account that has all that an account can have.
    func busyAccount() async throws -> JSON {
        try await useFreeBandwidth(of: anna)
        await client.devnet.set(bert.address, trx: Sun(20_000 * Sun.perTRX))
        try await act(ContractType(rawValue: 5), by: bert, [("url", .bytes(Array("x".utf8)))])
        for resource in [Int64(0), 1] {
            try await stake(400_000_000_000, resource, by: anna)
            try await stake(3_000_000_000, resource, by: carl)
        }
        try await delegate(5_000_000_000, 1, from: anna, to: carl.address)
        try await delegate(2_000_000_000, 0, from: carl, to: anna.address)
        let witnesses = [bert.address, try await witness()]
        for _ in 0..<2 {
            var message = WireMessage(.voteWitness)
            message.set("owner_address", .bytes(anna.address.bytes))
            for witness in witnesses {
                var vote = WireMessage(.vote)
                vote.set("vote_address", .bytes(witness.bytes))
                vote.set("vote_count", .integer(4594))
                if let field = message.schema.field(named: "votes") { message.add(field, .message(vote)) }
            }
            try await send(signed(.voteWitness, message, by: [anna]))
            // Two maintenances, and less than a day: what was used of free bandwidth has not all come back.
            await advance(21_400)
            await advance(21_400)
        }
        for resource in [Int64(0), 1] { try await unstake(1_000_000_000, resource, by: anna) }
        try await send(transfer())
        try await setPermissions()
        await client.devnet.mine(4)
        return try await about("getaccount", anna.address)
    }
}
