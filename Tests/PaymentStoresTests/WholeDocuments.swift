import Foundation
import PaymentModel
import Payments
import Simulation
import Testing
import Tron

@testable import PaymentStores

/// Documents that have every member that their types know.
enum WholeDocuments {
    private static let address = "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t"
    private static let hash = String(repeating: "0a", count: 32)
    private static let failure = #"{"code":"reverted","detail":"SafeMath: \"sub\"","retryable":true}"#
    private static let plan = """
        {"bandwidth":345,"energy":65000,"expectedFee":1,"feeLimit":2,"mostBurnt":3,"plannedAt":1700000000000,
        "stakedEnergy":4}
        """

    static let payout = """
        {"amount":{"asset":"USDT","units":12500000},
        "approvals":[{"at":1,"by":"ann","decision":"approved","reason":"fine","terms":"\(hash)"}],
        "approvalsRequired":1,"attestation":{"expiresAt":1,"id":"jti-1","issuer":"kyc.example",
        "totalMax":{"asset":"USDT","units":3},"usesMax":2},"batchID":"bat_01JDQ0000000000000000000B1",
        "completedAt":5,"countedAgainAt":[6,7],"countedAt":6,"createdAt":7,"createdBy":"payroll","description":"salary","failure":\(failure),"fee":8,
        "history":[{"at":9,"detail":"why","status":"pending"}],"holdReason":"insufficient_funds",
        "id":"pay_01JDQ0000000000000000000A1","isCountedForSubject":true,"isPromised":true,"isRecipientUnchecked":true,"kycAttestationID":"jti-1","kycLevel":2,
        "memo":"thanks","metadata":{"invoice":"2026/11","größe":"✓"},"nextActionAt":10,"priority":5,
        "recipient":"\(address)","recipientID":"rcp_01JDQ0000000000000000000C1","reference":"r-1","route":"kyc",
        "scheduledAt":11,"status":"failed","transactionID":"txn_01JDQ0000000000000000000D1","txID":"\(hash)",
        "updatedAt":12,"version":13,"walletID":"wal_01JDQ0000000000000000000E1"}
        """

    static let transaction = """
        {"attempts":[{"broadcasts":1,"estimate":\(plan),"expiration":2,"isUnsigned":true,"lastAnswer":"SUCCESS",
        "number":1,"provenDead":true,"referenceBlock":3,"signedAt":4,"signedBytes":"00ff","txID":"\(hash)"}],
        "countedAgainAt":[6,7],"countedAt":6,"createdAt":5,"createdBy":"payroll","derivationPath":"m/44'/195'/0'/0/0","failure":\(failure),
        "feeLimit":6,"from":"\(address)","history":[{"at":7,"detail":"why","status":"signed"}],
        "id":"txn_01JDQ0000000000000000000D1","inclusion":{"block":"\(hash)","time":8},
        "intent":{"tokenTransfer":{"amount":{"asset":"USDT","units":9},"to":"\(address)"}},"memo":"thanks",
        "metadata":{"a":"b"},"nextActionAt":10,"payoutID":"pay_01JDQ0000000000000000000A1","plan":\(plan),
        "priority":5,"receipt":{"bandwidthFee":11,"bandwidthUsed":12,"blockNumber":13,"blockTime":14,
        "energyFee":15,"energyUsed":16,"fee":17,"result":"REVERT","rewarded":23,"solidified":true,"txID":"\(hash)","unstaked":24},
        "reservation":{"energy":18,"token":{"asset":"USDT","units":20},"trx":19},"status":"failed","updatedAt":21,"version":22,
        "walletID":"wal_01JDQ0000000000000000000E1"}
        """
}
