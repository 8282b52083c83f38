#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// How many files and connections the process may have open.
enum DescriptorLimit {
    /// Kept for the store, the nodes, metrics and logs.
    private static let reserve = 192

    /// Connections of callers that fit beside everything else the process opens.
    static var connections: Int {
        var limit = rlimit()
        #if canImport(Glibc)
        let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
        #else
        let resource = RLIMIT_NOFILE
        #endif
        guard getrlimit(resource, &limit) == 0 else { return connections(of: 1024) }
        return connections(of: Int(min(limit.rlim_cur, 1 << 20)))
    }

    /// Of a process that may open `descriptors`: all but the reserve, and never less than half.
    static func connections(of descriptors: Int) -> Int { max(4, descriptors / 2, descriptors - reserve) }
}
