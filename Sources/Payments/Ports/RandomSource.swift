/// Where chance comes from. The service hands in the system's generator, a simulation a seeded one.
public protocol RandomSource: Sendable {
    /// `count` bytes; from the service's source they are fit for keys.
    func bytes(_ count: Int) -> [UInt8]
}
