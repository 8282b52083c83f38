public import Tron

extension BroadcastVerdict {
    /// The meaning of a node's answer (`tron-protocol` 6.3; java-tron: `Wallet.broadcastTransaction`).
    public init(_ answer: BroadcastAnswer) {
        let words = "\(answer.code.rawValue): \(answer.message)"
        self =
            switch answer.code {
            case .success, .duplicate: .accepted
            // The pool has it already when "P2P broadcast failed." is said. An expiration error comes before
            // the check for duplicates: the bytes may long be in a block.
            case .notEnoughConnections, .expired, .otherError: .possiblyAccepted(words)
            case .serverBusy, .noConnection, .blockUnsolidified, .taposError, .bandwidthError,
                .contractValidateError,
                .contractExecuteError:
                .refusedForNow(words)
            case .signatureError, .tooBig: .refused(words)
            }
    }

    /// The meaning of several nodes' answers to the same bytes: one that has them is enough, and they are refused only
    /// where each refuses them.
    public init?(_ answers: [Result<BroadcastAnswer, NodeError>]) {
        let verdicts = answers.map { answer in
            switch answer {
            case .success(let answer): Self(answer)
            case .failure(let error): Self(error)
            }
        }
        guard let strongest = verdicts.min(by: { $0.rank < $1.rank }) else { return nil }
        self = strongest
    }

    private var rank: Int {
        switch self {
        case .accepted: 0
        case .possiblyAccepted: 1
        case .refusedForNow: 2
        case .refused: 3
        }
    }

    /// The meaning of no answer.
    public init(_ error: NodeError) {
        let words = "\(error.code.rawValue): \(error.reason)"
        self =
            switch error.code {
            case .timedOut, .serverError, .unreadable, .nodeMessage, .disagreement: .possiblyAccepted(words)
            case .unreachable, .rateLimited, .refused, .noUsableNode: .refusedForNow(words)
            }
    }
}
