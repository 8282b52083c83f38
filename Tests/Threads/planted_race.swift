// What scripts/test-threads tries the sanitizer on first: with "race" it has to complain, with "mutex" it must not.
import Foundation
import Synchronization

/// Counts from several threads at once, under a lock or without one.
final class Count: @unchecked Sendable {
    let locked = Mutex(0)
    // SAFETY: none. This is the race that has to be found.
    var unlocked = 0
}

let isRace = CommandLine.arguments.contains("race")
let count = Count()
let threads = (0..<4).map { _ in
    Thread {
        for _ in 0..<20_000 {
            if isRace { count.unlocked += 1 } else { count.locked.withLock { $0 += 1 } }
        }
        done.signal()
    }
}
let done = DispatchSemaphore(value: 0)
for thread in threads { thread.start() }
for _ in threads { done.wait() }
print(isRace ? count.unlocked : count.locked.withLock { $0 })
