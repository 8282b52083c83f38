import PaymentModel
import PaymentWire
import Payments
import StrictJSON
import Testing
import Tron

/// Whatever of a wallet or a batch changes, its answer changes there, and nowhere else.
@Suite("What answers about wallets and batches tell")
struct WalletAnswerTests {
    private static let eurx = try? Token(symbol: "EURX", decimals: 2, contract: .stranger(9))

    /// The members in which the two differ, with what `changed` has.
    private func difference(_ plain: JSON, _ changed: JSON) -> [String: JSON] {
        let members = changed.object?.members ?? []
        return Dictionary(
            uniqueKeysWithValues: members.filter { plain[$0.key] != $0.value }.map { ($0.key, $0.value) })
    }

    @Test("each part of a wallet is told under its name, and its key under none")
    func wallets() {
        let later = AnswerTests.now.adding(.seconds(1))
        let changes: [(name: String, told: JSON, (inout Wallet) -> Void)] = [
            ("name", "cold", { $0.name = "cold" }),
            ("kind", "watch", { $0.kind = .watch }),
            ("status", "archived", { $0.status = .archived }),
            ("derivation_path", "m/44'/195'/0'/0/0", { $0.derivationPath = "m/44'/195'/0'/0/0" }),
            ("labels", ["a": "b"], { $0.labels = ["a": "b"] }),
            ("last_backup_at", "2027-01-15T08:00:01.000Z", { $0.lastBackupAt = later }),
            ("updated_at", "2027-01-15T08:00:01.000Z", { $0.updatedAt = later }),
        ]
        for (name, told, change) in changes {
            var wallet = AnswerTests.wallet
            change(&wallet)
            #expect(difference(AnswerTests.wallet.json, wallet.json) == [name: told])
        }
        var sealed = AnswerTests.wallet
        sealed.sealedKey = SealedKey(masterKeyID: "id", wrappedDataKey: [1], ciphertext: [2])
        sealed.version = 7
        #expect(sealed.json == AnswerTests.wallet.json)
    }

    @Test("a recovery phrase is told where there is one to tell, and is not a member otherwise")
    func phrases() {
        let wallet = AnswerTests.wallet

        #expect(wallet.json(recoveryPhrase: nil) == wallet.json)
        #expect(
            difference(wallet.json, wallet.json(recoveryPhrase: "abandon about"))
                == ["recovery_phrase": "abandon about"])
        #expect(wallet.json["address_hex"] == .string(wallet.address.hex))
        #expect(wallet.json["network"] == "devnet")
    }

    @Test("amounts by asset have USDT first, then tokens by symbol, TRX last")
    func amounts() throws {
        let eurx = Asset.token(try #require(Self.eurx))
        let aaa = Asset.token(try Token(symbol: "AAA", decimals: 0, contract: .stranger(8)))
        let zzz = Asset.token(try Token(symbol: "ZZZ", decimals: 8, contract: .stranger(7)))

        let told = JSON.amounts([.trx: 1, zzz: 2, eurx: 3, AnswerTests.usdt: 4, aaa: 5])

        #expect(told.object?.keys == ["USDT", "AAA", "EURX", "ZZZ", "TRX"])
        #expect(told["EURX"] == "0.03" && told["AAA"] == "5" && told["ZZZ"] == "0.00000002")
        #expect(JSON.amounts([:]) == [:])
        #expect(JSON.amounts([.trx: -1]) == [:])
    }

    @Test("every status is counted, those without payouts as well")
    func counts() {
        for status in PayoutStatus.allCases {
            let told = JSON.counts([status: 3])

            #expect(told.object?.keys == PayoutStatus.allCases.map(\.rawValue))
            for other in PayoutStatus.allCases {
                #expect(told[other.rawValue] == (other == status ? 3 : 0))
            }
        }
    }

    @Test("a batch is told as the sum of its parts, by status and by asset")
    func tallies() throws {
        let batch: BatchID = AnswerTests.id(6)
        let tallies = [
            PayoutTally(status: .completed, asset: .trx, count: 2, units: 10),
            PayoutTally(status: .completed, asset: AnswerTests.usdt, count: 3, units: 20),
            PayoutTally(status: .failed, asset: .trx, count: 4, units: 30),
        ]

        let told = tallies.json(of: batch)

        #expect(told["count"] == 9)
        #expect(told["id"] == .string(batch.text))
        #expect(told["by_status"]?["completed"] == 5)
        #expect(told["by_status"]?["failed"] == 4)
        #expect(told["by_status"]?["pending"] == 0)
        #expect(told["total"] == JSON.amounts([.trx: 40, AnswerTests.usdt: 20]))
        #expect([PayoutTally]().json(of: batch)["count"] == 0)
    }
}
