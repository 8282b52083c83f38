import HTTPTypes
import PaymentModel
import PaymentWire
import Payments
import StrictJSON
import Tron

/// Statements of a wallet's asset.
struct StatementRoutes: Sendable {
    let statements: StatementService
    let assets: AssetRegistry

    var operations: [Operation] {
        [
            Operation(
                id: "getStatement", method: .get, path: "/tron/payouts/statement",
                access: .permission(.readPayouts), handle: statement)
        ]
    }

    private func statement(_ request: OperationRequest) async throws -> Answer {
        guard let media = MediaChoice.best(for: request.accept) else {
            throw Problem(.notAcceptable, "The statement is available as application/json and text/csv.")
        }
        let reader = RequestReader(request)
        let (walletID, asset, range) = try reader.values(
            reader.requiredQuery("wallet_id", .id(of: WalletID.self)),
            reader.query("asset", .asset(of: assets), else: assets.usdt ?? .trx), reader.range())
        let question = StatementQuestion(
            account: LedgerAccount(walletID: walletID, asset: asset), from: range.from, to: range.to)
        let wallet: Wallet
        do {
            wallet = try await statements.prepare(question.account)
        } catch let error as PaymentError where error.code == .notFound {
            throw Problem.invalid(
                Violations([Violation("query:wallet_id", "There is no wallet with this id.")]))
        }
        return Answer(
            media == .csv
                ? table(question, of: wallet)
                : document(question, of: wallet, now: statements.now))
    }

    private func table(_ question: StatementQuestion, of wallet: Wallet) -> AnswerStream {
        AnswerStream(mediaType: "text/csv; charset=utf-8; header=present") { send in
            try await send(CSVLine.text(StatementLine.header))
            try await statements.tell(question, of: wallet) { line in
                try await send(line.csv(of: question.account.asset))
            }
        }
    }

    /// Member by member, in the order in which they become known.
    private func document(_ question: StatementQuestion, of wallet: Wallet, now: Timestamp) -> AnswerStream {
        AnswerStream(mediaType: "application/json") { send in
            let account = question.account
            var latest = now
            var isFirst = true
            let head: JSON = [
                "wallet_id": .id(account.walletID), "asset": .string(account.asset.symbol),
                "from": .time(question.from ?? wallet.createdAt),
            ]
            try await send(String(head.text.dropLast()))
            try await statements.tell(question, of: wallet) { line in
                switch line {
                case .opening(let units):
                    try await send(
                        #","opening_balance":\#(JSON.signed(units, of: account.asset).text),"movements":["#)
                case .movement(let movement):
                    latest = max(latest, movement.at)
                    try await send((isFirst ? "" : ",") + movement.json(of: account.asset).text)
                    isFirst = false
                case .closing(let units):
                    try await send(
                        #"],"closing_balance":\#(JSON.signed(units, of: account.asset).text)"#
                            + #","to":\#(JSON.time(question.to ?? latest).text)}"#)
                }
            }
        }
    }
}
