import StrictJSON
import Tron

extension DevnetConfiguration {
    /// The first line of a state file: what the chain begins with.
    var genesisLine: JSON {
        [
            "tron_devnet_state": 1, "genesis_time": .integer(genesisTime.milliseconds),
            "mnemonic": .string(mnemonic), "accounts": .integer(Int64(accountCount)),
            "trx": .integer(trx.value), "usdt": .string(String(usdt)),
            "solidify_after": .integer(Int64(solidifyAfter)), "tokens": TokenAmounts.json(tokens),
            "witnesses": .integer(Int64(witnessCount)),
        ]
    }

    mutating func takeGenesis(from line: JSON) throws {
        guard line["tron_devnet_state"]?.int64 == 1, let time = line["genesis_time"]?.int64,
            let mnemonic = line["mnemonic"]?.string, let accounts = line["accounts"]?.int64,
            let trx = line["trx"]?.int64, let usdt = line["usdt"]?.string.flatMap({ UInt64($0) }),
            let solidifyAfter = line["solidify_after"]?.int64
        else { throw StateFileError(reason: "the state file is none of this node's") }
        genesisTime = ChainTime(milliseconds: time)
        self.mnemonic = mnemonic
        accountCount = Int(accounts)
        self.trx = Sun(trx)
        self.usdt = usdt
        self.solidifyAfter = Int(solidifyAfter)
        // Files of older versions lack these: their chains gave nobody any, and had one witness.
        tokens = TokenAmounts.amounts(in: line["tokens"])
        witnessCount = Int(line["witnesses"]?.int64 ?? 1)
    }
}
