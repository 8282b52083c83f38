/// Which folder of a module uses which: a folder uses another if it mentions a type that the other declares, or a member
/// that only the other adds to a type that is not its own.
struct FolderGraph {
    /// One reason for an edge.
    struct Use: CustomStringConvertible {
        let folder: String
        let other: String
        let file: String
        let name: String

        var description: String { "\(folder) uses \(other) (\(file): \(name))" }
    }
    private struct File {
        /// The one directly below the module's; empty for a file that stands in the module's own.
        let folder: String
        let path: String
    }
    /// By the two folders.
    private(set) var edges: [String: [String: Use]] = [:]

    private let files: [(file: File, declarations: SwiftDeclarations)]
    /// Where each type is declared that other files can see.
    private var types: [[String]: Set<String>] = [:]

    /// The graph of a module's `files`: their texts by their paths in the module.
    init(_ files: [String: String], module: String, modules: Set<String>) {
        self.files = files.sorted { $0.key < $1.key }.map { path, text in
            let folder = path.split(separator: "/").dropLast().first.map(String.init) ?? ""
            return (File(folder: folder, path: path), SwiftDeclarations(text))
        }
        for (file, declarations) in self.files {
            edges[file.folder] = edges[file.folder] ?? [:]
            for type in declarations.types where !type.isPrivate {
                types[type.path, default: []].insert(file.folder)
            }
        }
        let added = addedMembers()
        for (file, declarations) in self.files {
            let hidden = Set(declarations.types.filter(\.isPrivate).map(\.path))
            for mention in declarations.mentions {
                var chain = mention.chain
                if modules.contains(chain[0]), types[[chain[0]]] == nil {
                    guard chain[0] == module, chain.count > 1 else { continue }
                    chain.removeFirst()
                } else if declarations.hidden.contains(chain[0]) {
                    continue
                }
                for name in declared(chain, in: mention.scope, unless: hidden) {
                    use(name.folders, name.name, by: file)
                }
            }
            for name in declarations.memberMentions {
                if let folder = added[name] { use([folder], ".\(name)", by: file) }
            }
        }
    }

    private mutating func use(_ folders: Set<String>, _ name: String, by file: File) {
        guard !folders.contains(file.folder) else { return }
        for folder in folders where edges[file.folder]?[folder] == nil {
            edges[file.folder]?[folder] = Use(folder: file.folder, other: folder, file: file.path, name: name)
        }
    }

    /// Where the names of a chain are declared, each looked up as Swift does: in the types around the mention first.
    /// A private type of the file hides others of its name.
    private func declared(
        _ chain: [String], in scope: [String], unless hidden: Set<[String]>
    ) -> [(name: String, folders: Set<String>)] {
        for depth in stride(from: scope.count, through: 0, by: -1) {
            let first = Array(scope.prefix(depth)) + [chain[0]]
            if hidden.contains(first) { return [] }
            guard types[first] != nil else { continue }
            return (1...chain.count).compactMap { count in
                let path = scope.prefix(depth) + chain.prefix(count)
                return types[Array(path)].map { (path.joined(separator: "."), $0) }
            }
        }
        return []
    }

    /// The members that one folder adds to types which are declared elsewhere, by name; only those whose names no other
    /// member of the module has.
    private func addedMembers() -> [String: String] {
        var folders: [String: Set<String>] = [:]
        var added: Set<String> = []
        for (file, declarations) in files {
            for member in declarations.members {
                let name = member.path[member.path.count - 1]
                folders[name, default: []].insert(file.folder)
            }
            for member in declarations.extensionMembers where !member.isPrivate {
                let type = Array(member.path.dropLast())
                if types[type]?.contains(file.folder) != true {
                    added.insert(member.path[member.path.count - 1])
                }
            }
        }
        return folders.compactMapValues { $0.count == 1 ? $0.first : nil }.filter { added.contains($0.key) }
    }

    /// The shortest cycle through each folder that is part of one, each told once.
    var cycles: [[Use]] {
        var told: Set<Set<String>> = []
        return edges.keys.sorted().compactMap { folder in
            guard let cycle = shortestCycle(through: folder) else { return nil }
            return told.insert(Set(cycle.map(\.folder))).inserted ? cycle : nil
        }
    }

    private func shortestCycle(through start: String) -> [Use]? {
        var paths: [(folder: String, uses: [Use])] = [(start, [])]
        var seen: Set<String> = []
        while !paths.isEmpty {
            let (folder, uses) = paths.removeFirst()
            for (target, use) in (edges[folder] ?? [:]).sorted(by: { $0.key < $1.key }) {
                if target == start { return uses + [use] }
                if seen.insert(target).inserted { paths.append((target, uses + [use])) }
            }
        }
        return nil
    }
}
