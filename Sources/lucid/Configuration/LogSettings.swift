import Foundation
import Logging

/// What is logged, and how.
struct LogSettings {
    /// The format of a line.
    enum Format: String, CaseIterable {
        case text, json
    }

    let level: Logger.Level
    let format: Format

    init(_ reader: inout SettingReader) {
        level = reader.value(.logLevel, default: ("info", Logger.Level.info)) { text throws(ValueProblem) in
            try SettingText.choice(text, of: Logger.Level.self)
        }
        let standard = isatty(FileHandle.standardError.fileDescriptor) == 1 ? Format.text : .json
        format = reader.value(.logFormat, default: (standard.rawValue, standard)) {
            text throws(ValueProblem) in
            try SettingText.choice(text, of: Format.self)
        }
    }
}
