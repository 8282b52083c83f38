import StrictJSON
import Tron

extension JSON {
    /// The number `key`; 0 where it is left out, as java-tron leaves out what is 0.
    ///
    /// - Throws: `NodeError.unreadable` where it is no integer, or one that no chain has.
    func number(_ key: String, _ quantity: ChainQuantity) throws(NodeError) -> Int64 {
        guard let value = self[key] else { return 0 }
        return try value.number(quantity, named: key)
    }

    /// The number `key`, nil where it is left out.
    ///
    /// - Throws: as `number`.
    func optionalNumber(_ key: String, _ quantity: ChainQuantity) throws(NodeError) -> Int64? {
        guard let value = self[key] else { return nil }
        return try value.number(quantity, named: key)
    }

    /// The number `key`, which java-tron always sends.
    ///
    /// - Throws: as `number`, and where it is missing.
    func requiredNumber(_ key: String, _ quantity: ChainQuantity) throws(NodeError) -> Int64 {
        guard let value = self[key] else { throw NodeError(.unreadable, "\(key) is missing") }
        return try value.number(quantity, named: key)
    }

    /// The amount `key`; 0 where it is left out.
    ///
    /// - Throws: as `number`.
    func amount(_ key: String) throws(NodeError) -> Sun { Sun(try number(key, .amount)) }

    /// The balance of the account that this is: never below 0. The black hole's is, from genesis on, and nothing can be sent
    /// from it.
    ///
    /// - Throws: as `number`.
    func balance() throws(NodeError) -> Sun {
        if let told = self["balance"]?.int64, told < 0 { return .zero }
        return try amount("balance")
    }

    /// The elements of the list `key`; none where it is left out.
    ///
    /// - Throws: `NodeError.unreadable` where it is no list.
    func elements(_ key: String) throws(NodeError) -> [JSON] {
        guard let value = self[key] else { return [] }
        guard let array = value.array else { throw NodeError(.unreadable, "\(key) is no list") }
        return array
    }

    /// The object `key`; an empty one where it is left out.
    ///
    /// - Throws: `NodeError.unreadable` where it is no object.
    func member(_ key: String) throws(NodeError) -> JSON {
        guard let value = self[key] else { return [:] }
        guard value.object != nil else { throw NodeError(.unreadable, "\(key) is no object") }
        return value
    }

    /// The address `key`, nil where it is left out.
    ///
    /// - Throws: `NodeError.unreadable` where it is none.
    func address(_ key: String) throws(NodeError) -> Address? {
        guard let value = self[key] else { return nil }
        guard let text = value.string, let address = try? Address(parsing: text) else {
            throw NodeError(.unreadable, "\(key) is not an address")
        }
        return address
    }

    /// - Throws: `NodeError.unreadable` where this is no object: whatever it should tell is not told.
    func requireObject(_ what: String) throws(NodeError) {
        guard object != nil else { throw NodeError(.unreadable, "\(what) is no object") }
    }

    private func number(_ quantity: ChainQuantity, named name: String) throws(NodeError) -> Int64 {
        guard let number = int64, quantity.range.contains(number) else {
            throw NodeError(.unreadable, "\(name) is not a valid \(quantity.rawValue)")
        }
        return number
    }
}
