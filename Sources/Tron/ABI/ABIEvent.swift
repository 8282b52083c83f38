/// An event of a contract.
public struct ABIEvent: Hashable, Sendable {
    /// One value of an event.
    public struct Parameter: Hashable, Sendable {
        /// The type of the value.
        public let type: ABIType
        /// Whether it is among the topics.
        public let isIndexed: Bool

        /// In a topic.
        public static func indexed(_ type: ABIType) -> Self { Self(type: type, isIndexed: true) }
        /// In the data.
        public static func plain(_ type: ABIType) -> Self { Self(type: type, isIndexed: false) }

        /// Whether only the hash of the value is in the log.
        var isHashed: Bool {
            guard isIndexed else { return false }
            switch type {
            case .bytes, .string, .array, .fixedArray, .tuple: return true
            case .uint, .int, .trcToken, .address, .bool, .fixedBytes, .function: return false
            }
        }
    }

    /// A value in a log.
    public enum Argument: Hashable, Sendable {
        /// The value itself, from the data or from a topic.
        case value(ABIValue)
        /// The Keccak-256 of an indexed value that is longer than a word: the value itself is not in the log.
        case hash([UInt8])

        /// The value; nil if the log has only its hash.
        public var value: ABIValue? { if case .value(let value) = self { value } else { nil } }
    }

    /// The event's name, without its types.
    public let name: String
    /// Its values in the order of the declaration, indexed or not.
    public let parameters: [Parameter]
    /// Whether its logs lack the topic with the signature's hash.
    public let isAnonymous: Bool
    /// The Keccak-256 of the signature.
    public let topic: [UInt8]

    /// The event `name` with these values.
    ///
    /// - Throws: `ABIError.badType` for an invalid name, and for more indexed values than a log has topics.
    public init(_ name: String, _ parameters: [Parameter]) throws(ABIError) {
        try self.init(name, parameters, isAnonymous: false)
    }

    /// The event `name` with these values, whose logs do not contain its signature.
    ///
    /// - Throws: `ABIError.badType` for an invalid name, and for more indexed values than a log has topics.
    public static func anonymous(_ name: String, _ parameters: [Parameter]) throws(ABIError) -> Self {
        try Self(name, parameters, isAnonymous: true)
    }

    private init(_ name: String, _ parameters: [Parameter], isAnonymous: Bool) throws(ABIError) {
        try ABIType.checkName(name)
        let topicsMax = isAnonymous ? Self.topicsMax : Self.topicsMax - 1
        guard parameters.count(where: \.isIndexed) <= topicsMax else {
            throw ABIError(.badType, "a log has \(Self.topicsMax) topics")
        }
        self.name = name
        self.parameters = parameters
        self.isAnonymous = isAnonymous
        topic = Keccak256.hash(Array((name + ABIType.tuple(parameters.map(\.type)).name).utf8))
    }

    /// The signature as it is hashed, with every type in full.
    public var signature: String { name + ABIType.tuple(parameters.map(\.type)).name }

    /// The values in `log`, in the order of the parameters. The caller must check which contract it comes from:
    /// anyone can log anything.
    ///
    /// - Throws: `ABIError`; `.wrongSelector` if it is another event, or the same with other values indexed.
    public func arguments(in log: EventLog) throws(ABIError) -> [Argument] {
        var topics = log.topics[...]
        if !isAnonymous {
            guard topics.popFirst() == topic else { throw ABIError(.wrongSelector, "no \(name)") }
        }
        guard topics.count == parameters.count(where: \.isIndexed) else {
            throw ABIError(.wrongSelector, "\(topics.count) topics of values")
        }
        var plain = try ABI.decode(log.data, as: parameters.filter { !$0.isIndexed }.map(\.type))[...]
        var arguments: [Argument] = []
        for parameter in parameters {
            if parameter.isIndexed {
                arguments.append(try Self.argument(topics.removeFirst(), of: parameter))
            } else {
                arguments.append(.value(plain.removeFirst()))
            }
        }
        return arguments
    }

    private static func argument(_ topic: [UInt8], of parameter: Parameter) throws(ABIError) -> Argument {
        if parameter.isHashed {
            guard topic.count == ABIType.wordByteCount else { throw ABIError(.short, "a topic has 32 bytes") }
            return .hash(topic)
        }
        return .value(try ABI.decode(topic, as: [parameter.type])[0])
    }

    /// The log of these values. A parameter whose value is only hashed takes its hash.
    ///
    /// - Throws: `ABIError.wrongValue`.
    public func log(_ arguments: [Argument], from address: Address) throws(ABIError) -> EventLog {
        guard arguments.count == parameters.count else {
            throw ABIError(.wrongValue, "\(arguments.count) values for \(parameters.count) parameters")
        }
        var topics = isAnonymous ? [] : [topic]
        var plain: [(ABIValue, ABIType)] = []
        for (argument, parameter) in zip(arguments, parameters) {
            switch argument {
            case .hash(let hash) where parameter.isHashed && hash.count == ABIType.wordByteCount:
                topics.append(hash)
            case .value(let value) where !parameter.isHashed && parameter.isIndexed:
                topics.append(try ABI.word(value, as: parameter.type))
            case .value(let value) where !parameter.isIndexed: plain.append((value, parameter.type))
            case .hash, .value: throw ABIError(.wrongValue, "\(parameter.type.name) in the wrong place")
            }
        }
        let data = try ABI.encode(plain.map(\.0), as: plain.map(\.1))
        return EventLog(address: address, topics: topics, data: data)
    }

    private static let topicsMax = 4
}
