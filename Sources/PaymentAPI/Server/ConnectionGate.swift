import NIOCore
import Synchronization

/// Bounds how many connections are open, in total and from one address. A new one takes the place of the one that has waited
/// longest for its client to ask something: who holds connections open for nothing loses them, and nobody else does.
final class ConnectionGate: Sendable {
    fileprivate struct Member {
        let channel: any Channel
        /// Nil behind a trusted proxy, whose connections are those of many callers.
        let owner: NetworkAddress?
        /// When it began to wait for a request; nil while one is being answered.
        var waitingSince: NIODeadline?
    }

    fileprivate struct State {
        var members: [ObjectIdentifier: Member] = [:]
        var owned: [NetworkAddress: Int] = [:]
    }

    private let connectionsMax: Int
    private let connectionsMaxPerAddress: Int
    private let origin: CallerOrigin
    private let state = Mutex(State())

    /// - Parameter connectionsMax: of all callers; one address has a quarter of it at most.
    init(connectionsMax: Int, origin: CallerOrigin) {
        self.connectionsMax = connectionsMax
        connectionsMaxPerAddress = max(1, connectionsMax / 4)
        self.origin = origin
    }

    /// Takes `channel` in, and closes another one if there are too many; or closes `channel`, if all others are at work.
    func admit(_ channel: any Channel) {
        let address = channel.remoteAddress?.ipAddress.flatMap { NetworkAddress($0) }
        let owner = address.flatMap { origin.isTrusted($0) ? nil : $0.subscriber }
        let closing: (any Channel)? = state.withLock { state in
            let isOwnerFull = owner.map { state.owned[$0, default: 0] >= connectionsMaxPerAddress } ?? false
            let isFull = state.members.count >= connectionsMax
            if isOwnerFull || isFull {
                guard let place = state.place(of: isOwnerFull ? owner : nil, isAnyOwner: !isOwnerFull) else {
                    return channel
                }
                let leaving = state.remove(place)
                state.add(channel, of: owner)
                return leaving
            }
            state.add(channel, of: owner)
            return nil
        }
        closing?.close(promise: nil)
        channel.closeFuture.whenComplete { [weak self] _ in
            self?.state.withLock { _ = $0.remove(ObjectIdentifier(channel)) }
        }
    }

    /// A request of `channel` is being answered.
    func works(_ channel: any Channel) {
        state.withLock { $0.members[ObjectIdentifier(channel)]?.waitingSince = nil }
    }

    /// `channel` waits for its next request.
    func waits(_ channel: any Channel) {
        state.withLock { $0.members[ObjectIdentifier(channel)]?.waitingSince = .now() }
    }
}

extension ConnectionGate.State {
    fileprivate mutating func add(_ channel: any Channel, of owner: NetworkAddress?) {
        members[ObjectIdentifier(channel)] = .init(channel: channel, owner: owner, waitingSince: .now())
        if let owner { owned[owner, default: 0] += 1 }
    }

    fileprivate mutating func remove(_ id: ObjectIdentifier) -> (any Channel)? {
        guard let member = members.removeValue(forKey: id) else { return nil }
        if let owner = member.owner, let count = owned[owner] { owned[owner] = count > 1 ? count - 1 : nil }
        return member.channel
    }

    /// The connection that has waited longest: of `owner`, or of the address that has most.
    fileprivate func place(of owner: NetworkAddress?, isAnyOwner: Bool) -> ObjectIdentifier? {
        let crowd = isAnyOwner ? owned.max { $0.value < $1.value }?.key : owner
        let waiting = members.lazy.compactMap { id, member in
            member.waitingSince.map { (id: id, since: $0, isCrowd: member.owner == crowd) }
        }
        let ofCrowd = waiting.filter(\.isCrowd).min { $0.since < $1.since }
        return ofCrowd?.id ?? (isAnyOwner ? waiting.min { $0.since < $1.since }?.id : nil)
    }
}
