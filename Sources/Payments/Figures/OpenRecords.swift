public import PaymentModel

/// The open records of one kind: in which cell each is, and since when. Ended ones are forgotten, so that this grows with
/// what is open and not with what is stored.
struct OpenRecords<ID: Hashable & Sendable, Cell: Hashable & Sendable>: Sendable {
    /// One stored state of a record.
    struct State: Sendable {
        let id: ID
        /// The version that is stored.
        let version: Int
        let cell: Cell
        /// What it waits for; nil if it is under way.
        let wait: Wait?
        /// When it got its status.
        let since: Timestamp
        /// When it last changed.
        let changedAt: Timestamp
        let isOpen: Bool
    }

    /// Small, because there is one for each open record: a backlog of a hundred thousand payouts takes a few megabytes.
    private struct Entry: Sendable {
        var cell: UInt16
        var wait: Wait?
        var since: Int64
        var waitsSince: Int64
    }

    private var entries: [ID: Entry] = [:]
    private var cells: [Cell] = []
    private var indexes: [Cell: UInt16] = [:]
    private var counts: [Int] = []
    /// How many records have come into each cell since the start.
    private(set) var entered: [Cell: Int64] = [:]

    /// The number of open records in each cell that ever had one.
    var open: [Cell: Int] { Dictionary(uniqueKeysWithValues: zip(cells, counts)) }

    /// Forgets everything but what has come into the cells.
    mutating func forget() {
        entries = [:]
        counts = counts.map { _ in 0 }
    }

    /// Takes a record that was stored before anybody counted.
    mutating func load(_ state: State) { put(state, waitsSince: state.changedAt) }

    /// Takes a record as it was just stored. Returns the cell that it left and how long it was there, if it left one.
    mutating func note(_ state: State) -> (left: Cell, after: Duration)? {
        guard let old = entries[state.id] else {
            let isNews = state.version == 1 || state.isOpen || state.since == state.changedAt
            if isNews { entered[state.cell, default: 0] += 1 }
            if state.isOpen { put(state, waitsSince: state.changedAt) }
            return nil
        }
        let left = cells[Int(old.cell)]
        counts[Int(old.cell)] -= 1
        entries[state.id] = nil
        if state.isOpen {
            let waitsOn = old.wait == state.wait ? Timestamp(milliseconds: old.waitsSince) : state.changedAt
            put(state, waitsSince: waitsOn)
        }
        guard left != state.cell else { return nil }
        entered[state.cell, default: 0] += 1
        return (left, max(.zero, state.since.since(Timestamp(milliseconds: old.since))))
    }

    /// How many records wait for each thing, and since when the longest does.
    func standings() -> [Wait: Standing] {
        var standings: [Wait: Standing] = [:]
        for entry in entries.values {
            guard let wait = entry.wait else { continue }
            standings[wait, default: Standing()].add(Timestamp(milliseconds: entry.waitsSince))
        }
        return standings
    }

    private mutating func put(_ state: State, waitsSince: Timestamp) {
        let index =
            indexes[state.cell]
            ?? {
                let index = UInt16(clamping: cells.count)
                indexes[state.cell] = index
                cells.append(state.cell)
                counts.append(0)
                return index
            }()
        counts[Int(index)] += 1
        entries[state.id] = Entry(
            cell: index, wait: state.wait, since: state.since.milliseconds,
            waitsSince: waitsSince.milliseconds)
    }
}

/// What an open record waits for.
public enum Wait: Hashable, Sendable {
    /// Its turn, in one of the queues of the service.
    case turn(WorkQueue)
    /// Something outside of the service.
    case held(HoldReason)
}

/// What the service, or someone it waits for, still has to do with an open record.
public enum WorkQueue: String, Sendable, CaseIterable {
    /// Payouts that people have to approve.
    case approval
    /// Payouts that are due and not held: their funds are to be reserved.
    case funding
    /// Transactions to be signed.
    case signing
    /// Transactions that wait for a hardware wallet's signature.
    case device
    /// Signed transactions that no block has yet.
    case broadcasting
    /// Transactions in a block that is not solidified yet.
    case finality
}

/// How many records wait, and since when.
public struct Standing: Hashable, Sendable {
    /// The number of records.
    public private(set) var count = 0
    /// Since when the one waits that has waited longest; nil if none does.
    public private(set) var oldest: Timestamp?

    mutating func add(_ since: Timestamp) {
        count += 1
        oldest = min(oldest ?? since, since)
    }
}
