import PaymentModel
import PaymentWire

// Stored values as the contract writes them.

extension WireWriter {
    /// The member, copied.
    mutating func copy(_ name: StaticString, _ value: StoredValue) {
        self.name(name)
        raw(value.bytes)
    }

    /// The member, copied; null if it does not exist.
    mutating func copy(_ name: StaticString, optional value: StoredValue?) {
        guard let value else { return null(name) }
        copy(name, value)
    }

    mutating func null(_ name: StaticString) {
        self.name(name)
        raw("null")
    }

    /// Milliseconds as a time.
    mutating func time(_ name: StaticString, _ value: StoredValue) throws(MalformedDocument) {
        self.name(name)
        time(Timestamp(milliseconds: try value.integer))
    }

    mutating func time(_ name: StaticString, optional value: StoredValue?) throws(MalformedDocument) {
        guard let value else { return null(name) }
        try time(name, value)
    }

    /// The smallest unit as a decimal amount.
    mutating func amount(
        _ name: StaticString, _ value: StoredValue, of asset: Asset
    ) throws(MalformedDocument) {
        self.name(name)
        amount(try value.integer, of: asset)
    }

    mutating func amount(
        _ name: StaticString, optional value: StoredValue?, of asset: Asset
    ) throws(MalformedDocument) {
        guard let value else { return null(name) }
        try amount(name, value, of: asset)
    }

    /// The units of an amount that is stored with its asset.
    mutating func amount(
        _ name: StaticString, optional value: StoredValue?, in assets: AssetRegistry
    ) throws(MalformedDocument) {
        guard let amount = try value?.object else { return null(name) }
        try self.amount(name, amount.required("units"), of: assets.asset(of: amount))
    }

    /// The record's history.
    mutating func history(_ value: StoredValue) throws(MalformedDocument) {
        name("history")
        let entries = try value.elements
        try array { wire throws(MalformedDocument) in
            for entry in entries {
                let entry = try entry.object
                wire.element()
                try wire.object { wire throws(MalformedDocument) in
                    try wire.copy("status", entry.required("status"))
                    try wire.time("at", entry.required("at"))
                    wire.copy("detail", optional: entry["detail"])
                }
            }
        }
    }

    mutating func failure(_ value: StoredValue?) throws(MalformedDocument) {
        guard let failure = try value?.object else { return null("failure") }
        name("failure")
        try object { wire throws(MalformedDocument) in
            try wire.copy("code", failure.required("code"))
            try wire.copy("detail", failure.required("detail"))
            try wire.copy("retryable", failure.required("retryable"))
        }
    }
}

extension AssetRegistry {
    /// The asset of a stored amount.
    func asset(of amount: StoredObject) throws(MalformedDocument) -> Asset {
        guard let asset = self[try amount.required("asset").word] else { throw MalformedDocument() }
        return asset
    }
}
