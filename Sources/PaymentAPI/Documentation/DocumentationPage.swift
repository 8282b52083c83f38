import Crypto
import Foundation
import StrictJSON

/// The API as a page for people, made from the contract that is served. It loads nothing from elsewhere, and
/// its policy would not allow it to.
struct DocumentationPage: Sendable {
    /// The page.
    let html: [UInt8]
    /// Its Content-Security-Policy, which allows its own style and script, by their hashes, and nothing else.
    let policy: String

    /// - Parameter contract: as it is served.
    init(of contract: JSON) {
        html = Array(Self.document(contract).utf8)
        let style = Self.hash(DocumentationStyle.css)
        let script = Self.hash(DocumentationStyle.script)
        policy =
            "default-src 'none'; style-src '\(style)'; script-src '\(script)'; base-uri 'none'; "
            + "form-action 'none'; frame-ancestors 'none'"
    }

    private static func hash(_ text: String) -> String {
        "sha256-" + Data(SHA256.hash(data: Data(text.utf8))).base64EncodedString()
    }

    private static func document(_ contract: JSON) -> String {
        let info = contract["info"]
        let title = info?["title"]?.string ?? ""
        let operations = OperationSections(document: contract)
        return """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>\(HTMLText.escaped(title))</title>
            <style>\(DocumentationStyle.css)</style>
            </head>
            <body>
            <header>
            <a class="skip" href="#operations">Skip to the operations</a>
            <h1>\(HTMLText.escaped(title)) <small>\(HTMLText.escaped(info?["version"]?.string ?? ""))</small></h1>
            <p>\(HTMLText.escaped(info?["summary"]?.string ?? ""))</p>
            <label class="search">Search <input id="search" type="search" autocomplete="off" \
            placeholder="path, word or permission"></label>
            <p id="found" role="status"></p>
            </header>
            <div class="page">
            <nav aria-label="Contents">\(navigation(operations))</nav>
            <main>
            <details class="prose" id="conventions"><summary>Conventions for all operations</summary>
            \(MarkdownText.html(of: info?["description"]?.string ?? ""))</details>
            <details class="prose" id="tokens"><summary>Tokens and roles</summary>
            \(MarkdownText.html(of: tokens(contract)))</details>
            <div id="operations">\(operations.html)</div>
            <section id="problems"><h2>Problems</h2>
            <p>Every error is a problem document with one of these codes, \(HTMLText.code("application/problem+json")). Its \
            \(HTMLText.code("type")) is \(HTMLText.code("/problems/")) and the code.</p>
            \(problems)</section>
            <section id="schemas"><h2>Schemas</h2>
            \(SchemaSections(document: contract).html)</section>
            </main>
            </div>
            <script>\(DocumentationStyle.script)</script>
            </body>
            </html>

            """
    }

    private static func navigation(_ operations: OperationSections) -> String {
        let groups = operations.groups.map { group in
            let links = group.operations.map { operation in
                "<li class=\"link\" data-operation=\"\(operation.id)\"><a href=\"#\(operation.id)\">"
                    + "\(HTMLText.escaped(operation.id))</a></li>"
            }
            return
                "<li><a href=\"#tag-\(group.name)\">\(HTMLText.escaped(group.name))</a><ul>\(links.joined())</ul></li>"
        }
        return "<ul><li><a href=\"#conventions\">conventions</a></li><li><a href=\"#tokens\">tokens</a></li>"
            + groups.joined()
            + "<li><a href=\"#problems\">problems</a></li><li><a href=\"#schemas\">schemas</a></li></ul>"
    }

    private static func tokens(_ contract: JSON) -> String {
        let text = contract["components"]?["securitySchemes"]?["bearer"]?["description"]?.string ?? ""
        // The table follows on its sentence; a paragraph of its own reads better.
        return text.replacing("\n| role ", with: "\n\n| role ")
    }

    /// The page of each code.
    private static var problems: String {
        ProblemCode.allCases.map { code in
            """
            <details class="problem" id="problem-\(code.rawValue)"><summary>\
            <span class="status">\(code.status)</span> \(HTMLText.code(code.rawValue)) \
            \(HTMLText.escaped(code.title))</summary>
            \(MarkdownText.html(of: ProblemPage.text(of: code) ?? ""))</details>

            """
        }.joined()
    }
}

/// The pages of docs/problems.
enum ProblemPage {
    private static let texts: [String: String] = {
        var texts: [String: String] = [:]
        for page in ("\n" + problemPages).split(separator: "\n# ") {
            let parts = page.split(separator: "\n", maxSplits: 1)
            guard parts.count == 2 else { continue }
            texts[String(parts[0])] = String(parts[1])
        }
        return texts
    }()

    /// The codes that have a page.
    static var codes: Set<String> { Set(texts.keys) }

    /// Status, title, cause and cure of `code`, in Markdown.
    static func text(of code: ProblemCode) -> String? { texts[code.rawValue] }
}
