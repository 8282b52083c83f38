import Foundation

/// Votes for witnesses with TRON power; replaces all votes of before (`VoteWitnessActuator`).
public struct VoteWitnessContract: Hashable, Sendable {
    /// One witness and the power given to it.
    public struct Vote: Hashable, Sendable {
        /// Who gets the votes.
        public var witness: Address
        /// TRON power, at least 1.
        public var count: Int64

        /// Gives `count` votes to `witness`.
        public init(witness: Address, count: Int64) {
            self.witness = witness
            self.count = count
        }
    }
    /// Who votes.
    public var owner: Address
    /// 1…30 entries.
    public var votes: [Vote]
    /// On the wire, of no effect.
    public var support: Bool

    /// Replaces the votes of `owner` by these.
    public init(owner: Address, votes: [Vote], support: Bool = false) {
        self.owner = owner
        self.votes = votes
        self.support = support
    }
}

extension VoteWitnessContract: ContractPayload {
    static let type = ContractType.voteWitness

    init(_ message: Protocol_VoteWitnessContract) throws(TransactionError) {
        owner = try .read(message.ownerAddress, "owner")
        votes = []
        for vote in message.votes {
            votes.append(Vote(witness: try .read(vote.voteAddress, "witness"), count: vote.voteCount))
        }
        support = message.support
    }

    var message: Protocol_VoteWitnessContract {
        var message = Protocol_VoteWitnessContract()
        message.ownerAddress = Data(owner.bytes)
        message.votes = votes.map { vote in
            var message = Protocol_VoteWitnessContract.Vote()
            message.voteAddress = Data(vote.witness.bytes)
            message.voteCount = vote.count
            return message
        }
        message.support = support
        return message
    }
}
