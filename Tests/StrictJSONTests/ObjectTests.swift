import StrictJSON
import Testing

@Suite("Objects of JSON")
struct ObjectTests {
    /// Members `k0`, `k1` and so on; from the ninth on objects are compared in another way.
    private func object(_ count: Int) -> JSONObject {
        var object = JSONObject()
        for index in 0..<count { object["k\(index)"] = .number(JSONNumber(index)) }
        return object
    }

    @Test("members keep the order in which they were added, also where one is set again")
    func order() {
        var object: JSONObject = ["b": 1, "a": 2, "c": 3]

        object["a"] = 4
        object["d"] = nil
        object["e"] = 5

        #expect(object.keys == ["b", "a", "c", "e"])
        #expect(object["a"] == 4)
        #expect(JSON.object(object).text == #"{"b":1,"a":4,"c":3,"e":5}"#)
    }

    @Test("of a key that stands twice in a literal the last value holds, at the first one's place")
    func literals() {
        let object: JSONObject = ["a": 1, "b": 2, "a": 3]
        let value: JSON = ["a": 1, "b": 2, "a": 3]

        #expect(JSON.object(object).text == #"{"a":3,"b":2}"#)
        #expect(value == .object(object))
        #expect(value.text == #"{"a":3,"b":2}"#)
    }

    @Test("a member that is nil is removed; one that is null stays")
    func removal() {
        var object: JSONObject = ["a": 1, "b": nil, "c": 3]
        object["b"] = .null
        #expect(object.count == 3)

        object["a"] = nil

        #expect(object.keys == ["b", "c"])
        #expect(object["b"] == JSON.null)
        object["b"] = JSON?.none
        object["c"] = JSON?.none
        #expect(object.isEmpty && JSON.object(object).text == "{}")
    }

    @Test(
        "objects differ by a value, by a key and by a member more, however many they have", arguments: 1...20)
    func differences(count: Int) {
        let whole = object(count)
        for index in 0..<count {
            var changed = whole
            changed["k\(index)"] = "other"
            var renamed = whole
            renamed["k\(index)"] = nil
            renamed["other"] = .number(JSONNumber(index))
            var shorter = whole
            shorter["k\(index)"] = nil

            for other in [changed, renamed, shorter] {
                #expect(whole != other && other != whole)
                #expect(JSON.object(whole).canonical() != JSON.object(other).canonical())
            }
        }
    }

    @Test(
        "objects with the same members are one key of a set, in whatever order they stand", arguments: 0...20)
    func hashes(count: Int) {
        let whole = object(count)
        var turned = JSONObject()
        for (key, value) in whole.members.reversed() { turned[key] = value }

        #expect(whole == turned)
        #expect(Set([JSON.object(whole), JSON.object(turned), ["o": .object(whole)]]).count == 2)
    }

    @Test("a value is read as what it is, and as nothing else")
    func kinds() {
        let values: [JSON] = [nil, true, 1, "1", [1], ["a": 1], .number(JSONNumber(UInt64.max))]

        #expect(values.map(\.isNull) == [true, false, false, false, false, false, false])
        #expect(values.map(\.bool) == [nil, true, nil, nil, nil, nil, nil])
        #expect(values.map(\.int64) == [nil, nil, 1, nil, nil, nil, nil])
        #expect(values.map(\.string) == [nil, nil, nil, "1", nil, nil, nil])
        #expect(values.map(\.array) == [nil, nil, nil, nil, [1], nil, nil])
        #expect(values.map(\.object) == [nil, nil, nil, nil, nil, ["a": 1], nil])
        #expect(values.map { $0["a"] } == [nil, nil, nil, nil, nil, 1, nil])
    }

    @Test(
        "an unsigned integer is read to its bounds",
        arguments: [
            (JSONNumber(UInt64.max), UInt64.max), (JSONNumber(0), 0), (JSONNumber(-1), nil),
        ] as [(JSONNumber, UInt64?)])
    func unsigned(number: JSONNumber, value: UInt64?) {
        #expect(number.uint64 == value)
        #expect(JSONNumber(Int64.min).int64 == .min && JSONNumber(UInt64.max).int64 == nil)
    }
}
