import Simulation
import Testing
import Tron

@testable import PaymentModel

@Suite("Which transfers a list has")
struct TransferSelectionTests {
    private static let time: Int64 = 1_700_000_000_000

    private func transfer(
        _ kind: WalletTransfer.Kind = .transfer, _ direction: TransferDirection = .incoming,
        _ asset: Asset = .usdt, record: TransactionRecordID? = nil
    ) throws -> WalletTransfer {
        WalletTransfer(
            walletID: Samples.wallet.id,
            part: .init(
                kind: kind, direction: direction, amount: Samples.amount(5, asset), counterparty: nil,
                in: (try TransactionID(bytes: [UInt8](repeating: 1, count: 32)), 0)),
            at: .init(number: 7, time: ChainTime(milliseconds: Self.time)), record: record)
    }

    private func selection(_ fill: (inout TransferSelection) -> Void = { _ in }) -> TransferSelection {
        var selection = TransferSelection(walletID: Samples.wallet.id)
        fill(&selection)
        return selection
    }

    @Test("from is in, to is out, to the millisecond")
    func range() throws {
        let transfer = try transfer()
        func includes(_ from: Int64?, _ to: Int64?) -> Bool {
            selection {
                $0.from = from.map { Timestamp(milliseconds: Self.time + $0) }
                $0.to = to.map { Timestamp(milliseconds: Self.time + $0) }
            }.includes(transfer)
        }

        #expect(includes(nil, nil) && includes(0, nil) && includes(-1, nil) && includes(nil, 1))
        #expect(includes(0, 1))
        #expect(!includes(1, nil) && !includes(nil, 0) && !includes(nil, -1) && !includes(0, 0))
    }

    @Test("fees and other wallets' transfers are never among them")
    func others() throws {
        #expect(!selection().includes(try transfer(.fee, .outgoing, .trx)))
        #expect(!TransferSelection(walletID: Samples.identifier(77)).includes(try transfer()))
    }

    @Test("each filter lets through what it names", arguments: TransferDirection.allCases)
    func filters(direction: TransferDirection) throws {
        for asset in [Asset.usdt, .trx] {
            let transfer = try transfer(.transfer, direction, asset)
            #expect(selection().includes(transfer))
            for other in TransferDirection.allCases {
                #expect(selection { $0.direction = other }.includes(transfer) == (other == direction))
            }
            for other in [Asset.usdt, .trx] {
                #expect(selection { $0.asset = other }.includes(transfer) == (other == asset))
            }
        }
    }

    @Test("what comes in adds, what goes out takes; only what a record of ours sent is booked elsewhere")
    func booking() throws {
        let record: TransactionRecordID = Samples.identifier(3)

        #expect(try transfer(.transfer, .incoming).units == 5 && transfer(.transfer, .outgoing).units == -5)
        #expect(try transfer(.transfer, .outgoing, record: record).isBooked)
        #expect(try !transfer(.transfer, .incoming, record: record).isBooked)
        #expect(try !transfer(.transfer, .outgoing).isBooked)
    }

    @Test("a list goes on behind a place: by time, and by position at the same time")
    func places() throws {
        let places = [(1, 9), (2, 1), (2, 2), (3, 0)].map {
            TransferPlace(time: ChainTime(milliseconds: $0.0), position: $0.1)
        }
        for (index, place) in places.enumerated() {
            for (other, otherPlace) in places.enumerated() {
                #expect((place < otherPlace) == (index < other))
            }
        }
        let stored = StoredTransfer(position: 4, transfer: try transfer())
        #expect(stored.place == TransferPlace(time: ChainTime(milliseconds: Self.time), position: 4))
    }
}
