import PaymentModel
import Payments
import StrictJSON
import Tron

/// A payout as a body has it.
struct PayoutReading {
    var order: Checked<PayoutOrder>
    /// Parts of the order that could be read, even where the order as a whole could not.
    let walletID: WalletID?
    let recipient: Address?
    let amount: AssetAmount?
    let reference: String?

    /// - Parameter route: nil if the body names it, as in a batch.
    init(_ body: ObjectReader, route given: PayoutRoute?, assets: AssetRegistry) {
        let route = given.map(Checked.valid) ?? body.required("route", .word(of: PayoutRoute.self))
        let (payee, address) = Payee.reading(body, on: route)
        let wallet = body.optional("wallet_id", .id(of: WalletID.self))
        let usual = assets.usdt ?? .trx
        let asset = body.optional("asset", .asset(of: assets), else: usual)
        // The amount of an unknown asset is read as one of the usual asset, so that its mistakes are reported as
        // well.
        let amount = body.required("amount", .amount(of: asset.value ?? usual))
        let reference = body.optional("reference", .reference)
        let details = PayoutDetails.reading(body)
        order = all(payee, wallet, asset, amount, reference, details).map {
            payee, walletID, _, amount, reference, details in
            var order = payee.order(of: amount)
            (order.walletID, order.reference) = (walletID, reference)
            details.fill(&order)
            return order
        }
        walletID = wallet.value ?? nil
        recipient = address
        self.amount = amount.value
        self.reference = reference.value ?? nil
    }
}

/// Who is paid, as each route names it.
private enum Payee {
    case address(Address)
    case attested(Address, attestation: String)
    case trusted(RecipientID)

    /// - Returns: The address as well, which can be valid even if the rest is not.
    static func reading(
        _ body: ObjectReader, on route: Checked<PayoutRoute>
    ) -> (payee: Checked<Self>, address: Address?) {
        switch route {
        case .valid(.v0):
            let address = body.required("recipient_address", .address)
            return (address.map { .address($0) }, address.value)
        case .valid(.kyc):
            let address = body.required("recipient_address", .address)
            let attestation = body.required("kyc_attestation", .text(.attestation))
            return (all(address, attestation).map { .attested($0, attestation: $1) }, address.value)
        case .valid(.direct):
            return (body.required("recipient_id", .id(of: RecipientID.self)).map { .trusted($0) }, nil)
        case .invalid(let violations):
            // Without a route, any of these may belong here, so none is reported as unknown.
            body.ignore("recipient_address", "recipient_id", "kyc_attestation")
            return (.invalid(violations), nil)
        }
    }

    func order(of amount: AssetAmount) -> PayoutOrder {
        switch self {
        case .address(let address):
            return PayoutOrder(route: .v0, recipient: address, amount: amount)
        case .attested(let address, let attestation):
            var order = PayoutOrder(route: .kyc, recipient: address, amount: amount)
            order.attestation = attestation
            return order
        case .trusted(let id):
            return PayoutOrder(trusted: id, amount: amount)
        }
    }
}

/// What payouts of every route may have besides.
private struct PayoutDetails {
    let description: String?
    let memo: String?
    let priority: Int64
    let scheduledAt: Timestamp?
    let metadata: [String: String]

    static func reading(_ body: ObjectReader) -> Checked<Self> {
        all(
            body.optional("description", .text(.description)), body.optional("memo", .text(.memo)),
            body.optional(
                "priority", .integer(in: 1...10), else: Int64(PayoutOrder.defaultPriority)),
            body.optional("scheduled_at", .time), body.optional("metadata", .texts, else: [:])
        ).map { PayoutDetails(description: $0, memo: $1, priority: $2, scheduledAt: $3, metadata: $4) }
    }

    func fill(_ order: inout PayoutOrder) {
        order.description = description
        order.memo = memo
        order.priority = Int(priority)
        order.scheduledAt = scheduledAt
        order.metadata = metadata
    }
}
