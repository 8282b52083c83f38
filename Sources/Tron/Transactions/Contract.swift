import Foundation
import SwiftProtobuf

/// What a transaction does. Each transaction has exactly one contract.
public enum Contract: Hashable, Sendable {
    /// Activates an account.
    case accountCreate(AccountCreateContract)
    /// Sends TRX.
    case transfer(TransferContract)
    /// Sends units of a TRC-10 asset.
    case transferAsset(TransferAssetContract)
    /// Votes for witnesses.
    case voteWitness(VoteWitnessContract)
    /// Names an account.
    case accountUpdate(AccountUpdateContract)
    /// Stakes by the rules of Stake 1.0.
    case freezeBalance(FreezeBalanceContract)
    /// Ends a stake of Stake 1.0.
    case unfreezeBalance(UnfreezeBalanceContract)
    /// Claims rewards.
    case withdrawBalance(WithdrawBalanceContract)
    /// Deploys a contract.
    case createSmart(CreateSmartContract)
    /// Calls a contract: every transfer of a TRC-20 token is one.
    case triggerSmart(TriggerSmartContract)
    /// Sets which part of the energy a contract's callers pay.
    case updateSetting(UpdateSettingContract)
    /// Sets how much energy a contract's deployer pays of one call.
    case updateEnergyLimit(UpdateEnergyLimitContract)
    /// Sets who may sign for an account.
    case accountPermissionUpdate(AccountPermissionUpdateContract)
    /// Removes a contract's ABI from the chain.
    case clearABI(ClearABIContract)
    /// Stakes TRX.
    case freezeBalanceV2(FreezeBalanceV2Contract)
    /// Unstakes TRX, which comes back after the waiting period.
    case unfreezeBalanceV2(UnfreezeBalanceV2Contract)
    /// Takes back unstaked TRX whose waiting period is over.
    case withdrawExpireUnfreeze(WithdrawExpireUnfreezeContract)
    /// Lends a staked resource to another account.
    case delegateResource(DelegateResourceContract)
    /// Takes a lent resource back.
    case unDelegateResource(UnDelegateResourceContract)
    /// Stakes again what is in its waiting period.
    case cancelAllUnfreezeV2(CancelAllUnfreezeV2Contract)
    /// A type that this library does not know: its bytes, kept as they are.
    case unknown(UnknownContract)

    static let typeURLPrefix = "type.googleapis.com/"

    /// The type's number and name.
    public var type: ContractType {
        if case .unknown(let contract) = self { return contract.type }
        return Swift.type(of: payload).type
    }

    /// Whose permission the transaction needs; nil if the type is unknown.
    public var owner: Address? {
        switch self {
        case .accountCreate(let contract): contract.owner
        case .transfer(let contract): contract.owner
        case .transferAsset(let contract): contract.owner
        case .voteWitness(let contract): contract.owner
        case .accountUpdate(let contract): contract.owner
        case .freezeBalance(let contract): contract.owner
        case .unfreezeBalance(let contract): contract.owner
        case .withdrawBalance(let contract): contract.owner
        case .createSmart(let contract): contract.owner
        case .triggerSmart(let contract): contract.owner
        case .updateSetting(let contract): contract.owner
        case .updateEnergyLimit(let contract): contract.owner
        case .accountPermissionUpdate(let contract): contract.owner
        case .clearABI(let contract): contract.owner
        case .freezeBalanceV2(let contract): contract.owner
        case .unfreezeBalanceV2(let contract): contract.owner
        case .withdrawExpireUnfreeze(let contract): contract.owner
        case .delegateResource(let contract): contract.owner
        case .unDelegateResource(let contract): contract.owner
        case .cancelAllUnfreezeV2(let contract): contract.owner
        case .unknown: nil
        }
    }

    /// The value of a known type.
    private var payload: any ContractPayload {
        switch self {
        case .accountCreate(let contract): contract
        case .transfer(let contract): contract
        case .transferAsset(let contract): contract
        case .voteWitness(let contract): contract
        case .accountUpdate(let contract): contract
        case .freezeBalance(let contract): contract
        case .unfreezeBalance(let contract): contract
        case .withdrawBalance(let contract): contract
        case .createSmart(let contract): contract
        case .triggerSmart(let contract): contract
        case .updateSetting(let contract): contract
        case .updateEnergyLimit(let contract): contract
        case .accountPermissionUpdate(let contract): contract
        case .clearABI(let contract): contract
        case .freezeBalanceV2(let contract): contract
        case .unfreezeBalanceV2(let contract): contract
        case .withdrawExpireUnfreeze(let contract): contract
        case .delegateResource(let contract): contract
        case .unDelegateResource(let contract): contract
        case .cancelAllUnfreezeV2(let contract): contract
        // Unreachable: both callers have handled unknown contracts before.
        case .unknown: preconditionFailure("an unknown contract has no payload of ours")
        }
    }

    /// The contract in a number and an `Any`.
    init(_ message: Protocol_Transaction.Contract) throws(TransactionError) {
        let bytes = message.parameter.value
        switch ContractType(rawValue: message.type) {
        case .accountCreate: self = .accountCreate(try .decoded(bytes))
        case .transfer: self = .transfer(try .decoded(bytes))
        case .transferAsset: self = .transferAsset(try .decoded(bytes))
        case .voteWitness: self = .voteWitness(try .decoded(bytes))
        case .accountUpdate: self = .accountUpdate(try .decoded(bytes))
        case .freezeBalance: self = .freezeBalance(try .decoded(bytes))
        case .unfreezeBalance: self = .unfreezeBalance(try .decoded(bytes))
        case .withdrawBalance: self = .withdrawBalance(try .decoded(bytes))
        case .createSmart: self = .createSmart(try .decoded(bytes))
        case .triggerSmart: self = .triggerSmart(try .decoded(bytes))
        case .updateSetting: self = .updateSetting(try .decoded(bytes))
        case .updateEnergyLimit: self = .updateEnergyLimit(try .decoded(bytes))
        case .accountPermissionUpdate: self = .accountPermissionUpdate(try .decoded(bytes))
        case .clearABI: self = .clearABI(try .decoded(bytes))
        case .freezeBalanceV2: self = .freezeBalanceV2(try .decoded(bytes))
        case .unfreezeBalanceV2: self = .unfreezeBalanceV2(try .decoded(bytes))
        case .withdrawExpireUnfreeze: self = .withdrawExpireUnfreeze(try .decoded(bytes))
        case .delegateResource: self = .delegateResource(try .decoded(bytes))
        case .unDelegateResource: self = .unDelegateResource(try .decoded(bytes))
        case .cancelAllUnfreezeV2: self = .cancelAllUnfreezeV2(try .decoded(bytes))
        case let type:
            self = .unknown(
                UnknownContract(type: type, typeURL: message.parameter.typeURL, value: Array(bytes)))
        }
    }

    /// The number and the `Any`, as in a transaction.
    var message: Protocol_Transaction.Contract {
        var message = Protocol_Transaction.Contract()
        message.type = type.rawValue
        var parameter = Google_Protobuf_Any()
        if case .unknown(let contract) = self {
            parameter.typeURL = contract.typeURL
            parameter.value = Data(contract.value)
        } else {
            let payload = payload
            parameter.typeURL = payload.typeURL
            parameter.value = payload.encoded()
        }
        message.parameter = parameter
        return message
    }
}

/// A contract of a type that this library does not know.
public struct UnknownContract: Hashable, Sendable {
    /// The type's number.
    public let type: ContractType
    /// As it stands on the wire.
    public let typeURL: String
    /// The contract's own message.
    public let value: [UInt8]

    /// A contract of these parts, written to the wire as they are.
    public init(type: ContractType, typeURL: String, value: [UInt8]) {
        self.type = type
        self.typeURL = typeURL
        self.value = value
    }
}
