/// A trusted recipient of direct payouts.
public enum Recipient: Identified {
    public static let identifierPrefix = "rcp"
}
