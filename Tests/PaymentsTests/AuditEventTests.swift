import StrictJSON
import Testing

@testable import PaymentModel
@testable import Payments

@Suite("Links of the audit trail")
struct AuditEventTests {
    private let link = AuditEvent(
        sealing: AuditEntry(
            at: Samples.now, by: Caller(subject: "alice", requestID: "req_1", remoteAddress: "192.0.2.1"),
            action: "payout.create", resourceID: "pay_1", outcome: .success, details: ["amount": "1.5"]),
        sequence: 7, previousHash: String(repeating: "ab", count: 32))

    /// The link with one member of its document changed, as a thief would change what is stored.
    private func changed(_ member: String, to value: JSON) throws -> AuditEvent {
        var document = link.document
        document[member] = value
        return AuditEvent(
            stored: try #require(AuditEntry(document: document)),
            sequence: try #require(document["sequence"]?.int64),
            previousHash: try #require(document["previous_hash"]?.string),
            hash: try #require(document["hash"]?.string))
    }

    @Test("the hash covers every member of the document")
    func everyMember() throws {
        #expect(link.isIntact)
        let others: [String: JSON] = [
            "at": "2026-01-02T03:04:05.678Z", "actor": "mallory", "remote_address": .null,
            "action": "payout.cancel", "resource_id": "pay_2", "outcome": "denied", "request_id": "req_2",
            "details": ["amount": "15"], "sequence": 8,
            "previous_hash": .string(String(repeating: "ac", count: 32)),
        ]
        #expect(Set(others.keys).union(["hash"]) == Set(link.document.keys))

        for (member, value) in others {
            #expect(try !changed(member, to: value).isIntact, "\(member)")
        }
    }

    @Test("every digit of the hash and of the one before counts", arguments: ["hash", "previous_hash"])
    func everyDigit(member: String) throws {
        let digits = Array(try #require(link.document[member]?.string))
        for index in digits.indices {
            var other = digits
            other[index] = digits[index] == "0" ? "1" : "0"
            #expect(try !changed(member, to: .string(String(other))).isIntact, "digit \(index)")
        }
    }
}
