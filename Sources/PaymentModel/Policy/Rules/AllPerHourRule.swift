/// All movements together in one UTC hour.
struct AllPerHourRule: PolicyRule {
    func outcome(for matter: PolicyCase) -> RuleOutcome? {
        matter.assetPolicy.all.perHour.map { limit in
            matter.outcome(.allPerHour, limit: limit, counted: matter.counter(.all, .hour))
        }
    }
}
