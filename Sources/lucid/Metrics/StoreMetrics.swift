import PaymentModel
import PaymentStores
import Payments

/// The metrics of payouts, transactions and the store: from what the store counted beside its commits.
struct StoreMetrics {
    let figures: StoreFigures
    let observation: Observation?
    let now: Timestamp

    private typealias Samples = [String: [MetricFamily.Sample]]

    /// The samples of each metric, by its name.
    var samples: [String: [MetricFamily.Sample]] {
        var samples = commits.merging(observed) { $0 + $1 }
        guard let records = figures.records else { return samples }
        samples.merge(payouts(records)) { $0 + $1 }
        samples.merge(transactions(records)) { $0 + $1 }
        samples.merge(standings(records.standings)) { $0 + $1 }
        return samples
    }

    private var commits: Samples {
        let codes = [StoreFigures.done] + StoreError.Code.allCases.map(\.rawValue)
        return [
            "lucid_store_commits_total": codes.map {
                .init(integer: figures.commits[$0] ?? 0, [("result", $0)])
            },
            "lucid_store_group_commits": MetricFamily.Sample.series(figures.groupSizes),
            "lucid_store_group_duration_seconds": MetricFamily.Sample.series(figures.groupTimes),
            "lucid_store_commits_waiting": [.init(integer: Int64(figures.waiting))],
        ]
    }

    private var observed: Samples {
        guard let observation else { return [:] }
        var samples: Samples = [
            "lucid_store_database_bytes": [.init(integer: observation.sizes.databaseBytes)],
            "lucid_store_log_bytes": [.init(integer: observation.sizes.logBytes)],
            "lucid_store_room_needed_bytes": [.init(integer: observation.sizes.roomBytesMin)],
        ]
        if let room = observation.sizes.roomBytes {
            samples["lucid_store_room_bytes"] = [.init(integer: room)]
        }
        if let audit = observation.audit {
            samples["lucid_audit_sequence"] = [.init(integer: audit.sequence)]
        }
        if let backup = observation.backup {
            samples["lucid_backup_newest_time_seconds"] = [.init(backup.newest?.unixSeconds ?? 0)]
            samples["lucid_backup_interval_seconds"] = [.init(backup.interval / .seconds(1))]
        }
        return samples
    }

    private func payouts(_ records: RecordFigures) -> Samples {
        func labels(_ cell: RecordFigures.PayoutCell) -> [(name: String, value: String)] {
            [("status", cell.status.rawValue), ("route", cell.route.rawValue), ("asset", cell.asset)]
        }
        // With zeros for what did not come yet: Prometheus can't see the first one of a series that was not there.
        let assets = Set(records.payoutsEntered.keys.map(\.asset)).union([Asset.trxSymbol, Token.usdtSymbol])
        let cells = PayoutStatus.allCases.flatMap { status in
            PayoutRoute.allCases.flatMap { route in
                assets.sorted().map { RecordFigures.PayoutCell(status: status, route: route, asset: $0) }
            }
        }
        let open = Set(cells.filter { !$0.status.isFinal }).union(records.openPayouts.keys)
        return [
            "lucid_payouts": open.sorted(by: labels).map {
                .init(integer: Int64(records.openPayouts[$0] ?? 0), labels($0))
            },
            "lucid_payouts_total": cells.map { .init(integer: records.payoutsEntered[$0] ?? 0, labels($0)) },
            "lucid_payout_status_seconds": Self.series(records.payoutTimes, "status", \.rawValue),
            "lucid_payout_completion_seconds": Self.series(records.completionTimes, "route", \.rawValue),
        ]
    }

    private func transactions(_ records: RecordFigures) -> Samples {
        func labels(_ cell: RecordFigures.TransactionCell) -> [(name: String, value: String)] {
            [
                ("status", cell.status.rawValue), ("kind", cell.kind.rawValue),
                ("asset", cell.asset ?? "none"),
            ]
        }
        return [
            "lucid_transactions": records.openTransactions.keys.sorted(by: labels).map {
                .init(integer: Int64(records.openTransactions[$0] ?? 0), labels($0))
            },
            "lucid_transactions_total": records.transactionsEntered.keys.sorted(by: labels).map {
                .init(integer: records.transactionsEntered[$0] ?? 0, labels($0))
            },
            "lucid_transaction_status_seconds": Self.series(records.transactionTimes, "status", \.rawValue),
        ]
    }

    private func standings(_ standings: [Wait: Standing]) -> Samples {
        func age(_ standing: Standing?) -> Double {
            standing?.oldest.map { max(.zero, now.since($0)) / .seconds(1) } ?? 0
        }
        let (queues, reasons) = (WorkQueue.allCases, HoldReason.allCases)
        return [
            "lucid_queue_depth": queues.map {
                .init(integer: Int64(standings[.turn($0)]?.count ?? 0), [("queue", $0.rawValue)])
            },
            "lucid_queue_oldest_seconds": queues.map {
                .init(age(standings[.turn($0)]), [("queue", $0.rawValue)])
            },
            "lucid_payouts_held": reasons.map {
                .init(integer: Int64(standings[.held($0)]?.count ?? 0), [("reason", $0.rawValue)])
            },
            "lucid_payouts_held_oldest_seconds": reasons.map {
                .init(age(standings[.held($0)]), [("reason", $0.rawValue)])
            },
        ]
    }

    private static func series<Key: Hashable>(
        _ distributions: [Key: Distribution], _ label: String, _ name: (Key) -> String
    ) -> [MetricFamily.Sample] {
        distributions.map { (name($0.key), $0.value) }.sorted { $0.0 < $1.0 }
            .flatMap { MetricFamily.Sample.series($0.1, [(label, $0.0)]) }
    }
}

extension Sequence {
    /// In the order of their labels' values.
    fileprivate func sorted(by labels: (Element) -> [(name: String, value: String)]) -> [Element] {
        sorted { labels($0).map(\.value).lexicographicallyPrecedes(labels($1).map(\.value)) }
    }
}
