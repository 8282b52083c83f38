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
}
