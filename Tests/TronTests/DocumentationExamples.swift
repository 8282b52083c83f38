import Foundation
import StrictJSON
import Testing
import Tron

/// The code of the articles in `Sources/Tron/Tron.docc`: between "// Example: …" and "// End." stands word
/// for word what an article shows, so that it compiles and does what it says. `DocumentationTests` compares
/// the two.
@Suite("The examples of the documentation")
struct DocumentationExamples {
    @Test("addresses and keys")
    func addresses() throws {
        // Example: addresses
        let address = try Address(parsing: "TMVQGm1qAQYVdetCeGRRkTWYYrLXuHK2HC")
        print(address.base58)  // TMVQGm1qAQYVdetCeGRRkTWYYrLXuHK2HC
        print(address.hex)  // 417e5f4552091a69125d5dfcb7b8c2659029395bdf

        do {
            _ = try Address(parsing: "TMVQGm1qAQYVdetCeGRRkTWYYrLXuHK2HD")
        } catch {
            print(error.rawValue)  // bad_checksum
        }
        // End.
        #expect(address.hex == "417e5f4552091a69125d5dfcb7b8c2659029395bdf")

        // Example: keys
        let key = PrivateKey.random()
        print(key)  // <secret>
        print(key.address)  // T…
        let copy = try key.withBytes { bytes throws(KeyError) in try PrivateKey(bytes: bytes) }
        // End.
        #expect(copy.address == key.address && "\(key)" == "<secret>")
    }

    @Test("a transfer of TRX")
    func transfer() throws {
        let (key, recipient) = (try SampleTransaction.key(1), try SampleTransaction.key(2).address)
        let solidified = try BlockID(
            parsing: "0000000003fe266bf6b6d392f654dc2e5011601546ed04623d9fcc4e9d439a25")
        let headTime = ChainTime(milliseconds: 1_777_445_307_000)
        // Example: transfer
        let raw = RawTransaction(
            reference: solidified.reference,
            expiration: headTime.adding(.seconds(120)),
            timestamp: headTime,
            contract: .transfer(
                TransferContract(owner: key.address, to: recipient, amount: try Sun(parsingTRX: "12.5"))),
            memo: Array("invoice 7".utf8))

        let signed = try key.sign(raw)
        print(signed.id)  // the id, known before anybody has seen the transaction
        print(signed.hex)  // what `broadcasthex` takes
        print(signed.bandwidth)  // bytes that it will take
        // End.
        #expect(try signed.signers() == [key.address])

        let received = signed.encoded()
        // Example: parse
        let transaction = try SignedTransaction(decoding: received)
        switch transaction.raw.contract {
        case .transfer(let transfer): print(transfer.to, transfer.amount.trxText)
        case .unknown(let contract): print(contract.type, contract.value.count)
        default: print(transaction.raw.contract.type)
        }
        // End.
        #expect(transaction == signed)
    }

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

    @Test("phrases and keystores")
    func recovery() throws {
        // Example: mnemonic
        let mnemonic = try Mnemonic(wordCount: 12, random: SystemRandomBytes.make)
        let root = mnemonic.rootKey(passphrase: "optional")
        let first = try root.derived(at: .first).privateKey  // m/44'/195'/0'/0/0
        let third = try root.derived(at: HDPath(account: 0, index: 2)).privateKey
        // End.
        #expect(first.address != third.address)

        let key = first
        // Example: keystore
        let keystore = try Keystore(sealing: key, password: "correct horse", derivation: .light)
        let file = keystore.encoded()

        let opened = try Keystore(parsing: file).open(password: "correct horse")
        // End.
        #expect(opened.address == key.address)
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

    @Test("several signatures")
    func severalSignatures() throws {
        let keys = try (1...3).map { try SampleTransaction.key($0) }
        let permission = Permission(
            kind: .active, id: 2, name: "pay", threshold: 2,
            operations: Permission.operations(allowing: [.transfer, .triggerSmart]),
            keys: keys.map { Permission.Key(address: $0.address, weight: 1) })
        let raw = try SampleTransaction.raw(
            .transfer(.init(owner: .blackHole, to: .zero, amount: 1)), permissionID: 2)
        // Example: several
        var signing = try MultiSignature(SignedTransaction(raw: raw, signatures: []), under: permission)
        try signing.sign(with: keys[0])
        print(signing.isComplete, signing.missing)  // false, the other two

        let handedOn = signing.transaction.encoded()
        var resumed = try MultiSignature(SignedTransaction(decoding: handedOn), under: permission)
        try resumed.sign(with: keys[2])
        // End.
        #expect(resumed.isComplete && resumed.transaction.signatures.count == 2)
    }

    @Test("fees and stake")
    func fees() throws {
        let transaction = try SampleTransaction.transfer(memo: [])
        // Example: fees
        let fees = FeeSchedule(parameters: ["getTransactionFee": 1000, "getEnergyFee": 100])
        let charge = BandwidthCharge.charge(
            for: transaction.bandwidth, recipient: .existing, from: .init(staked: 0, free: 250), at: fees)
        print(charge?.fee.trxText ?? "")  // 0.267000: nothing is free unless all of it is

        let terms = EnergyTerms(
            callerEnergy: 50_000, balance: try Sun(parsingTRX: "100"), feeLimit: try Sun(parsingTRX: "30"),
            price: fees.energyPrice)
        print(terms.limit)  // the most energy that the call can use
        print(terms.bill(for: 64_285)?.fee.trxText ?? "")  // 1.428500
        // End.
        #expect(charge == .burnt(267_000) && terms.bill(for: 64_285)?.fee == 1_428_500)

        // Example: cost
        let cost = TransactionCost(
            of: transaction, from: .init(staked: 0, free: 600),
            calling: .init(energy: 64_285, terms: terms), at: fees)
        print(cost?.burnt.trxText ?? "")  // all of it, in the order in which the chain takes it
        print(cost?.runsOutOfEnergy ?? true)
        // End.
        #expect(cost?.burnt == 1_428_500)

        let head: Int64 = 592_000_000
        // Example: stake
        let pool = ResourcePool(limit: 180_000_000_000, weight: 19_149_350_904)
        let daily = pool.amount(for: try Sun(parsingTRX: "10000"))  // energy a day
        let needed = pool.stake(giving: 65_000)

        var usage = ResourceUsage(amount: 65_000, slot: head)
        print(usage.recovered(at: head + 14_400))  // about half, 12 h later
        usage.add(65_000, at: head + 14_400)
        // End.
        #expect(daily == 93_997 && needed != nil && (97_000...98_000).contains(usage.amount))
    }

    @Test("blocks")
    func blocks() throws {
        let header = BlockHeader(
            number: 66_987_627, timestamp: ChainTime(milliseconds: 1_777_445_307_000),
            transactionRoot: try #require(
                [UInt8](hex: "f8156964cc3e5793a368f938a18ea45c02bd48fe3a412f7091ce8d9ef56df174")),
            parentHash: try #require(
                [UInt8](hex: "0000000003fe266a65d5194c947f6f7a059d4646c8e9a5293226bc7fdcfc775e")),
            witness: try Address(parsing: "41e7860196ad5b5718c1d6326babab039b70b8c1cd"), version: 34)
        let witnessSignature = try Signature(
            parsing: "55a29981b2ba121613788de5d1b6bd87579ef63479f4fbb7bc99b1c721769487"
                + "023cb74ea3b604778ed448bf1c90db3db0fd8fedc85102cfda4231fd1c75d6e100")
        // Example: blocks
        print(header.id)  // number and hash
        let isGenuine = try header.signer(of: witnessSignature) == header.witness
        // End.
        #expect(isGenuine)
        #expect(header.id.hex == "0000000003fe266bf6b6d392f654dc2e5011601546ed04623d9fcc4e9d439a25")
    }
}
