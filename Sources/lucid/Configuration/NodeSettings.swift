import Foundation
import PaymentModel
import Payments
import Tron
import TronNodeHTTP

/// The network and the nodes.
struct NodeSettings {
    /// A SOCKS5 proxy that every request to a node goes through.
    struct Proxy: Hashable {
        let host: String
        let port: Int
    }

    let network: NetworkName
    /// In order of preference.
    let urls: [String]
    let apiKey: String?
    let proxy: Proxy?
    /// The block from which on blocks are believed; nil where the first that is seen is.
    let trustedBlock: BlockID?
    /// What can be paid in; without a contract of USDT, not in USDT.
    let assets: AssetRegistry

    private enum Limits {
        /// Each node is asked for every health check of the service.
        static let nodesMax = 16
    }

    /// The nodes by host and port.
    var names: String { urls.map { HTTPNodeConfiguration(baseURL: $0).name }.joined(separator: ",") }

    init(_ reader: inout SettingReader) {
        let network = reader.value(.network, default: ("devnet", NetworkName.devnet)) {
            text throws(ValueProblem) in try SettingText.choice(text, of: NetworkName.self)
        }
        let known = network.nodeURLs
        let urls = reader.value(
            .nodeURLs, default: (known.joined(separator: ","), known), showing: Self.shown, parse: Self.urls)
        if urls.isEmpty {
            reader.complain(.nodeURLs, "must be set if LUCID_NETWORK is \(network.rawValue)")
        }
        apiKey = reader.optional(.nodeAPIKey, parse: Self.apiKey)
        proxy = reader.optional(.nodeProxy, parse: Self.proxy)
        trustedBlock = reader.value(
            .trustedBlock, default: ("the first block seen", nil), parse: Self.trustedBlock)
        let usdtContract: Address?
        if let contract = network.usdtContract {
            usdtContract = reader.value(
                .usdtContract, default: (contract.base58, contract), parse: SettingText.address)
        } else {
            usdtContract = reader.optional(.usdtContract, parse: SettingText.address)
        }
        let others = reader.optional(.tokens) { text throws(ValueProblem) in
            try AssetSettings.tokens(SettingReader.jsonText(text), beside: usdtContract)
        }
        assets = others ?? .usdt(usdtContract)
        self.network = network
        self.urls = urls
    }

    private static func urls(_ text: String) throws(ValueProblem) -> [String] {
        var urls: [String] = []
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            let url = try SettingText.nodeURL(part.trimmingCharacters(in: .whitespaces))
            guard !urls.contains(url) else { throw ValueProblem("names \(url) twice") }
            urls.append(url)
        }
        guard urls.count <= Limits.nodesMax else {
            throw ValueProblem("names more than \(Limits.nodesMax) nodes")
        }
        return urls
    }

    /// The number is in the id too: whoever copies one of another block finds out here.
    private static func trustedBlock(_ text: String) throws(ValueProblem) -> BlockID? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, let number = Int64(parts[0]),
            let id = try? BlockID(parsing: String(parts[1])),
            id.number.value == number
        else { throw ValueProblem("must be NUMBER:BLOCK_ID, the id of the block with this number") }
        return id
    }

    /// Some providers hand out their keys as a part of the path.
    private static func shown(_ text: String) -> String {
        text.split(separator: ",").map { url in
            guard let slashes = url.firstRange(of: "//"),
                let slash = url[slashes.upperBound...].firstIndex(of: "/"),
                url.index(after: slash) != url.endIndex
            else { return String(url) }
            return url[...slash] + Setting.mask
        }.joined(separator: ",")
    }

    /// Goes into a header as it is.
    private static func apiKey(_ text: String) throws(ValueProblem) -> String {
        guard text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            throw ValueProblem("must have only visible ASCII characters")
        }
        return text
    }

    private static func proxy(_ text: String) throws(ValueProblem) -> Proxy {
        guard let parts = URLComponents(string: text), parts.scheme == "socks5", let host = parts.host,
            !host.isEmpty, let port = parts.port, (1...65_535).contains(port), parts.path.isEmpty,
            parts.user == nil, parts.password == nil, parts.query == nil, parts.fragment == nil
        else { throw ValueProblem("must be socks5://HOST:PORT, without user and password") }
        return Proxy(host: host, port: port)
    }
}
