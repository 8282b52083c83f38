import Payments
import ServiceLifecycle

extension ServiceClock {
    /// Whether the time passed without the service being told to stop.
    func sleepUnlessStopped(for duration: Duration) async -> Bool {
        await cancelWhenGracefulShutdown {
            do {
                try await sleep(for: duration)
                return !Task.isShuttingDownGracefully
            } catch {
                return false
            }
        }
    }
}
