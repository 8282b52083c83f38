/// Steps that are answered otherwise, each with the reason. What is not listed must be equal.
enum KnownDifference {
    /// About something that the development node does not have.
    case notConcerned(String)
    /// About something that it has, and does otherwise.
    case different(String)

    static func of(_ step: Int, in transcript: String) -> Self? { all[transcript]?[step] }

    private static let noByteCode = Self.notConcerned("there is no virtual machine, and so no byte code")
    private static let genesis = Self.notConcerned(
        "the genesis block has texts and transactions that only the file of that chain tells")
    private static let proposals = Self.notConcerned(
        "parameters are set from outside: there are no proposals")
    private static let onePort = Self.notConcerned("there is one port for both sides")
    private static let grid = Self.notConcerned("the same address answers TronGrid's paths too")
    private static let leadingZero = Self.notConcerned("the transaction's id does not begin with a zero here")
    private static let deployment = Self.notConcerned("the block holds the deployment of the token")

    private static func all(_ difference: Self, _ steps: Int...) -> [Int: Self] {
        Dictionary(uniqueKeysWithValues: steps.map { ($0, difference) })
    }

    private static let past = Self.notConcerned("the block is of that chain's own past")
    private static let disk = Self.different(
        "java-tron marks an account when it writes it to disk; here it is marked once it is solidified")

    private static let all: [String: [Int: Self]] = [
        "trc20": all(noByteCode, 12, 13, 14, 188),
        "builders": all(noByteCode, 50, 51, 98, 99).merging(all(proposals, 43, 91)) { $1 }
            .merging(all(deployment, 54, 102)) { $1 },
        "queries-accounts": all(
            noByteCode, 81, 82, 89, 97, 100, 101, 102, 105, 106, 113, 121, 124, 125, 126, 304),
        "queries-node-and-paths": all(proposals, 40, 41).merging(all(onePort, 71, 72)) { $1 }
            .merging(all(grid, 92)) { $1 },
        "queries-transactions-and-blocks": all(
            genesis, 118, 119, 122, 123, 124, 125, 128, 162, 163, 195, 196, 197, 198
        ).merging(all(leadingZero, 12, 13, 60, 61)) { $1 }.merging(all(past, 229)) { $1 },
        "transfer": all(disk, 16),
    ]
}
