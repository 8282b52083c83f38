import Crypto
import Foundation
import PaymentModel
import Payments
import Tron

/// A place in a list, as its cursors carry it.
protocol ListPlace: Sendable {
    /// Nil for a mark of another list.
    init?(_ mark: Cursor.Mark)
    /// What a cursor says about the place.
    var mark: Cursor.Mark { get }
}

/// Where a list continues, as text that callers pass back. It belongs to one list with one set of filters. It
/// gives access to nothing, and is not secret.
struct Cursor {
    struct Mark: Sendable {
        /// A time in milliseconds, or a place in a numbered list.
        let number: Int64
        /// Tells apart what has the same number; "-" in a numbered list. It has no spaces.
        let id: String
    }

    let mark: Mark

    private enum Limits {
        static let length = 1...512
    }

    init(_ mark: Mark) {
        self.mark = mark
    }

    /// The cursor in `text`; nil if it is not one of a list with these `filters`.
    init?(_ text: String, for filters: String) {
        guard Limits.length.contains(text.utf8.count) else { return nil }
        var padded = text.replacing("-", with: "+").replacing("_", with: "/")
        padded += String(repeating: "=", count: (4 - text.utf8.count % 4) % 4)
        guard let bytes = Data(base64Encoded: padded), let text = String(validating: bytes, as: UTF8.self)
        else { return nil }
        let parts = text.split(separator: " ").map(String.init)
        guard parts.count == 3, let number = Int64(parts[0]), parts[2] == Self.digest(filters) else {
            return nil
        }
        mark = Mark(number: number, id: parts[1])
    }

    /// The cursor as text, for a list with `filters`.
    func text(for filters: String) -> String {
        let text = "\(mark.number) \(mark.id) \(Self.digest(filters))"
        return Data(text.utf8).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_")
            .replacing("=", with: "")
    }

    /// Enough to tell filters apart.
    private static func digest(_ filters: String) -> String {
        Array(SHA256.hash(data: Data(filters.utf8)).prefix(8)).hex
    }
}

extension ListPosition: ListPlace {
    init?(_ mark: Cursor.Mark) {
        self.init(createdAt: Timestamp(milliseconds: mark.number), id: mark.id)
    }

    var mark: Cursor.Mark { Cursor.Mark(number: createdAt.milliseconds, id: id) }
}

/// A place in a numbered list, such as the feed.
struct NumberedPlace: ListPlace {
    let number: Int64

    init(_ number: Int64) {
        self.number = number
    }

    init?(_ mark: Cursor.Mark) {
        self.init(mark.number)
    }

    var mark: Cursor.Mark { Cursor.Mark(number: number, id: "-") }
}
