/// Where metrics will be.
enum MetricsSettings {
    static func read(_ reader: inout SettingReader) {
        reader.unsupported(.metricsHost, default: "127.0.0.1", "there are no metrics yet") {
            text throws(ValueProblem) in _ = try SettingText.host(text)
        }
        reader.unsupported(.metricsPort, default: "9464", "there are no metrics yet") {
            text throws(ValueProblem) in _ = try SettingText.port(text)
        }
    }
}
