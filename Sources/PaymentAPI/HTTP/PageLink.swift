/// The link from one page of a list to the next (RFC 8288): the same request with another cursor.
struct PageLink {
    /// The value of the `Link` field.
    let text: String

    /// - Parameters:
    ///   - cursor: the next page's. Its characters need no escaping.
    ///   - target: path and query of the request, as they were sent.
    init(to cursor: String, from target: String) {
        let parts = target.prefix { $0 != "#" }.split(separator: "?", maxSplits: 1)
        let kept = (parts.count > 1 ? parts[1] : "").split(separator: "&").filter { !$0.hasPrefix("cursor=") }
        let query = (kept.map(String.init) + ["cursor=" + cursor]).joined(separator: "&")
        // Angle brackets may have been sent unescaped; here they would end the link early.
        let reference = "\(parts.first ?? "/")?\(query)".replacing("<", with: "%3C").replacing(
            ">", with: "%3E")
        text = "<\(reference)>; rel=\"next\""
    }
}
