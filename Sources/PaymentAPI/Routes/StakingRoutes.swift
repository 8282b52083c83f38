import HTTPTypes
import PaymentModel
import PaymentWire
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
                Self.staking(body).map { amount, resource in .stake(resource, amount: amount) }
            },
            order("unstake", at: "unstake") { body in
                Self.staking(body).map { amount, resource in .unstake(resource, amount: amount) }
            },
            order("delegate", at: "delegate") { body in
                all(
                    body.required("receiver", .address), Self.staking(body),
                    body.optional("lock_seconds", .integer(in: 3...Int64(Int32.max)))
                ).map { receiver, staking, lock in
                    .delegate(staking.1, to: receiver, amount: staking.0, lockSeconds: lock)
                }
            },
            order("undelegate", at: "undelegate") { body in
                all(body.required("receiver", .address), Self.staking(body)).map { receiver, staking in
                    .undelegate(staking.1, from: receiver, amount: staking.0)
                }
            },
            order("withdrawUnstaked", at: "withdraw") { _ in .valid(.withdrawUnstaked) },
            order("cancelUnstake", at: "cancel-unstake") { _ in .valid(.cancelUnstake) },
            order("vote", at: "vote") { body in
                body.required("votes", .list(1...Voting.votesMax, of: .vote)).map { .vote($0) }
            },
            order("claimRewards", at: "claim-rewards") { _ in .valid(.claimRewards) },
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
        _ id: String, at path: String, reading: @escaping @Sendable (ObjectReader) -> Checked<StakingOrder>
    ) -> Operation {
        Operation(
            id: id, method: .post, path: "/tron/staking/" + path, access: .permission(.writeStaking),
            idempotency: .required, body: .required, waits: true, audited: "transaction.create"
        ) { request in
            let reader = RequestReader(request)
            let wallet = reader.body.required("wallet_id", .id(of: WalletID.self))
            let asked = reading(reader.body)
            let (walletID, order, metadata) = try await reader.values(
                wallet, asked, reader.body.optional("metadata", .texts, else: [:])
            ) {
                try await staking.violations(of: asked.value, walletID: wallet.value)
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
            return Answer(try await answering(try reader.values(reader.path("address", .address))))
        }
    }

    private static func staking(_ body: ObjectReader) -> Checked<(AssetAmount, StakeResource)> {
        all(
            body.required("amount", .amount(of: .trx)),
            body.required("resource", .word(of: StakeResource.self)))
    }
}

extension Form where Value == WitnessVote {
    /// Votes for one witness.
    fileprivate static var vote: Self {
        .object { entry in
            all(entry.required("witness", .address), entry.required("count", .integer(in: 1...Int64.max)))
                .map { WitnessVote(witness: $0, count: $1) }
        }
    }
}
