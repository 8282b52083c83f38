import StrictJSON
import Tron

extension WireMessage {
    /// As java-tron prints it (`JsonFormat.printToString`): by ascending number, defaults left out, bytes in
    /// hex; with `visible`, addresses in base58check and names as text.
    func json(isVisible: Bool) -> JSONObject {
        var object: JSONObject = [:]
        for field in schema.fields {
            let found = values.filter { $0.number == field.number }.map(\.value)
            guard !found.isEmpty else { continue }
            if field.isRepeated {
                object[field.name] = .array(found.map { Self.json($0, field, isVisible) })
            } else if let value = found.last, !Self.isDefault(value) {
                object[field.name] = Self.json(value, field, isVisible)
            }
        }
        return object
    }

    private static func isDefault(_ value: WireValue) -> Bool {
        switch value {
        case .integer(let number): number == 0
        case .bytes(let bytes): bytes.isEmpty
        case .message: false
        }
    }

    private static func json(_ value: WireValue, _ field: WireField, _ isVisible: Bool) -> JSON {
        switch (value, field.kind) {
        case (.message(let message), _): .object(message.json(isVisible: isVisible))
        case (.integer(let number), .bool): .bool(number != 0)
        case (.integer(let number), .enumeration(let enumeration)):
            .string(enumeration.name(of: number) ?? "UNRECOGNIZED")
        case (.integer(let number), _): .number(JSONNumber(number))
        case (.bytes(let bytes), .text): .string(String(decoding: bytes, as: UTF8.self))
        case (.bytes(let bytes), .bytes(let form)): .string(text(bytes, form, isVisible))
        case (.bytes(let bytes), _): .string(bytes.hex)
        }
    }

    private static func text(_ bytes: [UInt8], _ form: BytesForm, _ isVisible: Bool) -> String {
        switch form {
        case .address where isVisible: Rendering.base58Check(bytes)
        // What can't stand in JSON stays hex.
        case .name where isVisible: String(validating: bytes, as: UTF8.self) ?? bytes.hex
        case .plain, .address, .name: bytes.hex
        }
    }
}
