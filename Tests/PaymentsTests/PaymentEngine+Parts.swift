import Testing

@testable import PaymentEngine

// What the workers of an engine do, step by step.

extension PaymentEngine {
    var follower: BlockFollower { get throws { try part { ($0 as? BlockWorker)?.follower } } }
    var dispatcher: Dispatcher { get throws { try part { ($0 as? DispatchWorker)?.dispatcher } } }
    var broadcaster: Broadcaster { get throws { try part { ($0 as? BroadcastWorker)?.broadcaster } } }
    var expirer: Expirer { get throws { try part { ($0 as? ExpiryWorker)?.expirer } } }

    private func part<Part>(_ part: (any Worker) -> Part?) throws -> Part {
        try #require(workers.lazy.compactMap(part).first)
    }
}
