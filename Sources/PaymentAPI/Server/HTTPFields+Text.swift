import HTTPTypes

extension HTTPFields {
    /// The value of a field by its name; a field that stands several times has its values joined by commas.
    func value(of name: String) -> String? {
        HTTPField.Name(name).flatMap { self[$0] }
    }

    /// Sets a field by its name. A name that is none is a mistake of ours and is left out.
    mutating func set(_ name: String, to value: String) {
        guard let name = HTTPField.Name(name) else { return }
        self[name] = value
    }
}
