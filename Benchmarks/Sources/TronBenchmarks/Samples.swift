import Tron

/// What is measured on: the key is known to everybody.
struct Samples {
    static let secret = [UInt8](repeating: 0, count: 31) + [1]

    let key: PrivateKey
    let address: Address
    let addressText: String
    let digest: [UInt8]
    let signature: Signature
    let transfer: SignedTransaction
    let tokenTransfer: SignedTransaction

    init() throws {
        key = try PrivateKey(bytes: Self.secret)
        address = key.address
        addressText = address.base58
        let recipient = try Address(parsing: "TDvSsdrNM5eeXNL3czpa6AxLDHZA9nwe9K")
        let usdt = try TRC20Token(Address(parsing: "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t"))
        transfer = try key.sign(
            Self.raw(.transfer(.init(owner: key.address, to: recipient, amount: 1_000_000))))
        let call = usdt.transfer(TokenAmount(baseUnits: 1_000_000), from: key.address, to: recipient)
        tokenTransfer = try key.sign(Self.raw(.triggerSmart(call), feeLimit: 100_000_000))
        digest = transfer.id.bytes
        signature = try key.sign(digest)
    }

    private static func raw(_ contract: Contract, feeLimit: Sun = .zero) -> RawTransaction {
        RawTransaction(
            reference: BlockReference(
                bytes: [0x29, 0x27], hash: [0x93, 0x9E, 0xCE, 0x39, 0xD0, 0x8A, 0x7A, 0xBE]),
            expiration: ChainTime(milliseconds: 1_777_447_527_000),
            timestamp: ChainTime(milliseconds: 1_777_447_470_038), contract: contract, feeLimit: feeLimit)
    }
}
