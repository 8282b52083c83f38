import PaymentModel
import Payments

extension Payout: DocumentWritable {
    func write(to document: inout DocumentWriter) throws {
        try document.object { document in
            try document.member("amount", amount)
            try document.member("approvals", approvals)
            try document.member("approvalsRequired", approvalsRequired)
            try document.member("attestation", attestation)
            try document.member("batchID", batchID)
            try document.member("completedAt", completedAt)
            try document.member("countedAgainAt", countedAgainAt)
            try document.member("countedAt", countedAt)
            try document.member("createdAt", createdAt)
            try document.member("createdBy", createdBy)
            try document.member("description", description)
            try document.member("failure", failure)
            try document.member("fee", fee)
            try document.member("history", history)
            try document.member("holdReason", holdReason)
            try document.member("id", id)
            try document.member("isCountedForSubject", isCountedForSubject)
            try document.member("isPromised", isPromised)
            try document.member("isRecipientUnchecked", isRecipientUnchecked)
            try document.member("kycAttestationID", kycAttestationID)
            try document.member("kycLevel", kycLevel)
            try document.member("memo", memo)
            try document.member("metadata", metadata)
            try document.member("nextActionAt", nextActionAt)
            try document.member("priority", priority)
            try document.member("recipient", recipient)
            try document.member("recipientID", recipientID)
            try document.member("reference", reference)
            try document.member("route", route)
            try document.member("scheduledAt", scheduledAt)
            try document.member("status", status)
            try document.member("transactionID", transactionID)
            try document.member("txID", txID)
            try document.member("updatedAt", updatedAt)
            try document.member("version", version)
            try document.member("walletID", walletID)
        }
    }
}

extension AttestationTerms: DocumentWritable {
    func write(to document: inout DocumentWriter) throws {
        try document.object { document in
            try document.member("expiresAt", expiresAt)
            try document.member("id", id)
            try document.member("issuer", issuer)
            try document.member("totalMax", totalMax)
            try document.member("usesMax", usesMax)
        }
    }
}

extension Approval: DocumentWritable {
    func write(to document: inout DocumentWriter) throws {
        try document.object { document in
            try document.member("at", at)
            try document.member("by", by)
            try document.member("decision", decision)
            try document.member("reason", reason)
            try document.member("terms", terms)
        }
    }
}
