import Testing
import Tron

extension ABITests {
    @Test("events: hashes of long values, anonymous events, other events")
    func events() throws {
        let event = try ABIEvent("Note", [.indexed(.string), .plain(.string), .indexed(.address)])
        let hash = Keccak256.hash(Array("a".utf8))
        let arguments: [ABIEvent.Argument] = [
            .hash(hash), .value(.string("b")), .value(.address(.blackHole)),
        ]

        let log = try event.log(arguments, from: .zero)

        #expect(event.signature == "Note(string,string,address)")
        #expect(log.topics.count == 3 && log.topics[1] == hash)
        #expect(try event.arguments(in: log) == arguments)
        let other = try ABIEvent("Note", [.indexed(.string), .plain(.string), .plain(.address)])
        #expect(throws: ABIError.self) { try other.arguments(in: log) }
        let anonymous = try ABIEvent.anonymous("Note", [.indexed(.bool)])
        let quiet = try anonymous.log([.value(.bool(true))], from: .zero)
        #expect(quiet.topics.count == 1)
        #expect(try anonymous.arguments(in: quiet) == [.value(.bool(true))])
        #expect(throws: ABIError.self) { try event.arguments(in: quiet) }
        #expect(throws: ABIError.self) {
            try ABIEvent("Four", Array(repeating: .indexed(.bool), count: 4))
        }
        #expect(throws: ABIError.self) { try event.log([.hash(hash)], from: .zero) }
    }

    @Test("a contract's own errors")
    func customErrors() throws {
        let failure = try ABICustomError("InsufficientBalance(uint256,uint256)")
        let values: [ABIValue] = [.uint(5), .uint(7)]

        let data = try failure.data(values)

        #expect(failure.selector.hex == "cf479181")
        #expect(try failure.values(in: data) == values)
        #expect(RevertReason(data: data) == nil)
        let error = #expect(throws: ABIError.self) { try ABICustomError("Other()").values(in: data) }
        #expect(error?.code == .wrongSelector)
    }

    @Test("a TRC-20 call reads as what it does, and as nothing else")
    func tokenCalls() throws {
        let token = TRC20Token(.blackHole)
        let (owner, other) = (try SampleTransaction.key(1).address, try SampleTransaction.key(2).address)
        let amount = TokenAmount(baseUnits: 12_500_000)

        let transfer = token.transfer(amount, from: owner, to: other)
        #expect(transfer.owner == owner && transfer.contract == token.contract)
        #expect(token.call(in: transfer) == .transfer(to: other, amount: amount.word))
        #expect(
            token.call(in: token.approve(.max, to: other, by: owner))
                == .approve(spender: other, amount: .max))
        let moved = token.transfer(amount, of: owner, to: other, by: .zero)
        #expect(moved.owner == .zero)
        #expect(token.call(in: moved) == .transferFrom(owner: owner, to: other, amount: amount.word))
        #expect(TRC20Token(.zero).call(in: transfer) == nil)
        #expect(TRC20Call(data: []) == nil)
        #expect(TRC20Call(data: transfer.data + [0]) == nil)
        #expect(TRC20Call(data: transfer.data.dropLast(32)) == nil)
        #expect(TRC20Call(data: TRC20.balanceCall(of: owner)) == nil)
    }
}
