/// Lets so many services run at once. Each has a node, a store, workers and connections of its own: where all tests have
/// theirs at the same time, none gets an answer in time.
actor ServiceGate {
    private var left: Int
    private var waiting: [CheckedContinuation<Void, Never>] = []

    static let shared = ServiceGate(places: 4)

    init(places: Int) {
        left = places
    }

    /// Returns when there is a place, first come, first served. `leave()` gives it back.
    func enter() async {
        if left > 0 {
            left -= 1
        } else {
            await withCheckedContinuation { waiting.append($0) }
        }
    }

    /// Gives a place to whoever waits longest.
    func leave() {
        if waiting.isEmpty {
            left += 1
        } else {
            waiting.removeFirst().resume()
        }
    }
}
