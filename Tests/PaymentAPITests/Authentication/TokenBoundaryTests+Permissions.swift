import Crypto
import Foundation
import PaymentModel
import Payments
import StrictJSON
import Testing

@testable import PaymentAPI

extension TokenBoundaryTests {
    @Test("a subject has 1 to 256 characters, however many bytes")
    func subjects() async throws {
        for character in ["s", "ü", "✓"] {
            for (count, isGood) in [(0, false), (1, true), (256, true), (257, false)] {
                let subject = String(repeating: character, count: count)
                let session = try await Self.session(["sub": .string(subject)])
                #expect(session?.subject == (isGood ? subject : nil), "\(count) times \(character)")
            }
        }
        #expect(try await Self.session(["sub": nil as JSON?]) == nil)
        #expect(try await Self.session(["sub": 7]) == nil)
    }

    @Test("claims of the wrong type are refused, not passed over")
    func types() async throws {
        let wrong: [(String, JSON)] = [
            ("roles", "admin"), ("roles", ["admin": true]), ("roles", nil), ("scope", ["payouts:read"]),
            ("scope", nil), ("scope", 1), ("jti", 1), ("jti", nil),
        ]
        for (name, value) in wrong {
            #expect(try await Self.session([name: value]) == nil, "\(name): \(value.text)")
        }
        #expect(try await Self.session(["roles": nil as JSON?])?.permissions == [])
        #expect(try await Self.session(["roles": [1, "viewer"]])?.permissions == Role.viewer.permissions)
    }

    @Test("roles and scope give just what both do, and near names of roles give nothing")
    func permissions() async throws {
        for role in Role.allCases {
            for permission in Permission.allCases {
                let session = try #require(
                    try await Self.session([
                        "roles": [.string(role.rawValue)], "scope": .string("x \(permission.rawValue)"),
                    ]))
                #expect(
                    session.permissions == role.permissions.intersection([permission]),
                    "\(role) \(permission)")
            }
            for other in Self.near(role.rawValue) where other.lowercased() != role.rawValue {
                let session = try #require(try await Self.session(["roles": [.string(other)]]))
                #expect(session.permissions == [], "\(other)")
            }
        }
    }

    @Test("who may do what")
    func roles() {
        let reading: Set<Permission> = [.readNetwork, .readWallets, .readPayouts]
        let own: [Role: Set<Permission>] = [
            .viewer: [], .operator: [.writePayouts],
            .treasurer: [.writePayouts, .writeWallets, .writeTransfers, .writeStaking],
            .approver: [.approvePayouts, .writeRecipients], .auditor: [.readAudit],
            .admin: Set(Permission.allCases),
        ]
        for role in Role.allCases { #expect(role.permissions == reading.union(own[role] ?? [])) }
    }
}
