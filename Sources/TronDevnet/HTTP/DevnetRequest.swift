import StrictJSON

/// A request as the node sees it.
struct DevnetRequest: Sendable {
    let method: String
    /// Without the query.
    let path: String
    let query: [String: String]
    let body: [UInt8]
}

/// What goes back.
struct DevnetAnswer: Sendable {
    var status = 200
    var contentType = "application/json;charset=utf-8"
    var body: [UInt8]

    init(_ json: JSON) {
        body = json.encoded() + [UInt8(ascii: "\n")]
    }

    init(status: Int, _ json: JSON) {
        self.init(json)
        self.status = status
    }

    /// Jetty's answer to what nobody handles.
    init(htmlStatus status: Int, _ reason: String) {
        body = Array("<html><head><title>Error \(status) \(reason)</title></head></html>\n".utf8)
        self.status = status
        contentType = "text/html;charset=iso-8859-1"
    }
}
