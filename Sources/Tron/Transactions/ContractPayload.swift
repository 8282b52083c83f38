import Foundation
import SwiftProtobuf

/// A contract type: a number, a message on the wire, and the value made from it.
protocol ContractPayload {
    associatedtype Message: SwiftProtobuf.Message

    static var type: ContractType { get }

    init(_ message: Message) throws(TransactionError)

    var message: Message { get }
}

extension ContractPayload {
    /// The payload in `bytes`.
    static func decoded(_ bytes: Data) throws(TransactionError) -> Self {
        let message: Message
        do {
            message = try Message(serializedBytes: bytes)
        } catch {
            throw TransactionError(.malformedContract, "not a \(Message.protoMessageName): \(error)")
        }
        return try Self(message)
    }

    var typeURL: String { Contract.typeURLPrefix + Message.protoMessageName }

    func encoded() -> Data {
        do {
            return try message.serializedData()
        } catch {
            preconditionFailure("proto3 messages have no required fields and are below 2 GiB: \(error)")
        }
    }
}
