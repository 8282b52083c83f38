import Foundation

/// Where the service listens, left in the data directory for `lucid health`: with port 0 nobody else knows.
struct ListeningAddress {
    let directory: DataDirectory

    private var path: String { directory.file("http-address") }

    /// The URL that `host` and `port` make.
    static func url(host: String, port: Int, http: HTTPSettings) -> String {
        url(scheme: http.tls == nil ? "http" : "https", host: host, port: port)
    }

    /// The URL that the three make.
    static func url(scheme: String, host: String, port: Int) -> String {
        "\(scheme)://\(host.contains(":") ? "[\(host)]" : host):\(port)"
    }

    /// Leaves `url`. Whoever reads meanwhile finds the old one or the new one.
    func leave(_ url: String) throws {
        try Data((url + "\n").utf8).write(to: URL(filePath: path), options: .atomic)
    }

    /// What was left; nil if nothing listens, or never did.
    func read() -> String? {
        guard let bytes = FileManager.default.contents(atPath: path) else { return nil }
        return String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// Takes the address away.
    func remove() throws {
        try FileManager.default.removeItem(atPath: path)
    }
}
