/// Calls of a TRC-20 token and their results. Amounts are in the token's smallest unit.
public enum TRC20 {
    static let transferSelector: [UInt8] = [0xA9, 0x05, 0x9C, 0xBB]
    static let approveSelector: [UInt8] = [0x09, 0x5E, 0xA7, 0xB3]
    static let transferFromSelector: [UInt8] = [0x23, 0xB8, 0x72, 0xDD]

    /// `transfer(address,uint256)`: 68 bytes.
    public static func transferCall(to recipient: Address, amount: UInt256) -> [UInt8] {
        transferSelector + ABI.word(recipient) + amount.bigEndianBytes
    }

    /// `approve(address,uint256)`.
    public static func approveCall(spender: Address, amount: UInt256) -> [UInt8] {
        approveSelector + ABI.word(spender) + amount.bigEndianBytes
    }

    /// `transferFrom(address,address,uint256)`.
    public static func transferFromCall(
        from owner: Address, to recipient: Address, amount: UInt256
    ) -> [UInt8] {
        transferFromSelector + ABI.word(owner) + ABI.word(recipient) + amount.bigEndianBytes
    }

    /// `balanceOf(address)`.
    public static func balanceCall(of owner: Address) -> [UInt8] {
        [0x70, 0xA0, 0x82, 0x31] + ABI.word(owner)
    }

    /// `allowance(address,address)`.
    public static func allowanceCall(owner: Address, spender: Address) -> [UInt8] {
        [0xDD, 0x62, 0xED, 0x3E] + ABI.word(owner) + ABI.word(spender)
    }

    /// `isBlackListed(address)` of TetherToken.
    public static func isBlackListedCall(_ account: Address) -> [UInt8] {
        [0xE4, 0x7D, 0x60, 0x60] + ABI.word(account)
    }

    /// `symbol()`.
    public static let symbolCall: [UInt8] = [0x95, 0xD8, 0x9B, 0x41]
    /// `name()`.
    public static let nameCall: [UInt8] = [0x06, 0xFD, 0xDE, 0x03]
    /// `decimals()`.
    public static let decimalsCall: [UInt8] = [0x31, 0x3C, 0xE5, 0x67]
    /// `totalSupply()`.
    public static let totalSupplyCall: [UInt8] = [0x18, 0x16, 0x0D, 0xDD]
    /// `paused()` of TetherToken.
    public static let pausedCall: [UInt8] = [0x5C, 0x97, 0x5A, 0xBB]
    /// `basisPointsRate()` of TetherToken: its fee in hundredths of a percent.
    public static let basisPointsRateCall: [UInt8] = [0xDD, 0x64, 0x4F, 0x72]
    /// `maximumFee()` of TetherToken.
    public static let maximumFeeCall: [UInt8] = [0x35, 0x39, 0x07, 0x14]

    /// `Transfer(address,address,uint256)`.
    public static let transferTopic: [UInt8] = Keccak256.hash(Array("Transfer(address,address,uint256)".utf8))
    /// `Approval(address,address,uint256)`.
    public static let approvalTopic: [UInt8] = Keccak256.hash(Array("Approval(address,address,uint256)".utf8))

    /// One movement of a token, read from a log.
    public struct Transfer: Hashable, Sendable {
        /// The token. Only its address says which one it is: anyone can emit this event and call a token USDT.
        public let contract: Address
        /// The sender; the zero address if the token was minted.
        public let from: Address
        /// The recipient; the zero address if the token was burnt.
        public let to: Address
        /// In the token's smallest unit.
        public let value: UInt256
    }

    /// The transfer in `log`: three topics and 32 bytes of data, nothing else. Nil for other events, NFT transfers
    /// (four topics) and variants without indexes.
    public static func transfer(in log: EventLog) -> Transfer? {
        guard log.topics.count == 3, log.topics[0] == transferTopic, let value = UInt256(bigEndian: log.data),
            let from = ABI.address(inWord: log.topics[1]), let to = ABI.address(inWord: log.topics[2])
        else { return nil }
        return Transfer(contract: log.address, from: from, to: to, value: value)
    }

    /// An allowance, read from a log.
    public struct Approval: Hashable, Sendable {
        /// The token.
        public let contract: Address
        /// Who allows.
        public let owner: Address
        /// Who may spend.
        public let spender: Address
        /// How much, in the token's smallest unit. It replaces the earlier allowance.
        public let value: UInt256
    }

    /// The allowance in `log`, by the same rules as `transfer(in:)`.
    public static func approval(in log: EventLog) -> Approval? {
        guard log.topics.count == 3, log.topics[0] == approvalTopic, let value = UInt256(bigEndian: log.data),
            let owner = ABI.address(inWord: log.topics[1]), let spender = ABI.address(inWord: log.topics[2])
        else { return nil }
        return Approval(contract: log.address, owner: owner, spender: spender, value: value)
    }

    /// The number that a function returned; nil unless it is exactly one word.
    public static func number(in returned: [UInt8]) -> UInt256? { UInt256(bigEndian: returned) }

    /// The text that a function returned: offset, length, UTF-8, padding; nil if it is not valid. Old tokens
    /// return their name and symbol as one word, filled up with zeros.
    public static func text(in returned: [UInt8]) -> String? { ABI.text(in: returned) }
}
