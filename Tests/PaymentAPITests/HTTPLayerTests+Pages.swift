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

extension HTTPLayerTests {
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
