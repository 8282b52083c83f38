import Tron

/// For what a contract is validated. Builders are stricter with one of them.
enum ValidationPurpose {
    case building
    case executing
}

/// A contract that the chain itself executes (java-tron: an actuator).
protocol SystemContract: SendableMetatype {
    init(_ message: WireMessage)

    /// - Throws: `ContractFault` in java-tron's words where its rules are not kept.
    func validate(on state: ChainState, for purpose: ValidationPurpose) throws(ContractFault)

    /// Does it. `validate` has passed on the same state, after the fees were taken.
    ///
    /// - Throws: `ContractFault` if a fee of the contract's own can't be paid (`ContractExeException`).
    func execute(on state: inout ChainState, into result: inout ExecutionResult) throws(ContractFault)
}

/// Which contract type is executed by what.
enum SystemContracts {
    static func contract(_ type: Int32, _ message: WireMessage) -> (any SystemContract)? {
        byType[type]?.init(message)
    }

    private static let byType: [Int32: any SystemContract.Type] = [
        0: AccountCreation.self, 1: TRXTransfer.self, 2: AssetTransfer.self, 4: WitnessVote.self,
        5: WitnessCreation.self, 6: AssetCreation.self, 8: WitnessURLUpdate.self, 10: AccountNaming.self,
        11: OldStake.self,
        12: OldUnstake.self, 13: RewardWithdrawal.self, 33: SettingUpdate.self, 45: EnergyLimitUpdate.self,
        46: PermissionUpdate.self, 48: ABIClearing.self, 49: BrokerageUpdate.self, 54: StakeIncrease.self,
        55: Unstake.self, 56: UnstakedWithdrawal.self, 57: DelegationGrant.self, 58: DelegationReturn.self,
        59: UnstakeCancellation.self,
    ]
}

extension WireMessage {
    /// The owner, who must be an account.
    func owner(
        on state: ChainState, invalid: String = "Invalid address",
        missing: (Address) -> String = { "Account[\($0.hex)] not exists" }
    ) throws(ContractFault) -> (address: Address, account: LedgerAccount) {
        guard let address = address("owner_address") else { throw ContractFault(invalid) }
        guard let account = state.accounts[address] else { throw ContractFault(missing(address)) }
        return (address, account)
    }

    /// The resource that the contract is about; nil for a number that is none.
    var resource: Resource? { Resource(rawValue: Int32(truncatingIfNeeded: integer("resource"))) }
}

extension ChainState {
    /// Burns a contract's own fee.
    mutating func charge(
        _ fee: Int64, to owner: Address, into result: inout ExecutionResult
    ) throws(ContractFault) {
        guard burn(fee, of: owner) else {
            let balance = accounts[owner]?.balance.value ?? 0
            throw ContractFault("\(owner.hex) insufficient balance, balance: \(balance), amount: \(fee)")
        }
        result.otherFees += fee
    }
}
