import Tron

/// First four bytes of calls: of the hash of the method's signature.
enum TRC20Selector {
    static let transfer = selector("transfer(address,uint256)")
    static let transferFrom = selector("transferFrom(address,address,uint256)")
    static let approve = selector("approve(address,uint256)")
    static let balanceOf = selector("balanceOf(address)")
    static let allowance = selector("allowance(address,address)")
    static let isBlackListed = selector("isBlackListed(address)")
    static let getBlackListStatus = selector("getBlackListStatus(address)")
    static let owner = selector("owner()")
    static let getOwner = selector("getOwner()")

    private static func selector(_ signature: String) -> [UInt8] {
        Array(Keccak256.hash(Array(signature.utf8)).prefix(4))
    }
}
