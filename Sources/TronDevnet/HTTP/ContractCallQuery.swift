import StrictJSON
import Tron

/// Why a call is not made: inside `result`, not as `Error`.
struct CallFault: Error {
    enum Code: String {
        case validate = "CONTRACT_VALIDATE_ERROR"
        case execute = "CONTRACT_EXE_ERROR"
        case other = "OTHER_ERROR"
    }
    let code: Code
    let words: String

    init(_ code: Code, _ words: String) {
        self.code = code
        self.words = words
    }

    /// An exception, in the words of the endpoints that make calls: double quotes become single ones.
    init(_ fault: NodeFault) {
        self.init(.other, fault.words.replacing("\"", with: "'"))
    }

    static func parameter(_ message: String) -> Self {
        Self(.other, "class java.security.InvalidParameterException : \(message)")
    }

    func json(_ query: NodeQuery) -> JSON {
        let isVisible = (try? query.isVisible()) ?? false
        return [
            "result": [
                "code": .string(code.rawValue), "message": Rendering(isVisible: isVisible).text(words),
            ]
        ]
    }
}

/// A call as the three endpoints read it.
struct ContractCallQuery {
    enum Purpose {
        case constant
        case transaction
    }
    let message: WireMessage
    let rendering: Rendering
    private(set) var builder: TransactionBuilder

    init(_ query: NodeQuery, _ purpose: Purpose) throws(CallFault) {
        do {
            let isVisible = try query.isVisible()
            let members = try query.members()
            try Self.validate(members, purpose)
            var message = try query.message(.triggerSmart)
            if let selector = members["function_selector"]?.told, !selector.isEmpty {
                message.set("data", .bytes(try Self.data(selector, members["parameter"]?.told ?? "")))
            }
            if purpose == .transaction {
                for key in ["call_token_value", "token_id", "call_value"] {
                    message.set(key, .integer(try members.longValue(key)))
                }
            }
            builder = TransactionBuilder(type: .triggerSmart, message: message)
            if purpose == .transaction { builder.feeLimit = try members.longValue("fee_limit") }
            try builder.read(members, isVisible: isVisible, takesMemo: purpose == .constant)
            self.message = message
            rendering = Rendering(isVisible: isVisible)
        } catch let fault as NodeFault {
            throw CallFault(fault)
        } catch let fault as CallFault {
            throw fault
        } catch {
            throw CallFault(.other, "\(error)")
        }
    }

    private static func validate(_ members: JSONObject, _ purpose: Purpose) throws(CallFault) {
        func isEmpty(_ key: String) -> Bool { (members[key]?.told ?? "").isEmpty }
        if isEmpty("owner_address") { throw .parameter("owner_address isn't set.") }
        guard isEmpty("contract_address") else { return }
        guard purpose == .constant else { throw .parameter("contract_address isn't set.") }
        if isEmpty("data") { throw .parameter("At least one of contract_address and data must be set.") }
        if !isEmpty("function_selector") {
            throw .parameter("While trying to deploy, function_selector and data can not be both set.")
        }
    }

    private static func data(_ selector: String, _ parameter: String) throws(NodeFault) -> [UInt8] {
        let method = Keccak256.hash(Array(selector.utf8)).prefix(4).hex
        guard let bytes = [UInt8](javaHex: method + parameter) else { throw .noHex }
        return bytes
    }

    func contract(
        on state: ChainState, missing: String = "Smart contract is not exist."
    ) throws(CallFault) -> TokenContract {
        guard let contract = message.address("contract_address").flatMap({ state.contracts[$0] }) else {
            throw CallFault(.validate, missing)
        }
        return contract
    }

    func isConstant(of contract: TokenContract) -> Bool {
        guard let method = TokenMethod(selector: Array(message.bytes("data").prefix(4))) else { return false }
        return method.isConstant && (contract.rules == .tether || TokenMethod.plain.contains(method))
    }

    /// Runs the call on the view that is asked for, and leaves no trace there.
    func run(on chain: inout Chain, _ query: NodeQuery) throws(CallFault) -> CallOutcome {
        try chain.tryOut(onSolidified: query.isSolidified) { state throws(CallFault) in try run(on: &state) }
    }

    private func run(on state: inout ChainState) throws(CallFault) -> CallOutcome {
        if message.bytes("contract_address").isEmpty {
            throw CallFault(
                .validate, "the development node runs no virtual machine, and deploys no contract")
        }
        let contract = try contract(on: state)
        let owner = message.address("owner_address")
        try checkValue(of: owner, on: state)
        let outcome = TokenCall(
            contract, caller: owner ?? .zero, data: message.bytes("data"),
            value: message.integer("call_value"),
            factor: state.energyFactor(of: contract)
        ).run(on: &state)
        return outcome
    }

    private func checkValue(of owner: Address?, on state: ChainState) throws(CallFault) {
        let value = message.integer("call_value")
        guard value > 0 else { return }
        guard let account = owner.flatMap({ state.accounts[$0] }) else {
            throw CallFault(.validate, "Validate InternalTransfer error, no OwnerAccount.")
        }
        guard account.balance.value >= value else {
            throw CallFault(.validate, "Validate InternalTransfer error, balance is not sufficient.")
        }
    }
}

/// What `triggerconstantcontract` answers.
struct ConstantAnswer {
    let call: ContractCallQuery
    let outcome: CallOutcome

    func json(on chain: Chain, _ query: NodeQuery) throws(CallFault) -> JSON {
        let rendering = call.rendering
        var result: JSONObject = ["result": true]
        var ret: JSONObject = [:]
        var object: JSONObject = [:]
        object.add("energy_used", outcome.energy)
        object.add("energy_penalty", outcome.penalty)
        switch outcome.end {
        case .returned(let data):
            object["constant_result"] = [.string(data.hex)]
            object.add("logs", outcome.logs.map { log($0) })
        case .reverted(let data):
            // A call that reverts has `result.result` true all the same.
            result["message"] = rendering.text("REVERT opcode executed")
            ret["ret"] = "FAILED"
            object["constant_result"] = [.string(data.hex)]
        case .invalid:
            throw CallFault(
                .other,
                "class org.tron.core.vm.program.Program$IllegalOperationException : "
                    + "Invalid operation code: opCode[fe];")
        }
        object["result"] = .object(result)
        let transaction = call.builder.transaction(on: chain, now: query.now)
        object["transaction"] = rendering.built(transaction, ret: .object(ret))
        return .object(object)
    }

    /// Here the 20 bytes of a log's address are printed as they are, also where visible.
    private func log(_ log: EventLog) -> JSON {
        guard call.rendering.isVisible, case .object(var object) = call.rendering.log(log, isConverted: false)
        else {
            return call.rendering.log(log, isConverted: false)
        }
        object["address"] = .string(Base58Check.encode(log.address.evmBytes))
        return .object(object)
    }
}
