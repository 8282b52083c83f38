import StrictJSON
import Testing
import Tron

extension ABIVectorTests {
    @Test("events are read from logs, and written back")
    func events() throws {
        for vector in try cases("event") {
            let function = try ABIFunction(vector.text("signature"))
            let event = try ABIEvent(
                function.name,
                zip(function.inputs, vector.array("indexed")).map { type, isIndexed in
                    isIndexed.bool == true ? .indexed(type) : .plain(type)
                })
            let log = EventLog(
                address: .blackHole,
                topics: try vector.array("topics").map { try #require([UInt8](hex: $0.string ?? "")) },
                data: try vector.bytes("data"))
            let values = try zip(vector.array("values"), function.inputs).map {
                try ABIValue(vector: $0, as: $1)
            }

            #expect(try event.arguments(in: log).map(\.value) == values)
            #expect(try event.log(values.map { .value($0) }, from: .blackHole) == log)
        }
    }

    @Test("reasons of reverts")
    func reverts() throws {
        for vector in try cases("revert") {
            let reason = RevertReason(data: try vector.bytes("data"))
            switch vector["error"]?.string {
            case "Error(string)": #expect(try reason == .error(vector.text("reason")))
            case "Panic(uint256)": #expect(try reason == .panic(UInt256(UInt64(vector.integer("panic")))))
            default: #expect(reason == nil)
            }
        }
    }

    @Test("what no contract writes is refused with the reason")
    func invalid() throws {
        for vector in try cases("invalid") {
            let error = #expect(throws: ABIError.self) {
                try ABI.decode(vector.bytes("data"), as: vector.types())
            }

            #expect(try error?.code.rawValue == vector.text("reason"), "\(vector.text)")
        }
    }
}
