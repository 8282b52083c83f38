public import Tron

/// A requested payout. Every value is parsed, and none has been judged yet.
public struct PayoutOrder: Hashable, Sendable {
    /// How strictly it is judged.
    public var route: PayoutRoute
    /// The wallet that pays; nil for the configured one.
    public var walletID: WalletID?
    /// Who is paid; `.zero` on the direct route until the recipient is looked up.
    public var recipient: Address
    /// The trusted recipient of a direct payout; nil on other routes.
    public var recipientID: RecipientID?
    /// The KYC attestation as it was sent, for the kyc route.
    public var attestation: String?
    /// The level in the attestation, once it has been judged.
    public var kycLevel: Int?
    /// `jti` of the attestation, once it is judged.
    public var kycAttestationID: String?
    /// What the attestation allows beyond this payout, once it is judged.
    public var attestationTerms: AttestationTerms?
    /// What the recipient gets.
    public var amount: AssetAmount
    /// The caller's own name for it, 1 to 128 characters.
    public var reference: String?
    /// The caller's own words; stay in the service.
    public var description: String?
    /// Written into the transaction, public.
    public var memo: String?
    /// 1…10, 10 goes first.
    public var priority: Int
    /// Not to be signed before this time; nil for at once.
    public var scheduledAt: Timestamp?
    /// The batch that it is part of; set when the batch is accepted.
    public var batchID: BatchID?
    /// The caller's own entries, at most 32.
    public var metadata: [String: String]

    /// An order with the default priority, and nothing that is optional.
    public init(route: PayoutRoute, recipient: Address, amount: AssetAmount) {
        self.route = route
        self.recipient = recipient
        self.amount = amount
        priority = Self.defaultPriority
        metadata = [:]
    }

    /// An order by the direct route. The recipient's address is looked up when the order is judged.
    public init(trusted id: RecipientID, amount: AssetAmount) {
        self.init(route: .direct, recipient: .zero, amount: amount)
        recipientID = id
    }

    /// The priority if the caller gives none.
    public static let defaultPriority = 5
}

extension PayoutOrder {
    /// The order as the policy counts it, given by `subject`.
    package func movement(by subject: String) -> CountedMovement {
        var movement = CountedMovement(amount, route: MovementRoute(route), to: recipient, by: subject)
        movement.attestation = attestationTerms
        return movement
    }

    /// The intent of its transaction.
    package var intent: TransactionIntent { .transfer(of: amount, to: recipient) }
}
