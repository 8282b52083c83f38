import Payments

/// A value that is not acceptable: where it is, and what is wrong with it.
typealias Violation = PaymentError.Offence
