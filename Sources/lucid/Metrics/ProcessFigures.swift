import Foundation

/// What the kernel says about this process.
struct ProcessFigures {
    let residentBytes: Double
    let cpuSeconds: Double
    let openFiles: Double

    /// The figures now; nil without /proc.
    static func now() -> Self? {
        guard let status = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8),
            let pages = status.split(separator: " ").dropFirst().first.flatMap({ Double($0) }),
            let files = try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")
        else { return nil }
        var cpu = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &cpu)
        return Self(
            residentBytes: pages * Double(sysconf(Int32(_SC_PAGESIZE))),
            cpuSeconds: Double(cpu.tv_sec) + Double(cpu.tv_nsec) / 1e9, openFiles: Double(files.count))
    }
}
