/// Why a wallet is frozen, and who may end it. It outlives an archived wallet, so that a restored one is not free.
public struct WalletFreeze: Codable, Hashable, Sendable {
    /// Whether an administrator froze it: only administrators end that.
    public var isByAdmin: Bool
    /// Who has asked for its end, where that needs a second person; nil if nobody has.
    public var endRequestedBy: String?

    /// A freeze whose end nobody has asked for.
    public init(isByAdmin: Bool, endRequestedBy: String? = nil) {
        self.isByAdmin = isByAdmin
        self.endRequestedBy = endRequestedBy
    }
}

extension Wallet {
    /// Freezes it for `caller`. A freeze by an administrator stays one, and whoever asked for the end has to ask again.
    package mutating func freeze(by caller: Caller) {
        status = .frozen
        freeze = WalletFreeze(isByAdmin: caller.isAdmin || freeze?.isByAdmin == true)
    }

    /// Ends the freeze for `caller`, or notes that it asks for the end if that needs a `second` person.
    ///
    /// - Throws: `PaymentError` with `forbidden` if only an administrator may.
    package mutating func unfreeze(by caller: Caller, needingSecond second: Bool) throws(PaymentError) {
        var freeze = freeze ?? WalletFreeze(isByAdmin: false)
        guard caller.isAdmin || !freeze.isByAdmin else {
            throw PaymentError(
                .forbidden, "An administrator froze the wallet, and only an administrator unfreezes it.")
        }
        if second, freeze.endRequestedBy == nil || freeze.endRequestedBy == caller.subject {
            freeze.endRequestedBy = caller.subject
            self.freeze = freeze
            return
        }
        self.freeze = nil
        status = .active
    }

    /// Makes it usable again with its key restored; frozen, if it was and `caller` may not end that alone.
    package mutating func thaw(by caller: Caller, needingSecond second: Bool) {
        let wasFrozen = status == .frozen || freeze != nil
        let mayEnd = !second && (caller.isAdmin || freeze?.isByAdmin != true)
        status = wasFrozen && !mayEnd ? .frozen : .active
        if status == .active { freeze = nil }
    }
}
