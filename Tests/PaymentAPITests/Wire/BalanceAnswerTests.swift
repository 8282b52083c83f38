import PaymentModel
import PaymentWire
import StrictJSON
import Testing
import Tron

@testable import Payments

@Suite("What an answer about a balance tells")
struct BalanceAnswerTests {
    private func balance(
        parts: [WalletBalance.Part] = [], energy: (limit: Energy, used: Energy) = (0, 0),
        staked: (limit: Bandwidth, used: Bandwidth) = (0, 0),
        free: (limit: Bandwidth, used: Bandwidth) = (0, 0)
    ) throws -> WalletBalance {
        WalletBalance(
            wallet: AnswerTests.wallet, isActivated: true, parts: parts, staked: Sun(7_000_000),
            energy: .init(limit: energy.limit, used: energy.used),
            bandwidth: .init(
                staked: .init(limit: staked.limit, used: staked.used),
                free: .init(limit: free.limit, used: free.used)),
            asOf: BlockMark(
                id: try BlockID(number: 5, headerHash: [UInt8](repeating: 1, count: 32)),
                time: ChainTime(milliseconds: 1_800_000_000_000)))
    }

    @Test("each figure of an asset is told under its own name")
    func figures() throws {
        let part = WalletBalance.Part(
            asset: AnswerTests.usdt, total: AnswerTests.amount(10_000_000),
            reserved: AnswerTests.amount(1_000_000), promised: AnswerTests.amount(2_000_000),
            available: AnswerTests.amount(7_000_000))

        let told = try balance(parts: [part]).json

        #expect(
            told["balances"] == [
                [
                    "asset": "USDT", "total": "10.000000", "reserved": "1.000000", "promised": "2.000000",
                    "available": "7.000000",
                ]
            ])
        #expect(told["staked"] == "7.000000")
        #expect(told["activated"] == true)
        #expect(told["wallet_id"] == .string(AnswerTests.wallet.id.text))
        #expect(told["as_of"]?["number"] == 5)
        #expect(told["as_of"]?["timestamp"] == "2027-01-15T08:00:00.000Z")
    }

    @Test(
        "of bandwidth the pool that has more left is told, and both of them, never below 0",
        arguments: [
            ((100, 30), (600, 520), [600, 520, 80]), ((100, 30), (600, 530), [100, 30, 70]),
            ((100, 30), (600, 529), [600, 529, 71]), ((0, 0), (600, 700), [0, 0, 0]),
        ] as [((Bandwidth, Bandwidth), (Bandwidth, Bandwidth), [Int64])])
    func bandwidth(staked: (Bandwidth, Bandwidth), free: (Bandwidth, Bandwidth), larger: [Int64]) throws {
        let told = try balance(energy: (9, 10), staked: staked, free: free).json["resources"]

        let bandwidth = told?["bandwidth"]
        #expect(["limit", "used", "available"].map { bandwidth?[$0]?.int64 } == larger)
        #expect(bandwidth?["pools"]?["staked"]?["limit"]?.int64 == staked.0.value)
        #expect(bandwidth?["pools"]?["free"]?["used"]?.int64 == free.1.value)
        #expect(told?["energy"] == ["limit": 9, "used": 10, "available": 0])
    }
}
