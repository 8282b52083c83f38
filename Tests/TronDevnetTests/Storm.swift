import StrictJSON
import Testing
import Tron

@testable import TronDevnet

/// Random transactions, good and bad, of every kind, with forks and jumps of the clock between them.
struct Storm {
    let client: NodeClient
    private var random: SeededRandom
    private(set) var accepted = 0
    private(set) var refused = 0
    private(set) var movedAssets = 0

    struct Sums: Equatable {
        let trx: Int64
        let usdt: UInt64
        let eurx: UInt64
        let assets: Int64
    }

    init(client: NodeClient, seed: UInt64) {
        self.client = client
        random = SeededRandom(seed: seed)
    }

    /// All TRX but the rewards that the chain makes, and all tokens; at the head and where it is solidified.
    func sums() async -> [Sums] {
        let chain = await client.devnet.chain
        return [chain.state, chain.solidState].map { state in
            let held = state.accounts.rows.values.reduce(Int64(0)) { sum, account in
                sum + account.balance.value + account.stakes.total + account.allowance
                    + account.unstaking.reduce(0) { $0 + $1.amount }
            }
            return Sums(
                trx: held + state[.burnt] - state[.rewarded], usdt: state.supply(of: Devnet.usdtContract),
                eurx: state.supply(of: DevnetToken.eurx.contract),
                assets: state.accounts.rows.values.reduce(0) { $0 + $1.balance(ofAsset: Self.asset) })
        }
    }

    private mutating func number(below limit: UInt64) -> Int64 { Int64(random.next() % limit) }

    mutating func step() async throws {
        switch number(below: 12) {
        case 0, 1: await client.devnet.mine()
        case 2: await client.devnet.perform(.advance(seconds: 1 + number(below: 400_000)))
        case 3:
            let depth = Int(1 + number(below: 4))
            let chain = await client.devnet.chain
            guard Int64(depth) <= chain.head.number - chain.solidified.number else { return }
            let ids = chain.head.transactions.map(\.id).filter { _ in random.next() % 2 == 0 }
            await client.devnet.perform(
                .fork(depth: depth, dropping: Set(ids), keepsRest: random.next() % 2 == 0))
        default:
            let transaction = try await transaction()
            let answer = try await client.broadcast(transaction)
            let isAccepted = answer["result"]?.bool == true
            if isAccepted { accepted += 1 } else { refused += 1 }
            if isAccepted, transaction.entries.first?.type == ContractType.transferAsset.rawValue {
                movedAssets += 1
            }
        }
    }

    private mutating func someone() -> DevnetAccount {
        client.accounts[Int(number(below: UInt64(client.accounts.count)))]
    }

    private mutating func amount() -> Int64 {
        // Of all sizes, now and then more than there is.
        let bits = UInt64(1 + number(below: 44))
        return number(below: 1 << bits)
    }

    private mutating func transaction() async throws -> NodeTransaction {
        let (owner, other) = (someone(), someone())
        let signer = number(below: 20) == 0 ? other : owner
        let kind = number(below: 14)
        let isToken = kind >= 10
        var fields: [(String, WireValue)] = [("owner_address", .bytes(owner.address.bytes))]
        if isToken {
            fields += [
                (
                    "contract_address",
                    .bytes((kind == 13 ? DevnetToken.eurx.contract : Devnet.usdtContract).bytes)
                ),
                ("data", .bytes(tokenCall(other.address))),
            ]
        } else {
            fields += systemFields(kind, other.address)
        }
        let memo = number(below: 15) == 0 ? [UInt8](repeating: 1, count: 9) : []
        return try await client.signed(
            isToken ? .triggerSmart : Self.kinds[Int(kind)], fields, by: [signer.privateKey],
            feeLimit: number(below: 4) == 0 ? amount() : 100_000_000, memo: memo)
    }

    private static let kinds: [ContractType] = [
        .transfer, .accountCreate, .freezeBalanceV2, .unfreezeBalanceV2, .delegateResource,
        .unDelegateResource,
        .cancelAllUnfreezeV2, .withdrawExpireUnfreeze, .withdrawBalance, .transferAsset,
    ]

    /// The asset that the storms move.
    static let asset: Int64 = 1_000_001

    private mutating func systemFields(_ kind: Int64, _ other: Address) -> [(String, WireValue)] {
        let fresh =
            (try? Address(evmBytes: [UInt8](repeating: UInt8(number(below: 250)), count: 20))) ?? other
        let resource: (String, WireValue) = ("resource", .integer(number(below: 2)))
        switch kind {
        case 0:
            return [
                ("to_address", .bytes((number(below: 3) == 0 ? fresh : other).bytes)),
                ("amount", .integer(amount())),
            ]
        case 1: return [("account_address", .bytes(fresh.bytes))]
        case 2: return [("frozen_balance", .integer(amount())), resource]
        case 3: return [("unfreeze_balance", .integer(amount())), resource]
        case 4:
            return [
                ("balance", .integer(amount())), ("receiver_address", .bytes(other.bytes)), resource,
                ("lock", .integer(number(below: 2))),
            ]
        case 9:
            return [
                ("asset_name", .bytes(Array(String(Self.asset + number(below: 8) / 7).utf8))),
                ("to_address", .bytes((number(below: 4) == 0 ? fresh : other).bytes)),
                ("amount", .integer(number(below: 3) == 0 ? amount() : 1 + number(below: 50_000))),
            ]
        case 5: return [("balance", .integer(amount())), ("receiver_address", .bytes(other.bytes)), resource]
        default: return []
        }
    }

    private mutating func tokenCall(_ other: Address) -> [UInt8] {
        let value = UInt256(UInt64(amount()))
        switch number(below: 4) {
        case 0: return TRC20.approveCall(spender: other, amount: value)
        case 1: return TRC20.transferFromCall(from: other, to: someone().address, amount: value)
        default: return TRC20.transferCall(to: other, amount: value)
        }
    }
}
