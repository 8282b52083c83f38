import PaymentModel
import Payments
import StrictJSON
import Tron

/// A payout as a body has it: on a route that is known, or with its route beside its fields as in a batch.
struct PayoutReading {
    let walletID: WalletID?
    /// Nil on the direct route, and where it is not acceptable.
    let recipient: Address?
    let amount: AssetAmount?
    let reference: String?
    /// Nil where an offence was noted.
    let order: PayoutOrder?

    /// - Parameter route: nil where the body says it.
    init(_ body: ObjectReader, route given: PayoutRoute?) {
        var body = body
        let before = body.offences.items.count
        let route = given ?? body.word("route", of: PayoutRoute.self)
        var recipient: Address?
        var recipientID: RecipientID?
        var attestation: String?
        switch route {
        case .v0: recipient = body.address("recipient_address")
        case .kyc:
            recipient = body.address("recipient_address")
            attestation = body.text("kyc_attestation", .attestation)
        case .direct: recipientID = body.identifier("recipient_id", of: RecipientID.self)
        case nil:
            // Which of these belong here is not known without a route: none is one too many.
            for member in ["recipient_address", "recipient_id", "kyc_attestation"] {
                _ = body.value(member, .optional)
            }
        }
        let fields = PayoutFields(reading: &body)
        body.refuseUnknown()
        walletID = fields.walletID
        amount = fields.amount
        reference = fields.reference
        self.recipient = recipient
        guard body.offences.items.count == before, let route, let amount = fields.amount else {
            order = nil
            return
        }
        var order: PayoutOrder
        if let recipientID {
            order = PayoutOrder(trusted: recipientID, amount: amount)
        } else if let recipient {
            order = PayoutOrder(route: route, recipient: recipient, amount: amount)
            order.attestation = attestation
        } else {
            self.order = nil
            return
        }
        fields.fill(&order)
        self.order = order
    }
}

/// `PayoutFields` of the contract: what payouts of every route have.
private struct PayoutFields {
    let walletID: WalletID?
    let amount: AssetAmount?
    let reference: String?
    private let description: String?
    private let memo: String?
    private let priority: Int?
    private let scheduledAt: Timestamp?
    private let metadata: [String: String]

    init(reading body: inout ObjectReader) {
        walletID = body.identifier("wallet_id", of: WalletID.self, .optional)
        let asset = body.word("asset", of: Asset.self, .optional) ?? .usdt
        amount = body.amount("amount", of: asset)
        reference = body.text("reference", .reference, .optional)
        description = body.text("description", .description, .optional)
        memo = body.text("memo", .memo, .optional)
        priority = body.integer("priority", in: 1...10, .optional).map(Int.init)
        scheduledAt = body.timestamp("scheduled_at", .optional)
        metadata = body.metadata("metadata")
    }

    func fill(_ order: inout PayoutOrder) {
        order.walletID = walletID
        order.reference = reference
        order.description = description
        order.memo = memo
        order.priority = priority ?? PayoutOrder.defaultPriority
        order.scheduledAt = scheduledAt
        order.metadata = metadata
    }
}
