import Foundation
import StrictJSON
import Testing
import Tron

extension DocumentationExamples {
    @Test("a transfer of a token, and its receipt")
    func token() throws {
        let (key, recipient) = (try SampleTransaction.key(1), try SampleTransaction.key(2).address)
        let block = try BlockID(parsing: "0000000003fe266bf6b6d392f654dc2e5011601546ed04623d9fcc4e9d439a25")
        let time = ChainTime(milliseconds: 1_777_445_307_000)
        // Example: token
        let usdt = try TRC20Token(Address(parsing: "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t"))
        let amount = try TokenAmount(parsing: "12.5", decimals: 6)
        let call = usdt.transfer(amount, from: key.address, to: recipient)

        let raw = RawTransaction(
            reference: block.reference, expiration: time.adding(.seconds(120)), timestamp: time,
            contract: .triggerSmart(call), feeLimit: try Sun(parsingTRX: "30"))
        let signed = try key.sign(raw)
        // End.
        #expect(usdt.call(in: call) == .transfer(to: recipient, amount: amount.word))

        let answer = """
            {"id": "\(signed.id)", "blockNumber": 5, "blockTimeStamp": 1777445310000, "fee": 345000,
            "contract_address": "\(usdt.contract.hex)", "receipt": {"net_fee": 345000, "result": "SUCCESS"},
            "log": [{"address": "\(usdt.contract.evmBytes.hex)", "topics": ["\(TRC20.transferTopic.hex)",
            "000000000000000000000000\(key.address.evmBytes.hex)",
            "000000000000000000000000\(recipient.evmBytes.hex)"],
            "data": "\(amount.word.bigEndianBytes.hex)"}]}
            """
        // Example: receipt
        let receipt = try TransactionReceipt(json: JSON(parsing: answer))
        if receipt.succeeded {
            for (log, transfer) in usdt.transfers(in: receipt) {
                print("\(receipt.id) \(log): \(transfer.value) from \(transfer.from) to \(transfer.to)")
            }
        } else {
            print(receipt.outcome?.rawValue ?? "", receipt.revertReason?.text ?? "")
        }
        // End.
        #expect(usdt.transfers(in: receipt).map(\.transfer.value) == [amount.word])
    }

    @Test("calls, results, events and errors of any contract")
    func contracts() throws {
        let owner = try SampleTransaction.key(1).address
        // Example: function
        let function = try ABIFunction("getReserves(address)", returning: "(uint112,uint112,uint32)")
        let data = try function.call([.address(owner)])
        // End.
        #expect(data.count == 36)

        let returned = try ABI.encode([.uint(5), .uint(7), .uint(9)], as: function.outputs)
        // Example: results
        let results = try function.results(in: returned)
        let reserve = results[0].uint
        // End.
        #expect(reserve == 5)

        let log = try ABIEvent("Swap", [.indexed(.address), .plain(.uint256)]).log(
            [.value(.address(owner)), .value(.uint(3))], from: .blackHole)
        // Example: event
        let swap = try ABIEvent("Swap", [.indexed(.address), .plain(.uint256)])
        let arguments = try swap.arguments(in: log)
        let swapped = arguments[1].value?.uint
        // End.
        #expect(swapped == 3)

        let revert = try ABICustomError("TooLittle(uint256,uint256)").data([.uint(1), .uint(2)])
        // Example: errors
        let tooLittle = try ABICustomError("TooLittle(uint256,uint256)")
        if let reason = RevertReason(data: revert) {
            print(reason.text)  // Error(string) or Panic(uint256)
        } else if let values = try? tooLittle.values(in: revert) {
            print(values)
        }
        // End.
        #expect(try tooLittle.values(in: revert) == [.uint(1), .uint(2)])
    }

    @Test("messages")
    func messages() throws {
        let key = try SampleTransaction.key(1)
        // Example: message
        let signature = try key.sign(message: "I am the owner, 2026-01-01")
        print(signature.messageHex)  // 0x…, as wallets write it

        let read = try Signature(parsing: signature.messageHex)
        let signer = try MessageSigning.signer(of: "I am the owner, 2026-01-01", signature: read)
        // End.
        #expect(signer == key.address)
    }
}
