import StrictJSON
import Testing
import Tron

@Suite("What a receipt means")
struct ReceiptTests {
    private static let id = String(repeating: "ab", count: 32)
    static let account = "41a614f803b6fd780986a42c78ec9c7f77e6ded13c"
    static let other = "41" + String(repeating: "22", count: 20)

    func receipt(_ members: JSONObject, resources: JSONObject = [:]) throws -> TransactionReceipt {
        var members = members
        members["id"] = .string(Self.id)
        members["receipt"] = .object(resources)
        return try TransactionReceipt(json: .object(members))
    }

    @Test(
        "of all results of the virtual machine SUCCESS alone is a success", arguments: ContractResult.allCases
    )
    func results(result: ContractResult) throws {
        let receipt = try receipt([:], resources: ["result": .string(result.rawValue)])

        #expect(receipt.outcome == result)
        #expect(receipt.succeeded == (result == .success))
    }

    @Test("where no virtual machine ran, it is a success unless the node says otherwise")
    func withoutMachine() throws {
        #expect(try receipt([:]).succeeded)
        #expect(try receipt(["result": "SUCESS"]).succeeded, "java-tron's own spelling")
        #expect(try !receipt(["result": "FAILED"]).succeeded)
    }

    @Test("a node's mark of failure counts, whatever the virtual machine says")
    func marked() throws {
        let receipt = try receipt(["result": "FAILED"], resources: ["result": "SUCCESS"])

        #expect(receipt.outcome == .success && receipt.isMarkedFailed && !receipt.succeeded)
    }

    @Test(
        "a result of a later version is not a success", arguments: ["success", "SUCCESS ", "", "NEW_RESULT"])
    func later(name: String) throws {
        let receipt = try receipt([:], resources: ["result": .string(name)])

        #expect(receipt.outcome == .unknown && !receipt.succeeded)
    }
}
