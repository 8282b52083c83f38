import StrictJSON

/// A request as the node sees it.
struct DevnetRequest: Sendable {
    let method: String
    /// Without the query.
    let path: String
    var query: [String: String] = [:]
    var contentType = ""
    var body: [UInt8] = []
}

/// What goes back.
struct DevnetAnswer: Sendable {
    /// What happens to the connection.
    enum Delivery: Sendable, Hashable {
        case normal
        /// No answer: the connection is closed.
        case closed
    }
    var status = 200
    var contentType: String? = "application/json;charset=utf-8"
    var headers: [(name: String, value: String)] = []
    var body: [UInt8]
    var delivery = Delivery.normal
    var delay = Duration.zero

    init(_ json: JSON) {
        body = json.encoded() + [UInt8(ascii: "\n")]
    }

    init(status: Int, _ json: JSON) {
        self.init(json)
        self.status = status
    }

    init(text: String) {
        body = Array(text.utf8)
    }

    private init(htmlStatus status: Int, _ message: String, _ path: String) {
        let page = """
            <html>
            <head>
            <meta http-equiv="Content-Type" content="text/html;charset=ISO-8859-1"/>
            <title>Error \(status) \(message)</title>
            </head>
            <body><h2>HTTP ERROR \(status) \(message)</h2>
            <table>
            <tr><th>URI:</th><td>\(path)</td></tr>
            <tr><th>STATUS:</th><td>\(status)</td></tr>
            <tr><th>MESSAGE:</th><td>\(message)</td></tr>
            </table>
            </body>
            </html>

            """
        body = Array(page.utf8)
        self.status = status
        contentType = "text/html;charset=iso-8859-1"
    }

    /// Jetty's answer to what nobody handles.
    static func unknown(_ request: DevnetRequest) -> Self {
        request.method == "GET" || request.method == "HEAD"
            ? Self(htmlStatus: 404, "Not Found", request.path) : notSupported(request)
    }

    /// Jetty's answer to a method that a servlet does not have: a page, or nothing for the methods that
    /// java-tron stops.
    static func notSupported(_ request: DevnetRequest) -> Self {
        if request.method == "GET" || request.method == "POST" {
            return Self(
                htmlStatus: 405, "HTTP method \(request.method) is not supported by this URL", request.path)
        }
        var answer = Self(text: "")
        answer.status = 405
        answer.contentType = nil
        return answer
    }

    static func allowing(_ form: NodeEndpoint.Form) -> Self {
        var answer = Self(text: "")
        answer.headers = [
            ("Allow", form == .broadcast ? "POST, TRACE, OPTIONS" : "GET, HEAD, POST, TRACE, OPTIONS")
        ]
        return answer
    }
}
