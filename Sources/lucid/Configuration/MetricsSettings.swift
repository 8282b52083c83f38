/// Where metrics are served.
struct MetricsSettings {
    let host: String
    /// 0 takes a free one.
    let port: Int

    init(_ reader: inout SettingReader) {
        host = reader.value(.metricsHost, default: ("127.0.0.1", "127.0.0.1"), parse: SettingText.host)
        port = reader.value(.metricsPort, default: ("9464", 9464), parse: SettingText.port)
    }
}
