import Foundation

/// The service's address, left in the data directory for `lucid health`: with port 0 nothing else knows it.
struct ListeningAddress {
    let directory: DataDirectory

    private var path: String { directory.file("http-address") }

    /// The URL of `host` and `port`.
    static func url(host: String, port: Int, http: HTTPSettings) -> String {
        url(scheme: http.tls == nil ? "http" : "https", host: host, port: port)
    }

    /// The URL of the three.
    static func url(scheme: String, host: String, port: Int) -> String {
        "\(scheme)://\(host.contains(":") ? "[\(host)]" : host):\(port)"
    }

    /// Writes `url`. A concurrent reader finds the old one or the new one.
    func leave(_ url: String) throws {
        try Data((url + "\n").utf8).write(to: URL(filePath: path), options: .atomic)
    }

    /// The address; nil if nothing listens.
    func read() -> String? {
        guard let bytes = FileManager.default.contents(atPath: path) else { return nil }
        return String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// Removes the address.
    func remove() throws {
        try FileManager.default.removeItem(atPath: path)
    }
}
