import Scratch

/// The variables that a program starts with, and the folder that they name. Whoever holds these keeps the folder: a program that
/// runs does, so that nothing removes its data before it has ended.
struct ProgramEnvironment: ExpressibleByDictionaryLiteral, Sendable {
    private(set) var variables: [String: String]
    private let folder: ScratchFolder?

    init(_ variables: [String: String], in folder: ScratchFolder? = nil) {
        self.variables = variables
        self.folder = folder
    }

    init(dictionaryLiteral elements: (String, String)...) {
        self.init(Dictionary(uniqueKeysWithValues: elements))
    }

    /// The same with these variables, too.
    func setting(_ more: [String: String]) -> Self {
        Self(variables.merging(more) { _, new in new }, in: folder)
    }

    /// One of the variables; nil where it is not set.
    subscript(name: String) -> String? {
        get { variables[name] }
        set { variables[name] = newValue }
    }
}
