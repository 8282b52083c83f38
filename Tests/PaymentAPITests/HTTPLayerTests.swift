import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import PaymentWire
import StrictJSON
import Testing
import Tron
import TronDevnet

@testable import PaymentAPI

@Suite("The HTTP layer")
struct HTTPLayerTests {
    @Test("a body that is no UTF-8, or longer than it may be without saying so before, is refused")
    func bytes() async throws {
        try await TestService.run { service in
            let token = try await service.token(.admin)
            func post(_ body: HTTPClientRequest.Body) async throws -> HTTPResponseStatus {
                var request = HTTPClientRequest(url: service.url + "/tron/wallets/create")
                request.method = .POST
                request.headers.add(name: "authorization", value: "Bearer " + token)
                request.headers.add(name: "content-type", value: "application/json")
                request.body = body
                return try await HTTPClient.shared.execute(request, timeout: .seconds(30)).status
            }
            let latin: [UInt8] = Array(#"{"name":"caf"#.utf8) + [0xE9] + Array(#""}"#.utf8)
            // In pieces, without a length.
            let pieces = AsyncStream<ByteBuffer> { stream in
                for _ in 0..<17 { stream.yield(ByteBuffer(repeating: 0x20, count: 65_536)) }
                stream.finish()
            }

            #expect(try await post(.bytes(latin)) == .badRequest)
            #expect(try await post(.stream(pieces, length: .unknown)) == .payloadTooLarge)
        }
    }

    @Test("32 levels of a body are read, and no more; a key twice anywhere in it is refused")
    func form() async throws {
        try await TestService.run { service in
            func post(_ body: String) async throws -> TestAnswer {
                try await service.send(.POST, "/tron/wallets/create", body)
            }
            func nested(_ levels: Int) -> String {
                String(repeating: "[", count: levels) + String(repeating: "]", count: levels)
            }

            let deepest = try await post(nested(32))
            let deeper = try await post(nested(33))
            let doubled = try await post(#"{"name":"a","labels":{"b":"1","\u0062":"2"}}"#)

            #expect(try deepest.problem() == "validation_failed")
            #expect(try deeper.problem() == "malformed_request")
            #expect(try doubled.problem() == "malformed_request")
        }
    }

    @Test("Link and next_cursor lead through a list that grows meanwhile, each record once")
    func pages() async throws {
        var settings = TestService.Settings()
        settings.basePath = "/api"
        try await TestService.run(settings) { service in
            func make(_ name: String) async throws -> String {
                let made = try await service.send(.POST, "/tron/wallets/create", #"{"name":"\#(name)"}"#)
                #expect(made.header("location") == "/api/tron/wallets/\(try made.json["id"]?.string ?? "")")
                return try #require(try made.json["id"]?.string)
            }
            var made: [String] = []
            for number in 1...5 { made.append(try await make("w\(number)")) }

            var (seen, path): ([String], String?) = ([], "/tron/wallets?limit=2&kind=local")
            while let page = path {
                let answer = try await service.send(.GET, page)
                let json = try answer.json
                seen += json["items"]?.array?.compactMap { $0["id"]?.string } ?? []
                _ = try await make("late\(seen.count)")
                path = answer.header("link").flatMap { link in
                    link.wholeMatch(of: /<\/api([^>]*)>; rel="next"/).map { String($0.1) }
                }
                let cursor = json["next_cursor"]?.string
                #expect((path == nil) == (cursor == nil))
                if let cursor { #expect(path?.hasSuffix("&kind=local&cursor=" + cursor) == true) }
            }

            #expect(seen == made.reversed())
        }
    }

    @Test("a link keeps what was asked, but for the cursor before")
    func link() {
        #expect(
            PageLink(to: "c", from: "/a?limit=1&cursor=b&x=%20").text
                == "</a?limit=1&x=%20&cursor=c>; rel=\"next\"")
        #expect(PageLink(to: "c", from: "/a").text == "</a?cursor=c>; rel=\"next\"")
        #expect(PageLink(to: "c", from: "/a?x=>,<b>").text == "</a?x=%3E,%3Cb%3E&cursor=c>; rel=\"next\"")
    }
}
