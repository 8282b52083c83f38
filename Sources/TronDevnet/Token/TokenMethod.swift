import Tron

/// The first four bytes of calls: the methods of TRC-20 and of TetherToken.
enum TokenMethod: String, CaseIterable, Sendable {
    case transfer = "transfer(address,uint256)"
    case transferFrom = "transferFrom(address,address,uint256)"
    case approve = "approve(address,uint256)"
    case increaseApproval = "increaseApproval(address,uint256)"
    case decreaseApproval = "decreaseApproval(address,uint256)"
    case balanceOf = "balanceOf(address)"
    case allowance = "allowance(address,address)"
    case totalSupply = "totalSupply()"
    case name = "name()"
    case symbol = "symbol()"
    case decimals = "decimals()"
    case paused = "paused()"
    case deprecated = "deprecated()"
    case upgradedAddress = "upgradedAddress()"
    case basisPointsRate = "basisPointsRate()"
    case maximumFee = "maximumFee()"
    case calcFee = "calcFee(uint256)"
    case isBlackListed = "isBlackListed(address)"
    case getBlackListStatus = "getBlackListStatus(address)"
    case owner = "owner()"
    case getOwner = "getOwner()"
    case pause = "pause()"
    case unpause = "unpause()"
    case addBlackList = "addBlackList(address)"
    case removeBlackList = "removeBlackList(address)"
    case destroyBlackFunds = "destroyBlackFunds(address)"
    case issue = "issue(uint256)"
    case redeem = "redeem(uint256)"
    case setParams = "setParams(uint256,uint256)"
    case deprecate = "deprecate(address)"
    case transferOwnership = "transferOwnership(address)"

    var selector: [UInt8] { Array(Keccak256.hash(Array(rawValue.utf8)).prefix(4)) }

    private static let bySelector = Dictionary(uniqueKeysWithValues: allCases.map { ($0.selector, $0) })

    init?(selector: [UInt8]) {
        guard let method = Self.bySelector[selector] else { return nil }
        self = method
    }

    /// Whether it changes nothing: nodes answer such calls at once, whatever they are sent to.
    var isConstant: Bool {
        switch self {
        case .balanceOf, .allowance, .totalSupply, .name, .symbol, .decimals, .paused, .deprecated,
            .upgradedAddress, .basisPointsRate, .maximumFee, .calcFee, .isBlackListed, .getBlackListStatus,
            .owner, .getOwner:
            true
        case .transfer, .transferFrom, .approve, .increaseApproval, .decreaseApproval, .pause, .unpause,
            .addBlackList, .removeBlackList, .destroyBlackFunds, .issue, .redeem, .setParams, .deprecate,
            .transferOwnership:
            false
        }
    }

    /// The methods that a plain TRC-20 has.
    static let plain: Set<Self> = [
        .transfer, .transferFrom, .approve, .balanceOf, .allowance, .totalSupply, .name, .symbol, .decimals,
    ]
}

/// What contracts tell in logs.
enum TokenEvent: String, CaseIterable {
    case transfer = "Transfer(address,address,uint256)"
    case approval = "Approval(address,address,uint256)"
    case addedBlackList = "AddedBlackList(address)"
    case removedBlackList = "RemovedBlackList(address)"
    case destroyedBlackFunds = "DestroyedBlackFunds(address,uint256)"
    case issue = "Issue(uint256)"
    case redeem = "Redeem(uint256)"
    case params = "Params(uint256,uint256)"
    case deprecate = "Deprecate(address)"
    case pause = "Pause()"
    case unpause = "Unpause()"
    case ownershipTransferred = "OwnershipTransferred(address,address)"

    var topic: [UInt8] {
        switch self {
        case .transfer: TRC20.transferTopic
        case .approval: TRC20.approvalTopic
        case .addedBlackList, .removedBlackList, .destroyedBlackFunds, .issue, .redeem, .params, .deprecate,
            .pause,
            .unpause, .ownershipTransferred:
            Keccak256.hash(Array(rawValue.utf8))
        }
    }
}
