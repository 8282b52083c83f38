/// Rows by key that remember what they were: a change can be taken back to any mark, and the changes of a
/// whole block can be carried to another copy of the table or undone there. Nothing is ever copied whole.
struct Table<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    private(set) var rows: [Key: Value] = [:]
    private var journal: [(key: Key, old: Value?)] = []

    subscript(key: Key) -> Value? {
        get { rows[key] }
        set {
            let old: Value?
            if let newValue {
                old = rows.updateValue(newValue, forKey: key)
            } else {
                old = rows.removeValue(forKey: key)
            }
            journal.append((key, old))
        }
    }

    /// The row as it was at the last sealing.
    func sealed(_ key: Key) -> Value? {
        guard let first = journal.first(where: { $0.key == key }) else { return rows[key] }
        return first.old
    }

    /// Where the journal stands.
    var mark: Int { journal.count }

    /// Takes back what was changed since `mark`.
    mutating func rollBack(to mark: Int) {
        while journal.count > mark {
            let (key, old) = journal.removeLast()
            rows[key] = old
        }
    }

    /// What was changed since the last sealing, each key once; the journal begins again.
    mutating func seal() -> TableChange<Key, Value> {
        var change = TableChange<Key, Value>()
        var seen: Set<Key> = []
        for (key, old) in journal where seen.insert(key).inserted {
            change.rows.append((key, old, rows[key]))
        }
        journal.removeAll()
        return change
    }

    /// Makes a sealed change of another copy here too.
    mutating func apply(_ change: TableChange<Key, Value>) {
        for row in change.rows { rows[row.key] = row.new }
    }

    /// Undoes a sealed change, the newest one.
    mutating func revert(_ change: TableChange<Key, Value>) {
        for row in change.rows { rows[row.key] = row.old }
    }
}

/// What a block changed in a table.
struct TableChange<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    var rows: [(key: Key, old: Value?, new: Value?)] = []

    /// Both changes as one.
    func followed(by next: Self) -> Self {
        guard !next.rows.isEmpty else { return self }
        var places: [Key: Int] = [:]
        for (index, row) in rows.enumerated() { places[row.key] = index }
        var both = self
        for row in next.rows {
            if let index = places[row.key] { both.rows[index].new = row.new } else { both.rows.append(row) }
        }
        return both
    }
}
