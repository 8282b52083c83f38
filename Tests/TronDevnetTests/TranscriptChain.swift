import StrictJSON
import Tron

@testable import TronDevnet

/// The chain that the scenarios were played on, as far as it is told: parameters, weights, the rich account,
/// the witness, and the token under the address that its deployment had.
struct TranscriptChain {
    let chain: Chain

    /// What that chain has otherwise than mainnet and the file's own list does not tell.
    private static let settings: [ChainParameter: Int64] = [.allowMarketTransaction: 0]

    init(_ transcript: Transcript) throws {
        let beginning = try transcript.beginning
        var state = ChainState(time: ChainTime(milliseconds: beginning.time - beginning.number * 3000))
        var parameters = state.parameters
        for (parameter, value) in Self.settings { parameters[parameter] = value }
        for (key, value) in transcript.document["parameters"]?.object?.members ?? [] {
            guard let number = value.int64 else { continue }
            switch key {
            case "TotalNetWeight": state[.netWeight] = number
            case "TotalEnergyWeight": state[.energyWeight] = number
            default:
                guard let parameter = ChainParameter(rawValue: key) else {
                    throw TranscriptFault("\(key) is no parameter")
                }
                parameters[parameter] = value.int64 ?? 0
            }
        }
        state.parameters = parameters
        var witness: PrivateKey?
        var richAddress: Address?
        for account in transcript.document["accounts"]?.array ?? [] {
            guard let name = account["name"]?.string, name == "rich" || name == "witness",
                let balance = account["trx_sun"]?.int64, let text = account["address"]?.string
            else { continue }
            let address = try Address(parsing: text)
            var record = LedgerAccount(balance: Sun(balance), createdAt: 0)
            if name == "rich" {
                richAddress = address
                record.stakes[StakedResource.bandwidth] = state[.netWeight] / 2 * Sun.perTRX
                record.stakes[StakedResource.energy] = state[.energyWeight] / 2 * Sun.perTRX
            } else {
                record.isWitness = true
                state.witnesses[address] = Self.witness
                witness = try Self.key(account)
            }
            state.accounts[address] = record
        }
        try Self.addToken(transcript, to: &state, owner: richAddress)
        state[.nextMaintenance] = beginning.time + 18_000_000
        guard let witness else { throw TranscriptFault("there is no witness") }
        var chain = Chain(genesis: state, keys: BlockKeys([witness], outsider: witness), solidifyAfter: 1)
        for _ in 0..<beginning.number { chain.mine() }
        self.chain = chain
    }

    private static var witness: Witness {
        var witness = Witness(url: "http://javatron.local")
        witness.votes = 100_000_026
        witness.isOfGenesis = true
        return witness
    }

    private static func addToken(_ transcript: Transcript, to state: inout ChainState, owner: Address?) throws
    {
        guard let token = transcript.document["token"], let text = token["address"]?.string, let owner else {
            return
        }
        let contract = TokenContract(
            address: try Address(parsing: text), rules: .plain, naming: ("Test USD", "TUSD", 6), origin: owner
        )
        DevnetGenesis.add(contract, to: &state)
        state.setBalance(1_000_000_000_000_000, of: owner, token: contract.address)
    }

    static func key(_ account: JSON) throws -> PrivateKey {
        guard let bytes = account["private_key"]?.string.flatMap({ [UInt8](hex: $0) }) else {
            throw TranscriptFault("an account has no key")
        }
        return try PrivateKey(bytes: bytes)
    }
}
