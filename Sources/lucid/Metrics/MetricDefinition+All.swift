// Every metric that the service has. docs/metrics.md explains them, and a test compares the two.

extension MetricDefinition {
    /// All metrics, in the order of the page.
    static let all = service + requests + payments + costs + nodes + books + store + workers + process

    /// By their names.
    static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })

    private static let service = [
        Self(
            "lucid_build_info", .gauge, "1, with what the program is as labels.", by: ["version", "commit"]),
        Self("lucid_ready", .gauge, "1 where the service can use this part now.", by: ["check"]),
        Self(
            "lucid_chain_alarm", .gauge, "1 if what nodes say about the chain can't be true.", by: ["alarm"]),
        Self("lucid_start_time_seconds", .gauge, "When it started, since 1970 UTC."),
        Self(
            "lucid_observed_time_seconds", .gauge,
            "When store and nodes were last asked for these metrics, since 1970 UTC."),
        Self(
            "lucid_clock_offset_seconds", .gauge,
            "How far the wall clock has moved against the monotonic clock since the start."),
    ]

    private static let requests = [
        Self(
            "lucid_http_requests_total", .counter, "Requests that were replied to.",
            by: ["operation", "status"]),
        Self(
            "lucid_http_request_duration_seconds", .histogram, "From a request's header to its reply.",
            by: ["operation"]),
        Self(
            "lucid_http_refusals_total", .counter, "Requests that were refused, by the problem.", by: ["code"]
        ),
    ]

    private static let payments = [
        Self("lucid_payouts", .gauge, "Payouts that are open.", by: ["status", "route", "asset"]),
        Self(
            "lucid_payouts_total", .counter, "Payouts that have come into a status since the start.",
            by: ["status", "route", "asset"]),
        Self("lucid_payouts_held", .gauge, "Payouts that wait for something outside.", by: ["reason"]),
        Self(
            "lucid_payouts_held_oldest_seconds", .gauge,
            "How long the payout waits that has waited longest for that.", by: ["reason"]),
        Self(
            "lucid_payout_status_seconds", .histogram,
            "How long payouts were in a status that they have left.", by: ["status"]),
        Self(
            "lucid_payout_completion_seconds", .histogram, "From a payout's acceptance to its completion.",
            by: ["route"]),
        Self("lucid_transactions", .gauge, "Transactions that are open.", by: ["status", "kind", "asset"]),
        Self(
            "lucid_transactions_total", .counter,
            "Transactions that have come into a status since the start.", by: ["status", "kind", "asset"]),
        Self(
            "lucid_transaction_status_seconds", .histogram,
            "How long transactions were in a status that they have left.", by: ["status"]),
        Self("lucid_queue_depth", .gauge, "Payouts or transactions that wait for their turn.", by: ["queue"]),
        Self(
            "lucid_queue_oldest_seconds", .gauge,
            "How long the one waits that has waited longest for its turn.", by: ["queue"]),
    ]

    private static let costs = [
        Self("lucid_fees_burnt_sun_total", .counter, "TRX that settled transactions burnt, in sun."),
        Self(
            "lucid_fees_estimated_sun_total", .counter,
            "What the confirmed ones among them were expected to burn, in sun."),
        Self("lucid_energy_used_total", .counter, "Energy that settled transactions used."),
        Self("lucid_energy_from_stake_total", .counter, "The part of it that stake covered."),
        Self(
            "lucid_energy_estimated_total", .counter,
            "What the confirmed ones among them were expected to use."),
        Self(
            "lucid_cost_drift_total", .counter,
            "Confirmed transactions that cost over 10 % more or less than expected.", by: ["part"]),
    ]

    private static let nodes = [
        Self("lucid_node_up", .gauge, "1 if the node answers and is near the newest block.", by: ["node"]),
        Self("lucid_node_head_block", .gauge, "Number of the node's newest block.", by: ["node"]),
        Self(
            "lucid_node_solidified_block", .gauge, "Number of the node's newest solidified block.",
            by: ["node"]),
        Self(
            "lucid_node_latency_seconds", .gauge, "How long the node took to return its newest block.",
            by: ["node"]),
        Self("lucid_node_lag_blocks", .gauge, "Blocks that the node is behind the best node.", by: ["node"]),
        Self(
            "lucid_node_requests_total", .counter, "Requests to the node: ok, or what was wrong.",
            by: ["node", "result"]),
        Self(
            "lucid_node_request_duration_seconds", .histogram, "How long the node's answers took.",
            by: ["node"]),
        Self(
            "lucid_verification_failures_total", .counter,
            "How often a node said about the chain what can't be true.", by: ["alarm"]),
        Self(
            "lucid_followed_block", .gauge, "The newest block that was read, and the newest settled.",
            by: ["view"]),
    ]

    private static let books = [
        Self(
            "lucid_reconciliations_total", .counter, "Comparisons of a wallet's books with the chain.",
            by: ["asset"]),
        Self(
            "lucid_reconciliation_differences_total", .counter, "Comparisons that found a difference.",
            by: ["asset"]),
        Self("lucid_audit_sequence", .gauge, "Sequence number of the audit trail's newest event."),
        Self("lucid_backups_total", .counter, "Copies of the store that the service made.", by: ["result"]),
        Self(
            "lucid_backup_newest_time_seconds", .gauge,
            "When the newest copy in LUCID_BACKUP_DIR was made, since 1970 UTC; 0 without one."),
        Self("lucid_backup_interval_seconds", .gauge, "How often copies are to be made."),
    ]

    private static let store = [
        Self(
            "lucid_store_commits_total", .counter, "Commits: done, or the reason they were refused for.",
            by: ["result"]),
        Self("lucid_store_group_commits", .histogram, "Commits that shared a transaction of the database."),
        Self(
            "lucid_store_group_duration_seconds", .histogram,
            "How long a transaction of the database took, with its fsync."),
        Self("lucid_store_commits_waiting", .gauge, "Commits that wait for the writer."),
        Self("lucid_store_database_bytes", .gauge, "Size of the database's file."),
        Self("lucid_store_log_bytes", .gauge, "Size of the write-ahead log beside it."),
        Self("lucid_store_room_bytes", .gauge, "Room left on the store's disk."),
        Self("lucid_store_room_needed_bytes", .gauge, "With less room, nothing is accepted any more."),
    ]

    private static let workers = [
        Self(
            "lucid_worker_lag_seconds", .gauge, "Since the worker's last step began that did not fail.",
            by: ["worker"]),
        Self(
            "lucid_worker_stands_still", .gauge,
            "1 where the worker has done nothing for longer than it should.", by: ["worker"]),
        Self("lucid_worker_failures_total", .counter, "Steps of the worker that failed.", by: ["worker"]),
    ]

    private static let process = [
        Self("lucid_log_lines_total", .counter, "Lines written to the log.", by: ["level"]),
        Self("lucid_log_lines_dropped_total", .counter, "Lines that could not be written to the log."),
        Self("lucid_process_resident_bytes", .gauge, "Memory in use."),
        Self("lucid_process_open_files", .gauge, "File descriptors in use."),
        Self("lucid_process_cpu_seconds_total", .counter, "Processor time spent."),
    ]
}
