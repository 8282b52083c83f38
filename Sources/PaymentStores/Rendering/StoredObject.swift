/// The members of a JSON object in a stored document.
struct StoredObject {
    /// In the document's order, with names as written.
    let members: [(name: UnsafeBufferPointer<UInt8>, value: StoredValue)]

    init(_ bytes: UnsafeBufferPointer<UInt8>) throws(MalformedDocument) {
        var scan = DocumentScan(bytes)
        var members: [(name: UnsafeBufferPointer<UInt8>, value: StoredValue)] = []
        members.reserveCapacity(40)
        try scan.open(UInt8(ascii: "{"))
        while try !scan.closes(UInt8(ascii: "}"), behind: members.count) {
            let name = try scan.name()
            members.append((name, StoredValue(try scan.value())))
        }
        try scan.end()
        self.members = members
    }

    /// The member of this name; nil if it does not exist or is null.
    subscript(_ name: StaticString) -> StoredValue? {
        guard let value = members.first(where: { $0.name.equals(name) })?.value, !value.isNull else {
            return nil
        }
        return value
    }

    /// The member of this name, which every such object has.
    func required(_ name: StaticString) throws(MalformedDocument) -> StoredValue {
        guard let value = self[name] else { throw MalformedDocument() }
        return value
    }
}
