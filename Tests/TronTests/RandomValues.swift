import Tron

extension SeededGenerator {
    mutating func address() throws -> Address { try Address(evmBytes: bytes(20)) }

    mutating func word() throws -> UInt256 {
        let zeros = int(0...32)
        return UInt256(bigEndian: [UInt8](repeating: 0, count: zeros) + bytes(32 - zeros)) ?? .zero
    }

    mutating func resource() -> Resource { [.bandwidth, .energy, .tronPower][int(0...2)] }

    /// A type of the ABI, `depth` levels deep at most.
    mutating func type(depth: Int) -> ABIType {
        switch int(0...(depth > 0 ? 11 : 8)) {
        case 0: .uint(bits: int(1...32) * 8)
        case 1: .int(bits: int(1...32) * 8)
        case 2: .address
        case 3: .bool
        case 4: .fixedBytes(count: int(1...32))
        case 5: .function
        case 6: .bytes
        case 7: .string
        case 8: .trcToken
        case 9: .array(of: type(depth: depth - 1))
        case 10: .fixedArray(of: type(depth: depth - 1), count: int(1...3))
        default: .tuple((0..<int(1...3)).map { _ in type(depth: depth - 1) })
        }
    }

    /// A value of `type`.
    mutating func value(of type: ABIType) throws -> ABIValue {
        switch type {
        case .uint(let bits): .uint(try number(bits: bits))
        case .int(let bits):
            .int(try signedNumber(bits: bits))
        case .trcToken: .uint(try word())
        case .address: .address(try address())
        case .bool: .bool(coin())
        case .fixedBytes(let count): .bytes(bytes(count))
        case .function: .bytes(bytes(24))
        case .bytes: .bytes(bytes(int(0...70)))
        case .string: .string(text())
        case .array(let element):
            .array(try (0..<int(0...3)).map { _ in try value(of: element) })
        case .fixedArray(let element, let count):
            .array(try (0..<count).map { _ in try value(of: element) })
        case .tuple(let types): .tuple(try types.map { try value(of: $0) })
        }
    }

    private mutating func number(bits: Int) throws -> UInt256 {
        let count = bits / 8
        return UInt256(bigEndian: [UInt8](repeating: 0, count: 32 - count) + bytes(count)) ?? .zero
    }

    private mutating func signedNumber(bits: Int) throws -> Int256 {
        let low = bytes(bits / 8)
        let fill: UInt8 = low[0] >= 0x80 ? 0xFF : 0
        return Int256(
            bits: UInt256(bigEndian: [UInt8](repeating: fill, count: 32 - low.count) + low) ?? .zero)
    }

    mutating func transaction() throws -> RawTransaction {
        RawTransaction(
            reference: BlockReference(bytes: bytes(2), hash: bytes(8)),
            expiration: ChainTime(milliseconds: int64()), timestamp: ChainTime(milliseconds: int64()),
            contract: try contract(), permissionID: Int32(int(0...9)), feeLimit: Sun(int64()),
            memo: coin() ? [] : bytes(int(0...80)))
    }

    /// A contract of any type.
    mutating func contract() throws -> Contract {
        let (owner, other) = (try address(), try address())
        let (amount, resource) = (Sun(int64()), coin() ? Resource.bandwidth : .energy)
        return switch int(0...19) {
        case 0: .accountCreate(.init(owner: owner, account: other, accountType: Int32(int(0...2))))
        case 1: .transfer(.init(owner: owner, to: other, amount: amount))
        case 2: .transferAsset(.init(assetName: bytes(7), owner: owner, to: other, amount: int64()))
        case 3: .accountUpdate(.init(accountName: bytes(int(0...20)), owner: owner))
        case 4: .freezeBalance(.init(owner: owner, amount: amount, duration: 3, resource: resource))
        case 5: .unfreezeBalance(.init(owner: owner, resource: resource, receiver: other))
        case 6: .withdrawBalance(.init(owner: owner))
        case 7:
            .createSmart(
                .init(
                    owner: owner, name: text(), bytecode: bytes(50), callValue: amount,
                    sharing: .init(callerPercent: Int64(int(0...100)), originLimit: int64())))
        case 8:
            .updateSetting(
                .init(owner: owner, contract: other, consumeUserResourcePercent: Int64(int(0...100))))
        case 9: .updateEnergyLimit(.init(owner: owner, contract: other, originEnergyLimit: int64()))
        case 10: .clearABI(.init(owner: owner, contract: other))
        case 11: .freezeBalanceV2(.init(owner: owner, amount: amount, resource: self.resource()))
        case 12: .unfreezeBalanceV2(.init(owner: owner, amount: amount, resource: self.resource()))
        case 13: .withdrawExpireUnfreeze(.init(owner: owner))
        case 14: .cancelAllUnfreezeV2(.init(owner: owner))
        case 15:
            .unDelegateResource(.init(owner: owner, resource: resource, amount: amount, receiver: other))
        case 16:
            .unknown(
                .init(type: ContractType(rawValue: Int32(int(60...99))), typeURL: text(), value: bytes(30)))
        default: try largeContract(owner, other)
        }
    }

    private mutating func largeContract(_ owner: Address, _ other: Address) throws -> Contract {
        switch int(0...3) {
        case 0:
            return .triggerSmart(
                .init(
                    owner: owner, contract: other, callValue: Sun(int64()), data: bytes(int(0...100)),
                    callTokenValue: int64(), tokenID: int64()))
        case 1:
            let votes = try (0..<int(1...5)).map { _ in
                VoteWitnessContract.Vote(witness: try address(), count: int64())
            }
            return .voteWitness(.init(owner: owner, votes: votes, support: coin()))
        case 2:
            return .delegateResource(
                .init(
                    owner: owner, resource: coin() ? .energy : .bandwidth, amount: Sun(int64()),
                    receiver: other,
                    lock: coin(), lockPeriod: int64()))
        default:
            let keys = try (0..<int(1...5)).map { _ in Permission.Key(address: try address(), weight: int64())
            }
            return .accountPermissionUpdate(
                .init(
                    owner: owner,
                    ownerPermission: Permission(kind: .owner, name: text(), threshold: int64(), keys: keys),
                    witnessPermission: coin()
                        ? nil : Permission(kind: .witness, id: 1, name: "w", threshold: 1, keys: keys),
                    activePermissions: [
                        Permission(
                            kind: .active, id: 2, name: text(), threshold: int64(), operations: bytes(32),
                            keys: keys)
                    ]))
        }
    }
}
