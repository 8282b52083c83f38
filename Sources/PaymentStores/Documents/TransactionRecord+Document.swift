import PaymentModel
import Payments
import Tron

extension TransactionRecord: DocumentWritable {
    func write(to document: inout DocumentWriter) throws {
        try document.object { document in
            try document.member("attempts", attempts)
            try document.member("countedAgainAt", countedAgainAt)
            try document.member("countedAt", countedAt)
            try document.member("createdAt", createdAt)
            try document.member("createdBy", createdBy)
            try document.member("derivationPath", derivationPath)
            try document.member("failure", failure)
            try document.member("feeLimit", feeLimit)
            try document.member("from", from)
            try document.member("history", history)
            try document.member("id", id)
            try document.member("inclusion", inclusion)
            try document.member("intent", intent)
            try document.member("memo", memo)
            try document.member("metadata", metadata)
            try document.member("nextActionAt", nextActionAt)
            try document.member("payoutID", payoutID)
            try document.member("plan", plan)
            try document.member("priority", priority)
            try document.member("receipt", receipt)
            try document.member("reservation", reservation)
            try document.member("status", status)
            try document.member("updatedAt", updatedAt)
            try document.member("version", version)
            try document.member("walletID", walletID)
        }
    }
}

extension TransactionIntent: DocumentWritable {
    func write(to document: inout DocumentWriter) throws {
        switch self {
        case .tokenTransfer(let to, let amount):
            try document.object { try $0.member("tokenTransfer", Transfer(to: to, amount: amount)) }
        case .trxTransfer(let to, let amount):
            try document.object { try $0.member("trxTransfer", Transfer(to: to, amount: amount)) }
        case .tokenApprove, .stake, .unstake, .delegate, .undelegate, .withdrawUnstaked, .cancelUnstake,
            .vote,
            .claimRewards:
            try document.value(self)
        }
    }

    private struct Transfer: DocumentWritable {
        let to: Address
        let amount: AssetAmount

        func write(to document: inout DocumentWriter) throws {
            try document.object { document in
                try document.member("amount", amount)
                try document.member("to", to)
            }
        }
    }
}

extension Attempt: DocumentWritable {
    func write(to document: inout DocumentWriter) throws {
        try document.object { document in
            try document.member("broadcasts", broadcasts)
            try document.member("estimate", estimate)
            try document.member("expiration", expiration)
            try document.member("isUnsigned", isUnsigned)
            try document.member("lastAnswer", lastAnswer)
            try document.member("number", number)
            try document.member("provenDead", provenDead)
            try document.member("referenceBlock", referenceBlock)
            try document.member("signedAt", signedAt)
            document.member("signedBytes", hex: signedBytes)
            try document.member("txID", txID)
        }
    }
}

extension FeePlan: DocumentWritable {
    func write(to document: inout DocumentWriter) throws {
        try document.object { document in
            try document.member("bandwidth", bandwidth)
            try document.member("energy", energy)
            try document.member("expectedFee", expectedFee)
            try document.member("feeLimit", feeLimit)
            try document.member("mostBurnt", mostBurnt)
            try document.member("plannedAt", plannedAt)
            try document.member("stakedEnergy", stakedEnergy)
        }
    }
}

extension Reservation: DocumentWritable {
    func write(to document: inout DocumentWriter) throws {
        try document.object { document in
            try document.member("energy", energy)
            try document.member("token", token)
            try document.member("trx", trx)
        }
    }
}

extension Inclusion: DocumentWritable {
    func write(to document: inout DocumentWriter) throws {
        try document.object { document in
            try document.member("block", block)
            try document.member("time", time)
        }
    }
}

extension Receipt: DocumentWritable {
    func write(to document: inout DocumentWriter) throws {
        try document.object { document in
            try document.member("bandwidthFee", bandwidthFee)
            try document.member("bandwidthUsed", bandwidthUsed)
            try document.member("blockNumber", blockNumber)
            try document.member("blockTime", blockTime)
            try document.member("energyFee", energyFee)
            try document.member("energyUsed", energyUsed)
            try document.member("fee", fee)
            try document.member("result", result)
            try document.member("rewarded", rewarded)
            try document.member("solidified", solidified)
            try document.member("txID", txID)
            try document.member("unstaked", unstaked)
        }
    }
}
