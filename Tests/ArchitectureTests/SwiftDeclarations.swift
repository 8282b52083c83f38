/// What a Swift file declares and mentions, as far as its text shows it.
struct SwiftDeclarations {
    /// A type, or a member that an extension adds.
    struct Declaration {
        /// The types around it, and its own name.
        let path: [String]
        /// Whether no other file can see it.
        let isPrivate: Bool
    }
    /// A name of a type, with the names behind its dots.
    struct Mention {
        let chain: [String]
        /// The types around the place, outermost first.
        let scope: [String]
    }
    private(set) var types: [Declaration] = []
    private(set) var members: [Declaration] = []
    /// Members that an extension adds to the type of the path's beginning.
    private(set) var extensionMembers: [Declaration] = []
    private(set) var mentions: [Mention] = []
    /// Names behind a dot that begin with a small letter.
    private(set) var memberMentions: Set<String> = []
    /// Generic parameters, associated types and types of function bodies: they hide what others call so.
    private(set) var hidden: Set<String> = []

    private enum Scope {
        case type([String], isPrivate: Bool)
        case extensionOf([String], isPrivate: Bool)
        case other
    }
    private let tokens: [Substring]
    private var scopes: [Scope] = []
    private var next: Scope?

    private static let typeKeywords: Set<Substring> = [
        "struct", "class", "enum", "actor", "protocol", "typealias",
    ]
    private static let memberKeywords: Set<Substring> = ["func", "var", "let", "case"]
    private static let modifiers: Set<Substring> = [
        "public", "package", "internal", "private", "fileprivate", "final", "indirect", "static", "mutating",
        "nonisolated", "override", "lazy", "weak", "unowned", "class", "consuming", "borrowing", "isolated",
    ]

    init(_ source: String) {
        tokens = SwiftTokens(source).all
        for index in tokens.indices { read(index) }
    }

    private mutating func read(_ index: Int) {
        let token = tokens[index]
        let name = index + 1 < tokens.count ? tokens[index + 1] : ""
        let isBehindDot = index > 0 && tokens[index - 1] == "."
        switch token {
        case "{":
            scopes.append(next ?? .other)
            next = nil
        case "}": _ = scopes.popLast()
        case "extension" where !isBehindDot && Self.isTypeName(name):
            next = .extensionOf(chain(from: index + 1), isPrivate: isPrivate(index))
        case "associatedtype": hidden.insert(String(name))
        case _ where Self.memberKeywords.contains(token) && !isBehindDot: declareMember(index, name)
        case _ where Self.typeKeywords.contains(token) && !isBehindDot && Self.isTypeName(name):
            declareType(index, String(name))
        case _ where Self.isTypeName(token) && !isBehindDot && !isDeclared(index):
            mentions.append(.init(chain: chain(from: index), scope: path ?? enclosing))
        case _ where isBehindDot && !Self.isTypeName(token): memberMentions.insert(String(token))
        default: break
        }
    }

    private mutating func declareType(_ index: Int, _ name: String) {
        hide(genericsAt: index + 2)
        let isPrivate = isPrivate(index)
        if let path {
            types.append(.init(path: path + [name], isPrivate: isPrivate))
        } else {
            hidden.insert(name)
        }
        guard tokens[index] != "typealias" else { return }
        next = path.map { .type($0 + [name], isPrivate: isPrivate) } ?? .other
    }

    private mutating func declareMember(_ index: Int, _ name: Substring) {
        if tokens[index] == "func" { hide(genericsAt: index + 2) }
        guard let path, !path.isEmpty, let scope = scopes.last else { return }
        let member = Declaration(path: path + [String(name)], isPrivate: isPrivate(index))
        members.append(member)
        if case .extensionOf = scope { extensionMembers.append(member) }
    }

    /// The names of `<First: …, Second>`.
    private mutating func hide(genericsAt index: Int) {
        guard index < tokens.count, tokens[index] == "<" else { return }
        var depth = 0
        for place in index..<tokens.count {
            if tokens[place] == "<" { depth += 1 }
            if tokens[place] == ">" { depth -= 1 }
            guard depth > 0 else { return }
            if depth == 1, ["<", ",", "each"].contains(tokens[place]) {
                hidden.insert(String(tokens[place + 1]))
            }
        }
    }

    /// The types around the place in hand; nil inside a function.
    private var path: [String]? {
        switch scopes.last {
        case nil: []
        case .type(let path, _), .extensionOf(let path, _): path
        case .other: nil
        }
    }

    private var enclosing: [String] {
        for scope in scopes.reversed() {
            switch scope {
            case .type(let path, _), .extensionOf(let path, _): return path
            case .other: continue
            }
        }
        return []
    }

    /// Whether the declaration at `index`, or a type around it, is private.
    private func isPrivate(_ index: Int) -> Bool {
        let isInside = scopes.contains { scope in
            switch scope {
            case .type(_, let isPrivate), .extensionOf(_, let isPrivate): isPrivate
            case .other: false
            }
        }
        if isInside { return true }
        var place = index - 1
        while place >= 0, Self.modifiers.contains(tokens[place]) || ["(", ")", "set"].contains(tokens[place])
        {
            // `private(set)` hides the setter only.
            if ["private", "fileprivate"].contains(tokens[place]), tokens[place + 1] != "(" { return true }
            place -= 1
        }
        return false
    }

    /// `A.B.C`, as far as the names are of types.
    private func chain(from index: Int) -> [String] {
        var chain = [String(tokens[index])]
        var place = index + 1
        while place + 1 < tokens.count, tokens[place] == ".", Self.isTypeName(tokens[place + 1]) {
            chain.append(String(tokens[place + 1]))
            place += 2
        }
        return chain
    }

    private func isDeclared(_ index: Int) -> Bool {
        index > 0 && (Self.typeKeywords.contains(tokens[index - 1]) || tokens[index - 1] == "associatedtype")
    }

    private static func isTypeName(_ token: Substring) -> Bool { token.first?.isUppercase == true }
}
