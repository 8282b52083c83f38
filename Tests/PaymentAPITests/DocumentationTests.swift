import Foundation
import NIOHTTP1
import PaymentEngine
import PaymentWire
import StrictJSON
import Testing

@testable import PaymentAPI

@Suite("The page that shows the API")
struct DocumentationTests {
    private let contract = Contract.shared

    @Test("it is served to everybody, with a policy that lets nothing in from elsewhere")
    func served() async throws {
        try await TestService.run { service in
            let answer = try await service.send(.GET, "/docs", token: "")
            let strange = try await service.send(.GET, "/docs?theme=dark", token: "")
            let html = String(decoding: answer.bytes, as: UTF8.self)

            #expect(answer.status == 200)
            #expect(answer.header("content-type") == "text/html; charset=utf-8")
            let policy = try #require(answer.header("content-security-policy"))
            #expect(policy.hasPrefix("default-src 'none'; style-src 'sha256-"))
            #expect(!policy.contains("unsafe") && !policy.contains("http") && !policy.contains("*"))
            #expect(answer.header("x-content-type-options") == "nosniff")
            #expect(strange.status == 422)
            // Nothing that a browser would fetch, and no style or script that the policy does not know.
            for tag in ["<link", "<img", "<iframe", "@import", "url(", " style=", " onclick=", "javascript:"]
            {
                #expect(!html.contains(tag), "\(tag)")
            }
            #expect(!html.contains("src=\"") && html.ranges(of: "<script>").count == 1)
            for match in html.matches(of: /href="([^"]*)"/) {
                #expect(match.1.hasPrefix("#"), "\(match.1)")
            }
        }
    }

    @Test("every operation that is built is on it, with path, permission, parameters and an example")
    func operations() async throws {
        let built = try AccessMatrixTests.built()
        try await TestService.run { service in
            let html = String(decoding: try await service.send(.GET, "/docs").bytes, as: UTF8.self)

            for operation in built {
                let start = try #require(html.firstRange(of: "id=\"\(operation.id)\""), "\(operation.id)")
                let section = html[start.lowerBound...].prefix { $0 != "\u{0}" }
                let end = try #require(section.firstRange(of: "<h4>Example</h4>"))
                let text = section[..<end.lowerBound]
                #expect(text.contains(operation.method))
                #expect(text.contains(operation.path.replacing("/", with: "/<wbr>")), "\(operation.id)")
                if let permission = operation.permission { #expect(text.contains(permission)) }
                for parameter in operation.parameters {
                    let name = parameter["name"]?.string ?? ""
                    #expect(text.contains("<code>\(name)</code>"), "\(operation.id): \(name)")
                }
                let example = section[end.upperBound...].prefix(2000)
                #expect(example.contains("<pre>curl"), "\(operation.id)")
            }
            #expect(html.ranges(of: "class=\"operation\"").count == built.count)
        }
    }

    @Test("every link within it leads somewhere, and no anchor stands twice")
    func anchors() throws {
        let served = ServedOperations.all(of: try TestService.unconnected().services, version: "1.0.0")
        let page = DocumentationPage(of: ContractDocument.json(of: Set(served.map(\.id)), basePath: ""))
        let html = String(decoding: page.html, as: UTF8.self)

        let ids = html.matches(of: #/ id="([^"]+)"/#).map { String($0.1) }
        let links = html.matches(of: /href="#([^"]+)"/).map { String($0.1) }
        #expect(Set(ids).count == ids.count)
        #expect(Set(links).subtracting(ids) == [])
        #expect(links.count > 100)
    }

    @Test("its examples fit the contract")
    func examples() throws {
        let example = RequestExample(document: contract.document)
        let judge = SchemaJudge(contract: contract)
        for operation in try AccessMatrixTests.built() {
            guard let schema = contract.bodySchema(of: operation) else { continue }
            let body = example.value(of: schema, called: "")
            #expect(judge.violations(of: body, by: schema).isEmpty, "\(operation.id): \(body.text)")
        }
    }

    @Test("text that looks like a page is text on it")
    func escaping() {
        #expect(HTMLText.escaped(#"<b a="c">&'"#) == "&lt;b a=&quot;c&quot;&gt;&amp;&#39;")
        #expect(
            MarkdownText.line("a `<b>` **c** <d>") == "a <code>&lt;b&gt;</code> <strong>c</strong> &lt;d&gt;")
        let html = MarkdownText.html(
            of: "# H\n\none\ntwo\n\n- a\n  b\n- c\n\n| x | y |\n| --- | --- |\n| 1 | 2 |\n\n```\n<x>\n```")
        #expect(html.contains("<h4>H</h4>") && html.contains("<p>one two</p>"))
        #expect(html.contains("<ul><li>a b</li><li>c</li></ul>"))
        #expect(html.contains("<tr><th>x</th><th>y</th></tr><tr><td>1</td><td>2</td></tr>"))
        #expect(html.contains("<pre>&lt;x&gt;</pre>"))
    }
}

@Suite("A page for each problem")
struct ProblemPageTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../docs/problems")

    @Test("every code has its page, no page is left over, and the service carries them as they are")
    func complete() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path())
        let codes = Set(ProblemCode.allCases.map(\.rawValue))

        #expect(Set(files) == Set(codes.map { $0 + ".md" }))
        #expect(ProblemPage.codes == codes)
    }

    @Test("each says status and title as the service does, a cause, a cure and whether it helps to try again")
    func content() throws {
        for code in ProblemCode.allCases {
            let url = Self.folder.appending(path: code.rawValue + ".md")
            let page = try String(contentsOf: url, encoding: .utf8)
            let parts = page.split(separator: "\n\n").map(String.init)

            #expect(parts.first == "# \(code.rawValue)")
            #expect(parts.count > 1 && parts[1] == "**\(code.status)**: \(code.title).", "\(code.rawValue)")
            #expect(parts.contains("## Cause") && parts.contains("## Cure"), "\(code.rawValue)")
            #expect(parts.last?.hasPrefix("Retry: ") == true, "\(code.rawValue)")
            let told = try #require(ProblemPage.text(of: code))
            #expect(
                page.contains(told.trimmingCharacters(in: .newlines)), "scripts/generate-openapi was not run")
        }
    }
}
