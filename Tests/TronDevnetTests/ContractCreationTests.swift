import StrictJSON
import Testing
import Tron

@testable import TronDevnet

@Suite("Deployments")
struct ContractCreationTests {
    private func answer(
        _ client: NodeClient, feeLimit: Int64 = 100_000_000, outer: [(String, WireValue)] = [],
        changing changes: [(String, WireValue)] = []
    ) async throws -> JSON {
        let key = client.accounts[0].privateKey
        var contract = WireMessage(.smartContract)
        let fields: [(String, WireValue)] = [
            ("origin_address", .bytes(key.address.bytes)), ("bytecode", .bytes([0x60, 0x00])),
            ("origin_energy_limit", .integer(1000)), ("consume_user_resource_percent", .integer(100)),
        ]
        for (name, value) in fields + changes { contract.set(name, value) }
        return try await client.broadcast(
            client.signed(
                .createSmart,
                [("owner_address", .bytes(key.address.bytes)), ("new_contract", .message(contract))] + outer,
                by: [key], feeLimit: feeLimit))
    }

    @Test("what java-tron refuses is refused in its words")
    func refused() async throws {
        let client = try NodeClient()
        let cases: [(String, WireValue, String)] = [
            (
                "origin_address", .bytes(client.accounts[1].address.bytes),
                "OwnerAddress is not equals OriginAddress"
            ),
            (
                "name", .bytes([UInt8](repeating: 0x41, count: 33)),
                "contractName's length cannot be greater than 32"
            ),
            ("consume_user_resource_percent", .integer(101), "percent must be >= 0 and <= 100"),
            ("consume_user_resource_percent", .integer(-1), "percent must be >= 0 and <= 100"),
            ("call_value", .integer(-1), "callValue must be >= 0"),
            ("origin_energy_limit", .integer(0), "The originEnergyLimit must be > 0"),
            (
                "call_value", .integer(.max),
                "Validate InternalTransfer error, balance is not sufficient."
            ),
        ]

        for (field, value, words) in cases {
            let answer = try await answer(client, changing: [(field, value)])
            #expect(answer["code"] == "CONTRACT_VALIDATE_ERROR")
            #expect(answer["message"]?.string == "Contract validate error : \(words)", "\(field)")
        }
        for limit in [Int64(-1), 15_000_000_001] {
            #expect(
                try await answer(client, feeLimit: limit)["message"]
                    == "Contract validate error : feeLimit must be >= 0 and <= 15000000000")
        }
        #expect(
            try await answer(client, outer: [("call_token_value", .integer(1)), ("token_id", .integer(9))])[
                "message"] == "Contract validate error : tokenId must be > 1000000")
    }

    @Test("what java-tron would run is refused in words of the node's own, and costs nothing")
    func unsupported() async throws {
        let client = try NodeClient()
        let before = await client.devnet.chain.state.accounts[client.accounts[0].address]

        let answer = try await answer(client)

        #expect(answer["code"] == "OTHER_ERROR")
        #expect(
            answer["message"]
                == "Error: the development node runs no virtual machine: it deploys no contract")
        #expect(await client.devnet.chain.state.accounts[client.accounts[0].address] == before)
    }

    @Test("where the committee has not opened it, java-tron's word comes first")
    func switchedOff() async throws {
        let client = try NodeClient()
        _ = try await client.post("/devnet/parameters", ["getAllowCreationOfContracts": 0])

        let answer = try await answer(client)

        #expect(
            answer["message"]
                == "Contract validate error : vm work is off, need to be opened by the committee")
    }
}
