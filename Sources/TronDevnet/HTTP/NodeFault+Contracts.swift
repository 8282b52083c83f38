extension NodeFault {
    /// `ContractValidateException`.
    init(_ fault: ContractFault) {
        self.init("org.tron.core.exception.ContractValidateException", fault.words)
    }
}
