import HTTPTypes
import PaymentModel
import Payments
import StrictJSON
import Tron

/// Stake 2.0.
struct StakingRoutes: Sendable {
    let staking: StakingService
    let transfers: TransferService

    var operations: [Operation] { orders + reads }

    private var orders: [Operation] {
        [
            order("stake", at: "stake") { body in
                Self.staking(in: &body).map { .stake($0.resource, amount: $0.amount) }
            },
            order("unstake", at: "unstake") { body in
                Self.staking(in: &body).map { .unstake($0.resource, amount: $0.amount) }
            },
            order("delegate", at: "delegate") { body in
                let receiver = body.address("receiver")
                let staking = Self.staking(in: &body)
                let lock = body.integer("lock_seconds", in: 3...Int64(Int32.max), .optional)
                guard let receiver, let staking else { return nil }
                return .delegate(staking.resource, to: receiver, amount: staking.amount, lockSeconds: lock)
            },
            order("undelegate", at: "undelegate") { body in
                let receiver = body.address("receiver")
                let staking = Self.staking(in: &body)
                guard let receiver, let staking else { return nil }
                return .undelegate(staking.resource, from: receiver, amount: staking.amount)
            },
            order("withdrawUnstaked", at: "withdraw") { _ in .withdrawUnstaked },
            order("cancelUnstake", at: "cancel-unstake") { _ in .cancelUnstake },
            order("vote", at: "vote") { body in Self.votes(in: &body).map { .vote($0) } },
            order("claimRewards", at: "claim-rewards") { _ in .claimRewards },
        ]
    }

    private var reads: [Operation] {
        [
            read("getStakingBalance", at: "balance") { try await staking.balance(of: $0).json },
            read("getStakingRewards", at: "rewards") { try await staking.rewards(of: $0).json },
            read("getStakingResources", at: "resources") { try await staking.resources(of: $0).json },
        ]
    }

    private func order(
        _ id: String, at path: String,
        reading: @escaping @Sendable (inout ObjectReader) -> StakingOrder?
    ) -> Operation {
        Operation(
            id: id, method: .post, path: "/tron/staking/" + path, access: .permission(.writeStaking),
            idempotency: .required, body: .required, waits: true, audited: "transaction.create"
        ) { request in
            let reader = RequestReader(request)
            var body = reader.body()
            let walletID = body.identifier("wallet_id", of: WalletID.self)
            let order = reading(&body)
            let metadata = body.metadata("metadata")
            body.refuseUnknown()
            guard let walletID, let order, reader.offences.items.isEmpty else {
                try reader.check(beside: try await staking.offences(of: order, walletID: walletID))
                throw Problem(.internalError)
            }
            let record = try await staking.order(
                order, walletID: walletID, metadata: metadata, by: request.caller,
                idempotency: request.claim(answering: Answer.made))
            return try await transfers.answer(record, to: request)
        }
    }

    private func read(
        _ id: String, at path: String, answering: @escaping @Sendable (Address) async throws -> JSON
    ) -> Operation {
        Operation(
            id: id, method: .get, path: "/tron/staking/\(path)/{address}", access: .permission(.readNetwork)
        ) { request in
            let reader = RequestReader(request)
            let address = reader.address(path: "address")
            try reader.check()
            guard let address else { throw Problem(.internalError) }
            return Answer(try await answering(address))
        }
    }

    private static func staking(
        in body: inout ObjectReader
    ) -> (resource: StakeResource, amount: AssetAmount)? {
        let amount = body.amount("amount", of: .trx)
        let resource = body.word("resource", of: StakeResource.self)
        guard let amount, let resource else { return nil }
        return (resource, amount)
    }

    private static func votes(in body: inout ObjectReader) -> [WitnessVote]? {
        guard let value = body.value("votes") else { return nil }
        guard let list = value.array, (1...Voting.votesMax).contains(list.count) else {
            body.offences.add(body.place(of: "votes"), "must be a list of 1 to \(Voting.votesMax)")
            return nil
        }
        let votes = list.enumerated().map { index, entry -> WitnessVote? in
            var entry = ObjectReader(
                entry, at: body.place(of: "votes") + "/\(index)", noting: body.offences)
            let witness = entry.address("witness")
            let count = entry.integer("count", in: 1...Int64.max)
            entry.refuseUnknown()
            guard let witness, let count else { return nil }
            return WitnessVote(witness: witness, count: count)
        }
        return votes.contains(nil) ? nil : votes.compactMap(\.self)
    }
}
