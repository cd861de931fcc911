//! Constants for some paths of TR-181.
//!
//! Written by `cargo run -q -p xtask -- path-constants`; not to be edited.

use usp_datamodel::paths;

/// `Device.`: since 2.12
pub mod device {
    use super::paths;
    /// `Device.Boot!`: event, since 2.12
    pub const BOOT: paths::Event<0> = paths::Event::new("Device.Boot!");
    /// Arguments of `Device.Boot!`.
    pub mod boot {
        use super::paths;
        /// `Device.Boot!.CommandKey`: string, since 2.12
        pub const COMMAND_KEY: paths::Arg<str, 0> = paths::Arg::new("Device.Boot!.CommandKey");
        /// `Device.Boot!.Cause`: string, one of `LocalReboot` `RemoteReboot` `FactoryReset` `LocalFactoryReset` `RemoteFactoryReset`, since 2.12
        pub const CAUSE: paths::Arg<str, 0> = paths::Arg::new("Device.Boot!.Cause");
        /// `Device.Boot!.Reason`: string, since 2.18
        pub const REASON: paths::Arg<str, 0> = paths::Arg::new("Device.Boot!.Reason");
        /// `Device.Boot!.FirmwareUpdated`: boolean, since 2.12
        pub const FIRMWARE_UPDATED: paths::Arg<bool, 0> =
            paths::Arg::new("Device.Boot!.FirmwareUpdated");
        /// `Device.Boot!.ParameterMap`: string (JSONObject), since 2.12
        pub const PARAMETER_MAP: paths::Arg<str, 0> = paths::Arg::new("Device.Boot!.ParameterMap");
    }
    /// `Device.DeviceInfo.`: since 2.12
    pub mod device_info {
        use super::paths;
        /// `Device.DeviceInfo.MemoryStatus.`: since 2.12
        pub mod memory_status {
            use super::paths;
            /// The object itself.
            pub const OBJECT: paths::Object<0> =
                paths::Object::new("Device.DeviceInfo.MemoryStatus.");
            /// `Device.DeviceInfo.MemoryStatus.Total`: unsignedInt, in KiB, read only, since 2.12
            pub const TOTAL: paths::Param<u32, 0> =
                paths::Param::new("Device.DeviceInfo.MemoryStatus.Total");
            /// `Device.DeviceInfo.MemoryStatus.Free`: unsignedInt, in KiB, read only, since 2.12
            pub const FREE: paths::Param<u32, 0> =
                paths::Param::new("Device.DeviceInfo.MemoryStatus.Free");
            /// `Device.DeviceInfo.MemoryStatus.TotalPersistent`: unsignedInt, in KiB, read only, since 2.15
            pub const TOTAL_PERSISTENT: paths::Param<u32, 0> =
                paths::Param::new("Device.DeviceInfo.MemoryStatus.TotalPersistent");
            /// `Device.DeviceInfo.MemoryStatus.FreePersistent`: unsignedInt, in KiB, read only, since 2.15
            pub const FREE_PERSISTENT: paths::Param<u32, 0> =
                paths::Param::new("Device.DeviceInfo.MemoryStatus.FreePersistent");
            /// `Device.DeviceInfo.MemoryStatus.MemoryMonitor.`: since 2.18
            pub mod memory_monitor {
                use super::paths;
                /// The object itself.
                pub const OBJECT: paths::Object<0> =
                    paths::Object::new("Device.DeviceInfo.MemoryStatus.MemoryMonitor.");
                /// `Device.DeviceInfo.MemoryStatus.MemoryMonitor.Enable`: boolean, read and write, since 2.18
                pub const ENABLE: paths::Param<bool, 0> =
                    paths::Param::new("Device.DeviceInfo.MemoryStatus.MemoryMonitor.Enable");
                /// `Device.DeviceInfo.MemoryStatus.MemoryMonitor.MemUtilization`: unsignedInt, ..=100, in percent, read only, since 2.18
                pub const MEM_UTILIZATION: paths::Param<u32, 0> = paths::Param::new(
                    "Device.DeviceInfo.MemoryStatus.MemoryMonitor.MemUtilization",
                );
                /// `Device.DeviceInfo.MemoryStatus.MemoryMonitor.PollingInterval`: unsignedInt, in seconds, read and write, since 2.18
                pub const POLLING_INTERVAL: paths::Param<u32, 0> = paths::Param::new(
                    "Device.DeviceInfo.MemoryStatus.MemoryMonitor.PollingInterval",
                );
                /// `Device.DeviceInfo.MemoryStatus.MemoryMonitor.CriticalRiseThreshold`: unsignedInt, ..=100, in percent, read and write, since 2.18
                pub const CRITICAL_RISE_THRESHOLD: paths::Param<u32, 0> = paths::Param::new(
                    "Device.DeviceInfo.MemoryStatus.MemoryMonitor.CriticalRiseThreshold",
                );
                /// `Device.DeviceInfo.MemoryStatus.MemoryMonitor.CriticalFallThreshold`: unsignedInt, ..=100, in percent, read and write, since 2.18
                pub const CRITICAL_FALL_THRESHOLD: paths::Param<u32, 0> = paths::Param::new(
                    "Device.DeviceInfo.MemoryStatus.MemoryMonitor.CriticalFallThreshold",
                );
                /// `Device.DeviceInfo.MemoryStatus.MemoryMonitor.CriticalRiseTimeStamp`: dateTime, read only, since 2.18
                pub const CRITICAL_RISE_TIME_STAMP: paths::Param<
                    usp_datamodel::value::DateTime<'static>,
                    0,
                > = paths::Param::new(
                    "Device.DeviceInfo.MemoryStatus.MemoryMonitor.CriticalRiseTimeStamp",
                );
                /// `Device.DeviceInfo.MemoryStatus.MemoryMonitor.CriticalFallTimeStamp`: dateTime, read only, since 2.18
                pub const CRITICAL_FALL_TIME_STAMP: paths::Param<
                    usp_datamodel::value::DateTime<'static>,
                    0,
                > = paths::Param::new(
                    "Device.DeviceInfo.MemoryStatus.MemoryMonitor.CriticalFallTimeStamp",
                );
                /// `Device.DeviceInfo.MemoryStatus.MemoryMonitor.EnableCriticalLog`: boolean, read and write, since 2.18
                pub const ENABLE_CRITICAL_LOG: paths::Param<bool, 0> = paths::Param::new(
                    "Device.DeviceInfo.MemoryStatus.MemoryMonitor.EnableCriticalLog",
                );
                /// `Device.DeviceInfo.MemoryStatus.MemoryMonitor.VendorLogFileRef`: string, read only, since 2.18
                pub const VENDOR_LOG_FILE_REF: paths::Param<str, 0> = paths::Param::new(
                    "Device.DeviceInfo.MemoryStatus.MemoryMonitor.VendorLogFileRef",
                );
                /// `Device.DeviceInfo.MemoryStatus.MemoryMonitor.FilePath`: string, read and write, since 2.18
                pub const FILE_PATH: paths::Param<str, 0> =
                    paths::Param::new("Device.DeviceInfo.MemoryStatus.MemoryMonitor.FilePath");
                /// `Device.DeviceInfo.MemoryStatus.MemoryMonitor.MemoryCriticalState!`: event, since 2.18
                pub const MEMORY_CRITICAL_STATE: paths::Event<0> = paths::Event::new(
                    "Device.DeviceInfo.MemoryStatus.MemoryMonitor.MemoryCriticalState!",
                );
                /// Arguments of `Device.DeviceInfo.MemoryStatus.MemoryMonitor.MemoryCriticalState!`.
                pub mod memory_critical_state {
                    use super::paths;
                    /// `Device.DeviceInfo.MemoryStatus.MemoryMonitor.MemoryCriticalState!.MemUtilization`: unsignedInt, ..=100, in percent, since 2.18
                    pub const MEM_UTILIZATION: paths::Arg<u32, 0> = paths::Arg::new(
                        "Device.DeviceInfo.MemoryStatus.MemoryMonitor.MemoryCriticalState!.MemUtilization",
                    );
                }
            }
        }
        /// `Device.DeviceInfo.FirmwareImage.{i}.`: rows come and go by themselves, since 2.12
        pub mod firmware_image {
            use super::paths;
            /// The table itself.
            pub const OBJECT: paths::Table<0, 1> =
                paths::Table::new("Device.DeviceInfo.FirmwareImage.{i}.");
            /// `Device.DeviceInfo.FirmwareImage.{i}.Alias`: string (_AliasUSP), length 0..=64, written when its row is added, since 2.12
            pub const ALIAS: paths::Param<str, 1> =
                paths::Param::new("Device.DeviceInfo.FirmwareImage.{i}.Alias");
            /// `Device.DeviceInfo.FirmwareImage.{i}.Name`: string, length 0..=64, read only, since 2.12
            pub const NAME: paths::Param<str, 1> =
                paths::Param::new("Device.DeviceInfo.FirmwareImage.{i}.Name");
            /// `Device.DeviceInfo.FirmwareImage.{i}.Version`: string, length 0..=64, read only, since 2.12
            pub const VERSION: paths::Param<str, 1> =
                paths::Param::new("Device.DeviceInfo.FirmwareImage.{i}.Version");
            /// `Device.DeviceInfo.FirmwareImage.{i}.Available`: boolean, read and write, since 2.12
            pub const AVAILABLE: paths::Param<bool, 1> =
                paths::Param::new("Device.DeviceInfo.FirmwareImage.{i}.Available");
            /// `Device.DeviceInfo.FirmwareImage.{i}.Status`: string, one of `NoImage` `Active` `Downloading` `Validating` `Available` `DownloadFailed` `ValidationFailed` `InstallationFailed` `ActivationFailed`, read only, since 2.12
            pub const STATUS: paths::Param<str, 1> =
                paths::Param::new("Device.DeviceInfo.FirmwareImage.{i}.Status");
            /// `Device.DeviceInfo.FirmwareImage.{i}.BootFailureLog`: string, read only, since 2.12
            pub const BOOT_FAILURE_LOG: paths::Param<str, 1> =
                paths::Param::new("Device.DeviceInfo.FirmwareImage.{i}.BootFailureLog");
            /// `Device.DeviceInfo.FirmwareImage.{i}.Download()`: asynchronous command, since 2.12
            pub const DOWNLOAD: paths::Command<1> =
                paths::Command::new("Device.DeviceInfo.FirmwareImage.{i}.Download()");
            /// Arguments of `Device.DeviceInfo.FirmwareImage.{i}.Download()`.
            pub mod download {
                use super::paths;
                /// The input arguments.
                pub mod input {
                    use super::paths;
                    /// `Device.DeviceInfo.FirmwareImage.{i}.Download().Input.URL`: string (URL), length 0..=2048, mandatory, since 2.12
                    pub const URL: paths::Arg<str, 0> =
                        paths::Arg::new("Device.DeviceInfo.FirmwareImage.{i}.Download().Input.URL");
                    /// `Device.DeviceInfo.FirmwareImage.{i}.Download().Input.AutoActivate`: boolean, mandatory, since 2.12
                    pub const AUTO_ACTIVATE: paths::Arg<bool, 0> = paths::Arg::new(
                        "Device.DeviceInfo.FirmwareImage.{i}.Download().Input.AutoActivate",
                    );
                    /// `Device.DeviceInfo.FirmwareImage.{i}.Download().Input.Username`: string, length 0..=256, since 2.12
                    pub const USERNAME: paths::Arg<str, 0> = paths::Arg::new(
                        "Device.DeviceInfo.FirmwareImage.{i}.Download().Input.Username",
                    );
                    /// `Device.DeviceInfo.FirmwareImage.{i}.Download().Input.Password`: string, length 0..=256, since 2.12
                    pub const PASSWORD: paths::Arg<str, 0> = paths::Arg::new(
                        "Device.DeviceInfo.FirmwareImage.{i}.Download().Input.Password",
                    );
                    /// `Device.DeviceInfo.FirmwareImage.{i}.Download().Input.FileSize`: unsignedInt, since 2.12
                    pub const FILE_SIZE: paths::Arg<u32, 0> = paths::Arg::new(
                        "Device.DeviceInfo.FirmwareImage.{i}.Download().Input.FileSize",
                    );
                    /// `Device.DeviceInfo.FirmwareImage.{i}.Download().Input.CheckSumAlgorithm`: string, one of `SHA-1` `SHA-224` `SHA-256` `SHA-384` `SHA-512`, since 2.12
                    pub const CHECK_SUM_ALGORITHM: paths::Arg<str, 0> = paths::Arg::new(
                        "Device.DeviceInfo.FirmwareImage.{i}.Download().Input.CheckSumAlgorithm",
                    );
                    /// `Device.DeviceInfo.FirmwareImage.{i}.Download().Input.CheckSum`: hexBinary, since 2.12
                    pub const CHECK_SUM: paths::Arg<usp_datamodel::value::HexBinary<'static>, 0> =
                        paths::Arg::new(
                            "Device.DeviceInfo.FirmwareImage.{i}.Download().Input.CheckSum",
                        );
                }
            }
            /// `Device.DeviceInfo.FirmwareImage.{i}.Activate()`: asynchronous command, since 2.12
            pub const ACTIVATE: paths::Command<1> =
                paths::Command::new("Device.DeviceInfo.FirmwareImage.{i}.Activate()");
            /// Arguments of `Device.DeviceInfo.FirmwareImage.{i}.Activate()`.
            pub mod activate {
                use super::paths;
                /// The input arguments.
                pub mod input {
                    use super::paths;
                    /// `Device.DeviceInfo.FirmwareImage.{i}.Activate().Input.TimeWindow.{i}.`: since 2.12
                    pub mod time_window {
                        use super::paths;
                        /// `Device.DeviceInfo.FirmwareImage.{i}.Activate().Input.TimeWindow.{i}.Start`: unsignedInt, in seconds, mandatory, since 2.12
                        pub const START: paths::Arg<u32, 1> = paths::Arg::new(
                            "Device.DeviceInfo.FirmwareImage.{i}.Activate().Input.TimeWindow.{i}.Start",
                        );
                        /// `Device.DeviceInfo.FirmwareImage.{i}.Activate().Input.TimeWindow.{i}.End`: unsignedInt, in seconds, mandatory, since 2.12
                        pub const END: paths::Arg<u32, 1> = paths::Arg::new(
                            "Device.DeviceInfo.FirmwareImage.{i}.Activate().Input.TimeWindow.{i}.End",
                        );
                        /// `Device.DeviceInfo.FirmwareImage.{i}.Activate().Input.TimeWindow.{i}.Mode`: string, one of `AnyTime` `Immediately` `WhenIdle` `ConfirmationNeeded`, mandatory, since 2.12
                        pub const MODE: paths::Arg<str, 1> = paths::Arg::new(
                            "Device.DeviceInfo.FirmwareImage.{i}.Activate().Input.TimeWindow.{i}.Mode",
                        );
                        /// `Device.DeviceInfo.FirmwareImage.{i}.Activate().Input.TimeWindow.{i}.UserMessage`: string, since 2.12
                        pub const USER_MESSAGE: paths::Arg<str, 1> = paths::Arg::new(
                            "Device.DeviceInfo.FirmwareImage.{i}.Activate().Input.TimeWindow.{i}.UserMessage",
                        );
                        /// `Device.DeviceInfo.FirmwareImage.{i}.Activate().Input.TimeWindow.{i}.MaxRetries`: int, -1..=10, since 2.12
                        pub const MAX_RETRIES: paths::Arg<i32, 1> = paths::Arg::new(
                            "Device.DeviceInfo.FirmwareImage.{i}.Activate().Input.TimeWindow.{i}.MaxRetries",
                        );
                    }
                }
            }
        }
    }
    /// `Device.WiFi.`: since 2.12
    pub mod wifi {
        use super::paths;
        /// `Device.WiFi.Radio.{i}.`: rows come and go by themselves, since 2.12
        pub mod radio {
            use super::paths;
            /// The table itself.
            pub const OBJECT: paths::Table<0, 1> = paths::Table::new("Device.WiFi.Radio.{i}.");
            /// `Device.WiFi.Radio.{i}.Enable`: boolean, read and write, since 2.12
            pub const ENABLE: paths::Param<bool, 1> =
                paths::Param::new("Device.WiFi.Radio.{i}.Enable");
            /// `Device.WiFi.Radio.{i}.Status`: string, one of `Up` `Down` `Unknown` `Dormant` `NotPresent` `LowerLayerDown` `Error`, read only, since 2.12
            pub const STATUS: paths::Param<str, 1> =
                paths::Param::new("Device.WiFi.Radio.{i}.Status");
            /// `Device.WiFi.Radio.{i}.Alias`: string (_AliasUSP), length 0..=64, written when its row is added, since 2.12
            pub const ALIAS: paths::Param<str, 1> =
                paths::Param::new("Device.WiFi.Radio.{i}.Alias");
            /// `Device.WiFi.Radio.{i}.Name`: string, length 0..=64, read only, since 2.12
            pub const NAME: paths::Param<str, 1> = paths::Param::new("Device.WiFi.Radio.{i}.Name");
            /// `Device.WiFi.Radio.{i}.LastChange`: unsignedInt, in seconds, read only, since 2.12
            pub const LAST_CHANGE: paths::Param<u32, 1> =
                paths::Param::new("Device.WiFi.Radio.{i}.LastChange");
            /// `Device.WiFi.Radio.{i}.LowerLayers`: list of string, read and write, since 2.12
            pub const LOWER_LAYERS: paths::Param<paths::ListOf<str>, 1> =
                paths::Param::new("Device.WiFi.Radio.{i}.LowerLayers");
            /// `Device.WiFi.Radio.{i}.MaxBitRate`: unsignedInt, in Mbps, read only, since 2.12
            pub const MAX_BIT_RATE: paths::Param<u32, 1> =
                paths::Param::new("Device.WiFi.Radio.{i}.MaxBitRate");
            /// `Device.WiFi.Radio.{i}.Upstream`: boolean, read only, since 2.12
            pub const UPSTREAM: paths::Param<bool, 1> =
                paths::Param::new("Device.WiFi.Radio.{i}.Upstream");
            /// `Device.WiFi.Radio.{i}.SupportedFrequencyBands`: list of string, one of `2.4GHz` `5GHz` `6GHz`, read only, since 2.12
            pub const SUPPORTED_FREQUENCY_BANDS: paths::Param<paths::ListOf<str>, 1> =
                paths::Param::new("Device.WiFi.Radio.{i}.SupportedFrequencyBands");
            /// `Device.WiFi.Radio.{i}.OperatingFrequencyBand`: string, read and write, since 2.12
            pub const OPERATING_FREQUENCY_BAND: paths::Param<str, 1> =
                paths::Param::new("Device.WiFi.Radio.{i}.OperatingFrequencyBand");
            /// `Device.WiFi.Radio.{i}.SupportedStandards`: list of string, one of `a` `b` `g` `n` `ac` `ax` `be`, read only, since 2.12
            pub const SUPPORTED_STANDARDS: paths::Param<paths::ListOf<str>, 1> =
                paths::Param::new("Device.WiFi.Radio.{i}.SupportedStandards");
            /// `Device.WiFi.Radio.{i}.OperatingStandards`: list of string, read and write, since 2.12
            pub const OPERATING_STANDARDS: paths::Param<paths::ListOf<str>, 1> =
                paths::Param::new("Device.WiFi.Radio.{i}.OperatingStandards");
            /// `Device.WiFi.Radio.{i}.PossibleChannels`: list of string, read only, since 2.12
            pub const POSSIBLE_CHANNELS: paths::Param<paths::ListOf<str>, 1> =
                paths::Param::new("Device.WiFi.Radio.{i}.PossibleChannels");
            /// `Device.WiFi.Radio.{i}.ChannelsInUse`: list of string, read only, since 2.12
            pub const CHANNELS_IN_USE: paths::Param<paths::ListOf<str>, 1> =
                paths::Param::new("Device.WiFi.Radio.{i}.ChannelsInUse");
            /// `Device.WiFi.Radio.{i}.Channel`: unsignedInt, 1..=255, read and write, since 2.12
            pub const CHANNEL: paths::Param<u32, 1> =
                paths::Param::new("Device.WiFi.Radio.{i}.Channel");
            /// `Device.WiFi.Radio.{i}.AutoChannelSupported`: boolean, read only, since 2.12
            pub const AUTO_CHANNEL_SUPPORTED: paths::Param<bool, 1> =
                paths::Param::new("Device.WiFi.Radio.{i}.AutoChannelSupported");
            /// `Device.WiFi.Radio.{i}.AutoChannelEnable`: boolean, read and write, since 2.12
            pub const AUTO_CHANNEL_ENABLE: paths::Param<bool, 1> =
                paths::Param::new("Device.WiFi.Radio.{i}.AutoChannelEnable");
            /// `Device.WiFi.Radio.{i}.AutoChannelRefreshPeriod`: unsignedInt, in seconds, read and write, since 2.12
            pub const AUTO_CHANNEL_REFRESH_PERIOD: paths::Param<u32, 1> =
                paths::Param::new("Device.WiFi.Radio.{i}.AutoChannelRefreshPeriod");
            /// `Device.WiFi.Radio.{i}.ChannelLastChange`: unsignedInt, in seconds, read only, since 2.12
            pub const CHANNEL_LAST_CHANGE: paths::Param<u32, 1> =
                paths::Param::new("Device.WiFi.Radio.{i}.ChannelLastChange");
            /// `Device.WiFi.Radio.{i}.ChannelLastSelectionReason`: string, one of `Manual` `Auto_Startup` `Auto_User` `Auto_Refresh` `Auto_Dynamic` `Auto_DFS` `Unknown`, read only, since 2.12
            pub const CHANNEL_LAST_SELECTION_REASON: paths::Param<str, 1> =
                paths::Param::new("Device.WiFi.Radio.{i}.ChannelLastSelectionReason");
            /// `Device.WiFi.Radio.{i}.MaxSupportedSSIDs`: unsignedInt, 1..=, read only, since 2.12
            pub const MAX_SUPPORTED_SSIDS: paths::Param<u32, 1> =
                paths::Param::new("Device.WiFi.Radio.{i}.MaxSupportedSSIDs");
            /// `Device.WiFi.Radio.{i}.MaxSupportedAssociations`: unsignedInt, 1..=, read only, since 2.12
            pub const MAX_SUPPORTED_ASSOCIATIONS: paths::Param<u32, 1> =
                paths::Param::new("Device.WiFi.Radio.{i}.MaxSupportedAssociations");
            /// `Device.WiFi.Radio.{i}.FirmwareVersion`: string, length 0..=64, read only, since 2.12
            pub const FIRMWARE_VERSION: paths::Param<str, 1> =
                paths::Param::new("Device.WiFi.Radio.{i}.FirmwareVersion");
            /// `Device.WiFi.Radio.{i}.SupportedOperatingChannelBandwidths`: list of string, one of `20MHz` `40MHz` `80MHz` `160MHz` `80+80MHz` `320MHz-1` `320MHz-2` `Auto`, read only, since 2.12
            pub const SUPPORTED_OPERATING_CHANNEL_BANDWIDTHS: paths::Param<paths::ListOf<str>, 1> =
                paths::Param::new("Device.WiFi.Radio.{i}.SupportedOperatingChannelBandwidths");
            /// `Device.WiFi.Radio.{i}.OperatingChannelBandwidth`: string, read and write, since 2.12
            pub const OPERATING_CHANNEL_BANDWIDTH: paths::Param<str, 1> =
                paths::Param::new("Device.WiFi.Radio.{i}.OperatingChannelBandwidth");
            /// `Device.WiFi.Radio.{i}.CurrentOperatingChannelBandwidth`: string, one of `20MHz` `40MHz` `80MHz` `160MHz` `80+80MHz` `320MHz-1` `320MHz-2`, read only, since 2.12
            pub const CURRENT_OPERATING_CHANNEL_BANDWIDTH: paths::Param<str, 1> =
                paths::Param::new("Device.WiFi.Radio.{i}.CurrentOperatingChannelBandwidth");
            /// `Device.WiFi.Radio.{i}.ExtensionChannel`: string, one of `AboveControlChannel` `BelowControlChannel` `Auto`, read and write, since 2.12
            pub const EXTENSION_CHANNEL: paths::Param<str, 1> =
                paths::Param::new("Device.WiFi.Radio.{i}.ExtensionChannel");
            /// `Device.WiFi.Radio.{i}.GuardInterval`: string, one of `400nsec` `800nsec` `1xLTF_0.8us` `1xLTF_1.6us` `2xLTF_0.8us` `2xLTF_1.6us` `4xLTF_0.8us` `4xLTF_3.2us` `Auto`, read and write, since 2.12
            pub const GUARD_INTERVAL: paths::Param<str, 1> =
                paths::Param::new("Device.WiFi.Radio.{i}.GuardInterval");
            /// `Device.WiFi.Radio.{i}.CenterFrequencySegment0`: unsignedInt, read and write, since 2.14
            pub const CENTER_FREQUENCY_SEGMENT0: paths::Param<u32, 1> =
                paths::Param::new("Device.WiFi.Radio.{i}.CenterFrequencySegment0");
            /// `Device.WiFi.Radio.{i}.CenterFrequencySegment1`: unsignedInt, read and write, since 2.14
            pub const CENTER_FREQUENCY_SEGMENT1: paths::Param<u32, 1> =
                paths::Param::new("Device.WiFi.Radio.{i}.CenterFrequencySegment1");
            /// `Device.WiFi.Radio.{i}.MCS`: int, -1..=15 16..=31, read and write, since 2.12
            pub const MCS: paths::Param<i32, 1> = paths::Param::new("Device.WiFi.Radio.{i}.MCS");
            /// `Device.WiFi.Radio.{i}.TransmitPowerSupported`: list of int, -1..=100, in percentage, read only, since 2.12
            pub const TRANSMIT_POWER_SUPPORTED: paths::Param<paths::ListOf<i32>, 1> =
                paths::Param::new("Device.WiFi.Radio.{i}.TransmitPowerSupported");
            /// `Device.WiFi.Radio.{i}.TransmitPower`: int, -1..=100, in percentage, read and write, since 2.12
            pub const TRANSMIT_POWER: paths::Param<i32, 1> =
                paths::Param::new("Device.WiFi.Radio.{i}.TransmitPower");
            /// `Device.WiFi.Radio.{i}.IEEE80211hSupported`: boolean, read only, since 2.12
            pub const IEEE80211H_SUPPORTED: paths::Param<bool, 1> =
                paths::Param::new("Device.WiFi.Radio.{i}.IEEE80211hSupported");
            /// `Device.WiFi.Radio.{i}.IEEE80211hEnabled`: boolean, read and write, since 2.12
            pub const IEEE80211H_ENABLED: paths::Param<bool, 1> =
                paths::Param::new("Device.WiFi.Radio.{i}.IEEE80211hEnabled");
            /// `Device.WiFi.Radio.{i}.RegulatoryDomain`: string, length 3..=3, read and write, since 2.12
            pub const REGULATORY_DOMAIN: paths::Param<str, 1> =
                paths::Param::new("Device.WiFi.Radio.{i}.RegulatoryDomain");
            /// `Device.WiFi.Radio.{i}.RetryLimit`: unsignedInt, 0..=7, read and write, since 2.12
            pub const RETRY_LIMIT: paths::Param<u32, 1> =
                paths::Param::new("Device.WiFi.Radio.{i}.RetryLimit");
            /// `Device.WiFi.Radio.{i}.CCARequest`: hexBinary, length 11..=11, read and write, since 2.12
            pub const CCA_REQUEST: paths::Param<usp_datamodel::value::HexBinary<'static>, 1> =
                paths::Param::new("Device.WiFi.Radio.{i}.CCARequest");
            /// `Device.WiFi.Radio.{i}.CCAReport`: hexBinary, length 12..=12, read only, since 2.12
            pub const CCA_REPORT: paths::Param<usp_datamodel::value::HexBinary<'static>, 1> =
                paths::Param::new("Device.WiFi.Radio.{i}.CCAReport");
            /// `Device.WiFi.Radio.{i}.RPIHistogramRequest`: hexBinary, length 11..=11, read and write, since 2.12
            pub const RPI_HISTOGRAM_REQUEST: paths::Param<
                usp_datamodel::value::HexBinary<'static>,
                1,
            > = paths::Param::new("Device.WiFi.Radio.{i}.RPIHistogramRequest");
            /// `Device.WiFi.Radio.{i}.RPIHistogramReport`: hexBinary, length 19..=19, read only, since 2.12
            pub const RPI_HISTOGRAM_REPORT: paths::Param<
                usp_datamodel::value::HexBinary<'static>,
                1,
            > = paths::Param::new("Device.WiFi.Radio.{i}.RPIHistogramReport");
            /// `Device.WiFi.Radio.{i}.FragmentationThreshold`: unsignedInt, in octets, read and write, since 2.12
            pub const FRAGMENTATION_THRESHOLD: paths::Param<u32, 1> =
                paths::Param::new("Device.WiFi.Radio.{i}.FragmentationThreshold");
            /// `Device.WiFi.Radio.{i}.RTSThreshold`: unsignedInt, in octets, read and write, since 2.12
            pub const RTS_THRESHOLD: paths::Param<u32, 1> =
                paths::Param::new("Device.WiFi.Radio.{i}.RTSThreshold");
            /// `Device.WiFi.Radio.{i}.LongRetryLimit`: unsignedInt, read and write, since 2.12
            pub const LONG_RETRY_LIMIT: paths::Param<u32, 1> =
                paths::Param::new("Device.WiFi.Radio.{i}.LongRetryLimit");
            /// `Device.WiFi.Radio.{i}.BeaconPeriod`: unsignedInt, in milliseconds, read and write, since 2.12
            pub const BEACON_PERIOD: paths::Param<u32, 1> =
                paths::Param::new("Device.WiFi.Radio.{i}.BeaconPeriod");
            /// `Device.WiFi.Radio.{i}.DTIMPeriod`: unsignedInt, in ms, read and write, since 2.12
            pub const DTIM_PERIOD: paths::Param<u32, 1> =
                paths::Param::new("Device.WiFi.Radio.{i}.DTIMPeriod");
            /// `Device.WiFi.Radio.{i}.PacketAggregationEnable`: boolean, read and write, since 2.12
            pub const PACKET_AGGREGATION_ENABLE: paths::Param<bool, 1> =
                paths::Param::new("Device.WiFi.Radio.{i}.PacketAggregationEnable");
            /// `Device.WiFi.Radio.{i}.PreambleType`: string, one of `short` `long` `auto`, read and write, since 2.12
            pub const PREAMBLE_TYPE: paths::Param<str, 1> =
                paths::Param::new("Device.WiFi.Radio.{i}.PreambleType");
            /// `Device.WiFi.Radio.{i}.BasicDataTransmitRates`: list of string, read and write, since 2.12
            pub const BASIC_DATA_TRANSMIT_RATES: paths::Param<paths::ListOf<str>, 1> =
                paths::Param::new("Device.WiFi.Radio.{i}.BasicDataTransmitRates");
            /// `Device.WiFi.Radio.{i}.SupportedDataTransmitRates`: list of string, read only, since 2.12
            pub const SUPPORTED_DATA_TRANSMIT_RATES: paths::Param<paths::ListOf<str>, 1> =
                paths::Param::new("Device.WiFi.Radio.{i}.SupportedDataTransmitRates");
            /// `Device.WiFi.Radio.{i}.OperationalDataTransmitRates`: list of string, read and write, since 2.12
            pub const OPERATIONAL_DATA_TRANSMIT_RATES: paths::Param<paths::ListOf<str>, 1> =
                paths::Param::new("Device.WiFi.Radio.{i}.OperationalDataTransmitRates");
            /// `Device.WiFi.Radio.{i}.EnableRRM`: boolean, read and write, since 2.14
            pub const ENABLE_RRM: paths::Param<bool, 1> =
                paths::Param::new("Device.WiFi.Radio.{i}.EnableRRM");
            /// `Device.WiFi.Radio.{i}.ManagementPacketRate`: unsignedInt, in kbps, read and write, since 2.15
            pub const MANAGEMENT_PACKET_RATE: paths::Param<u32, 1> =
                paths::Param::new("Device.WiFi.Radio.{i}.ManagementPacketRate");
            /// `Device.WiFi.Radio.{i}.RemoteMeasurementRequest()`: asynchronous command, since 2.15
            pub const REMOTE_MEASUREMENT_REQUEST: paths::Command<1> =
                paths::Command::new("Device.WiFi.Radio.{i}.RemoteMeasurementRequest()");
            /// Arguments of `Device.WiFi.Radio.{i}.RemoteMeasurementRequest()`.
            pub mod remote_measurement_request {
                use super::paths;
                /// The input arguments.
                pub mod input {
                    use super::paths;
                    /// `Device.WiFi.Radio.{i}.RemoteMeasurementRequest().Input.TargetBSS`: string (MACAddress), length 0..=17, mandatory, since 2.15
                    pub const TARGET_BSS: paths::Arg<str, 0> = paths::Arg::new(
                        "Device.WiFi.Radio.{i}.RemoteMeasurementRequest().Input.TargetBSS",
                    );
                    /// `Device.WiFi.Radio.{i}.RemoteMeasurementRequest().Input.Timeout`: unsignedInt, in seconds, mandatory, since 2.15
                    pub const TIMEOUT: paths::Arg<u32, 0> = paths::Arg::new(
                        "Device.WiFi.Radio.{i}.RemoteMeasurementRequest().Input.Timeout",
                    );
                    /// `Device.WiFi.Radio.{i}.RemoteMeasurementRequest().Input.OperatingClass`: unsignedInt, ..=255, mandatory, since 2.15
                    pub const OPERATING_CLASS: paths::Arg<u32, 0> = paths::Arg::new(
                        "Device.WiFi.Radio.{i}.RemoteMeasurementRequest().Input.OperatingClass",
                    );
                    /// `Device.WiFi.Radio.{i}.RemoteMeasurementRequest().Input.Channel`: unsignedInt, mandatory, since 2.15
                    pub const CHANNEL: paths::Arg<u32, 0> = paths::Arg::new(
                        "Device.WiFi.Radio.{i}.RemoteMeasurementRequest().Input.Channel",
                    );
                }
                /// The output arguments.
                pub mod output {
                    use super::paths;
                    /// `Device.WiFi.Radio.{i}.RemoteMeasurementRequest().Output.SignalStrength`: unsignedInt, ..=255, in dBm, since 2.15
                    pub const SIGNAL_STRENGTH: paths::Arg<u32, 0> = paths::Arg::new(
                        "Device.WiFi.Radio.{i}.RemoteMeasurementRequest().Output.SignalStrength",
                    );
                    /// `Device.WiFi.Radio.{i}.RemoteMeasurementRequest().Output.Noise`: unsignedInt, ..=255, since 2.15
                    pub const NOISE: paths::Arg<u32, 0> = paths::Arg::new(
                        "Device.WiFi.Radio.{i}.RemoteMeasurementRequest().Output.Noise",
                    );
                    /// `Device.WiFi.Radio.{i}.RemoteMeasurementRequest().Output.Status`: string, one of `Success` `Error_Not_Ready` `Error_Invalid_Input` `Error_Timeout` `Error_Invalid_Mac` `Error_Interface_Down` `Error_Other`, since 2.15
                    pub const STATUS: paths::Arg<str, 0> = paths::Arg::new(
                        "Device.WiFi.Radio.{i}.RemoteMeasurementRequest().Output.Status",
                    );
                }
            }
            /// `Device.WiFi.Radio.{i}.InitiateCCAMeasurement()`: asynchronous command, since 2.15
            pub const INITIATE_CCA_MEASUREMENT: paths::Command<1> =
                paths::Command::new("Device.WiFi.Radio.{i}.InitiateCCAMeasurement()");
            /// Arguments of `Device.WiFi.Radio.{i}.InitiateCCAMeasurement()`.
            pub mod initiate_cca_measurement {
                use super::paths;
                /// The input arguments.
                pub mod input {
                    use super::paths;
                    /// `Device.WiFi.Radio.{i}.InitiateCCAMeasurement().Input.Channel`: unsignedInt, mandatory, since 2.15
                    pub const CHANNEL: paths::Arg<u32, 0> = paths::Arg::new(
                        "Device.WiFi.Radio.{i}.InitiateCCAMeasurement().Input.Channel",
                    );
                    /// `Device.WiFi.Radio.{i}.InitiateCCAMeasurement().Input.Frequency`: string, one of `2.4GHz` `5GHz` `6GHz`, mandatory, since 2.16
                    pub const FREQUENCY: paths::Arg<str, 0> = paths::Arg::new(
                        "Device.WiFi.Radio.{i}.InitiateCCAMeasurement().Input.Frequency",
                    );
                    /// `Device.WiFi.Radio.{i}.InitiateCCAMeasurement().Input.DwellTime`: unsignedInt, in milliseconds, mandatory, since 2.15
                    pub const DWELL_TIME: paths::Arg<u32, 0> = paths::Arg::new(
                        "Device.WiFi.Radio.{i}.InitiateCCAMeasurement().Input.DwellTime",
                    );
                }
                /// The output arguments.
                pub mod output {
                    use super::paths;
                    /// `Device.WiFi.Radio.{i}.InitiateCCAMeasurement().Output.CCAReport`: hexBinary, length 12..=12, since 2.15
                    pub const CCA_REPORT: paths::Arg<usp_datamodel::value::HexBinary<'static>, 0> =
                        paths::Arg::new(
                            "Device.WiFi.Radio.{i}.InitiateCCAMeasurement().Output.CCAReport",
                        );
                    /// `Device.WiFi.Radio.{i}.InitiateCCAMeasurement().Output.Status`: string, one of `Success` `Error_Not_Implemented` `Error_Not_Ready` `Error_Invalid_Input` `Error_Timeout` `Error_Interface_Down` `Error_Other`, since 2.15
                    pub const STATUS: paths::Arg<str, 0> = paths::Arg::new(
                        "Device.WiFi.Radio.{i}.InitiateCCAMeasurement().Output.Status",
                    );
                }
            }
            /// `Device.WiFi.Radio.{i}.FullScan()`: asynchronous command, since 2.15
            pub const FULL_SCAN: paths::Command<1> =
                paths::Command::new("Device.WiFi.Radio.{i}.FullScan()");
            /// Arguments of `Device.WiFi.Radio.{i}.FullScan()`.
            pub mod full_scan {
                use super::paths;
                /// The input arguments.
                pub mod input {
                    use super::paths;
                    /// `Device.WiFi.Radio.{i}.FullScan().Input.DwellTime`: unsignedInt, in milliseconds, mandatory, since 2.15
                    pub const DWELL_TIME: paths::Arg<u32, 0> =
                        paths::Arg::new("Device.WiFi.Radio.{i}.FullScan().Input.DwellTime");
                    /// `Device.WiFi.Radio.{i}.FullScan().Input.DFSDwellTime`: unsignedInt, in milliseconds, mandatory, since 2.15
                    pub const DFS_DWELL_TIME: paths::Arg<u32, 0> =
                        paths::Arg::new("Device.WiFi.Radio.{i}.FullScan().Input.DFSDwellTime");
                    /// `Device.WiFi.Radio.{i}.FullScan().Input.HomeTime`: unsignedInt, in milliseconds, since 2.15
                    pub const HOME_TIME: paths::Arg<u32, 0> =
                        paths::Arg::new("Device.WiFi.Radio.{i}.FullScan().Input.HomeTime");
                    /// `Device.WiFi.Radio.{i}.FullScan().Input.SSID`: string, since 2.15
                    pub const SSID: paths::Arg<str, 0> =
                        paths::Arg::new("Device.WiFi.Radio.{i}.FullScan().Input.SSID");
                }
                /// The output arguments.
                pub mod output {
                    use super::paths;
                    /// `Device.WiFi.Radio.{i}.FullScan().Output.Status`: string, one of `Success` `Error_Not_Ready` `Error_Timeout` `Error_Invalid_Input` `Error_Interface_Down` `Error_Other`, since 2.15
                    pub const STATUS: paths::Arg<str, 0> =
                        paths::Arg::new("Device.WiFi.Radio.{i}.FullScan().Output.Status");
                    /// `Device.WiFi.Radio.{i}.FullScan().Output.ScanResult.{i}.`: since 2.15
                    pub mod scan_result {
                        use super::paths;
                        /// `Device.WiFi.Radio.{i}.FullScan().Output.ScanResult.{i}.TimeStamp`: dateTime, since 2.15
                        pub const TIME_STAMP: paths::Arg<
                            usp_datamodel::value::DateTime<'static>,
                            1,
                        > = paths::Arg::new(
                            "Device.WiFi.Radio.{i}.FullScan().Output.ScanResult.{i}.TimeStamp",
                        );
                        /// `Device.WiFi.Radio.{i}.FullScan().Output.ScanResult.{i}.AggregateScanDuration`: unsignedInt, in milliseconds, since 2.17
                        pub const AGGREGATE_SCAN_DURATION: paths::Arg<u32, 1> = paths::Arg::new(
                            "Device.WiFi.Radio.{i}.FullScan().Output.ScanResult.{i}.AggregateScanDuration",
                        );
                        /// `Device.WiFi.Radio.{i}.FullScan().Output.ScanResult.{i}.ScanType`: boolean, since 2.17
                        pub const SCAN_TYPE: paths::Arg<bool, 1> = paths::Arg::new(
                            "Device.WiFi.Radio.{i}.FullScan().Output.ScanResult.{i}.ScanType",
                        );
                        /// `Device.WiFi.Radio.{i}.FullScan().Output.ScanResult.{i}.OpClassScan.{i}.`: since 2.15
                        pub mod op_class_scan {
                            use super::paths;
                            /// `Device.WiFi.Radio.{i}.FullScan().Output.ScanResult.{i}.OpClassScan.{i}.OperatingClass`: unsignedInt, ..=255, since 2.15
                            pub const OPERATING_CLASS: paths::Arg<u32, 2> = paths::Arg::new(
                                "Device.WiFi.Radio.{i}.FullScan().Output.ScanResult.{i}.OpClassScan.{i}.OperatingClass",
                            );
                            /// `Device.WiFi.Radio.{i}.FullScan().Output.ScanResult.{i}.OpClassScan.{i}.ChannelScan.{i}.`: since 2.15
                            pub mod channel_scan {
                                use super::paths;
                                /// `Device.WiFi.Radio.{i}.FullScan().Output.ScanResult.{i}.OpClassScan.{i}.ChannelScan.{i}.Channel`: unsignedInt, ..=255, since 2.15
                                pub const CHANNEL: paths::Arg<u32, 3> = paths::Arg::new(
                                    "Device.WiFi.Radio.{i}.FullScan().Output.ScanResult.{i}.OpClassScan.{i}.ChannelScan.{i}.Channel",
                                );
                                /// `Device.WiFi.Radio.{i}.FullScan().Output.ScanResult.{i}.OpClassScan.{i}.ChannelScan.{i}.TimeStamp`: dateTime, since 2.15
                                pub const TIME_STAMP: paths::Arg<
                                    usp_datamodel::value::DateTime<'static>,
                                    3,
                                > = paths::Arg::new(
                                    "Device.WiFi.Radio.{i}.FullScan().Output.ScanResult.{i}.OpClassScan.{i}.ChannelScan.{i}.TimeStamp",
                                );
                                /// `Device.WiFi.Radio.{i}.FullScan().Output.ScanResult.{i}.OpClassScan.{i}.ChannelScan.{i}.Utilization`: unsignedInt, ..=255, since 2.15
                                pub const UTILIZATION: paths::Arg<u32, 3> = paths::Arg::new(
                                    "Device.WiFi.Radio.{i}.FullScan().Output.ScanResult.{i}.OpClassScan.{i}.ChannelScan.{i}.Utilization",
                                );
                                /// `Device.WiFi.Radio.{i}.FullScan().Output.ScanResult.{i}.OpClassScan.{i}.ChannelScan.{i}.Noise`: unsignedInt, ..=255, since 2.15
                                pub const NOISE: paths::Arg<u32, 3> = paths::Arg::new(
                                    "Device.WiFi.Radio.{i}.FullScan().Output.ScanResult.{i}.OpClassScan.{i}.ChannelScan.{i}.Noise",
                                );
                                /// `Device.WiFi.Radio.{i}.FullScan().Output.ScanResult.{i}.OpClassScan.{i}.ChannelScan.{i}.ScanStatus`: string, one of `0` `1` `2` `3` `4` `5` `6` `7`, since 2.17
                                pub const SCAN_STATUS: paths::Arg<str, 3> = paths::Arg::new(
                                    "Device.WiFi.Radio.{i}.FullScan().Output.ScanResult.{i}.OpClassScan.{i}.ChannelScan.{i}.ScanStatus",
                                );
                                /// `Device.WiFi.Radio.{i}.FullScan().Output.ScanResult.{i}.OpClassScan.{i}.ChannelScan.{i}.NeighborBSS.{i}.`: since 2.15
                                pub mod neighbor_bss {
                                    use super::paths;
                                    /// `Device.WiFi.Radio.{i}.FullScan().Output.ScanResult.{i}.OpClassScan.{i}.ChannelScan.{i}.NeighborBSS.{i}.BSSID`: string (MACAddress), length 0..=17, since 2.15
                                    pub const BSSID: paths::Arg<str, 4> = paths::Arg::new(
                                        "Device.WiFi.Radio.{i}.FullScan().Output.ScanResult.{i}.OpClassScan.{i}.ChannelScan.{i}.NeighborBSS.{i}.BSSID",
                                    );
                                    /// `Device.WiFi.Radio.{i}.FullScan().Output.ScanResult.{i}.OpClassScan.{i}.ChannelScan.{i}.NeighborBSS.{i}.SSID`: string, since 2.15
                                    pub const SSID: paths::Arg<str, 4> = paths::Arg::new(
                                        "Device.WiFi.Radio.{i}.FullScan().Output.ScanResult.{i}.OpClassScan.{i}.ChannelScan.{i}.NeighborBSS.{i}.SSID",
                                    );
                                    /// `Device.WiFi.Radio.{i}.FullScan().Output.ScanResult.{i}.OpClassScan.{i}.ChannelScan.{i}.NeighborBSS.{i}.SignalStrength`: unsignedInt, ..=255, in dBm, since 2.15
                                    pub const SIGNAL_STRENGTH: paths::Arg<u32, 4> = paths::Arg::new(
                                        "Device.WiFi.Radio.{i}.FullScan().Output.ScanResult.{i}.OpClassScan.{i}.ChannelScan.{i}.NeighborBSS.{i}.SignalStrength",
                                    );
                                    /// `Device.WiFi.Radio.{i}.FullScan().Output.ScanResult.{i}.OpClassScan.{i}.ChannelScan.{i}.NeighborBSS.{i}.ChannelBandwidth`: string, since 2.15
                                    pub const CHANNEL_BANDWIDTH: paths::Arg<str, 4> =
                                        paths::Arg::new(
                                            "Device.WiFi.Radio.{i}.FullScan().Output.ScanResult.{i}.OpClassScan.{i}.ChannelScan.{i}.NeighborBSS.{i}.ChannelBandwidth",
                                        );
                                    /// `Device.WiFi.Radio.{i}.FullScan().Output.ScanResult.{i}.OpClassScan.{i}.ChannelScan.{i}.NeighborBSS.{i}.ChannelUtilization`: unsignedInt, ..=255, since 2.15
                                    pub const CHANNEL_UTILIZATION: paths::Arg<u32, 4> =
                                        paths::Arg::new(
                                            "Device.WiFi.Radio.{i}.FullScan().Output.ScanResult.{i}.OpClassScan.{i}.ChannelScan.{i}.NeighborBSS.{i}.ChannelUtilization",
                                        );
                                    /// `Device.WiFi.Radio.{i}.FullScan().Output.ScanResult.{i}.OpClassScan.{i}.ChannelScan.{i}.NeighborBSS.{i}.StationCount`: unsignedInt, since 2.15
                                    pub const STATION_COUNT: paths::Arg<u32, 4> = paths::Arg::new(
                                        "Device.WiFi.Radio.{i}.FullScan().Output.ScanResult.{i}.OpClassScan.{i}.ChannelScan.{i}.NeighborBSS.{i}.StationCount",
                                    );
                                    /// `Device.WiFi.Radio.{i}.FullScan().Output.ScanResult.{i}.OpClassScan.{i}.ChannelScan.{i}.NeighborBSS.{i}.MLDMACAddress`: string (MACAddress), length 0..=17, since 2.17
                                    pub const MLDMAC_ADDRESS: paths::Arg<str, 4> = paths::Arg::new(
                                        "Device.WiFi.Radio.{i}.FullScan().Output.ScanResult.{i}.OpClassScan.{i}.ChannelScan.{i}.NeighborBSS.{i}.MLDMACAddress",
                                    );
                                    /// `Device.WiFi.Radio.{i}.FullScan().Output.ScanResult.{i}.OpClassScan.{i}.ChannelScan.{i}.NeighborBSS.{i}.ReportingBSSID`: string (MACAddress), length 0..=17, since 2.17
                                    pub const REPORTING_BSSID: paths::Arg<str, 4> = paths::Arg::new(
                                        "Device.WiFi.Radio.{i}.FullScan().Output.ScanResult.{i}.OpClassScan.{i}.ChannelScan.{i}.NeighborBSS.{i}.ReportingBSSID",
                                    );
                                    /// `Device.WiFi.Radio.{i}.FullScan().Output.ScanResult.{i}.OpClassScan.{i}.ChannelScan.{i}.NeighborBSS.{i}.MultiBSSID`: boolean, since 2.17
                                    pub const MULTI_BSSID: paths::Arg<bool, 4> = paths::Arg::new(
                                        "Device.WiFi.Radio.{i}.FullScan().Output.ScanResult.{i}.OpClassScan.{i}.ChannelScan.{i}.NeighborBSS.{i}.MultiBSSID",
                                    );
                                    /// `Device.WiFi.Radio.{i}.FullScan().Output.ScanResult.{i}.OpClassScan.{i}.ChannelScan.{i}.NeighborBSS.{i}.BSSLoadElementPresent`: boolean, since 2.17
                                    pub const BSS_LOAD_ELEMENT_PRESENT: paths::Arg<bool, 4> =
                                        paths::Arg::new(
                                            "Device.WiFi.Radio.{i}.FullScan().Output.ScanResult.{i}.OpClassScan.{i}.ChannelScan.{i}.NeighborBSS.{i}.BSSLoadElementPresent",
                                        );
                                    /// `Device.WiFi.Radio.{i}.FullScan().Output.ScanResult.{i}.OpClassScan.{i}.ChannelScan.{i}.NeighborBSS.{i}.BSSColor`: unsignedInt, ..=63, since 2.17
                                    pub const BSS_COLOR: paths::Arg<u32, 4> = paths::Arg::new(
                                        "Device.WiFi.Radio.{i}.FullScan().Output.ScanResult.{i}.OpClassScan.{i}.ChannelScan.{i}.NeighborBSS.{i}.BSSColor",
                                    );
                                    /// `Device.WiFi.Radio.{i}.FullScan().Output.ScanResult.{i}.OpClassScan.{i}.ChannelScan.{i}.NeighborBSS.{i}.SecurityModeEnabled`: string, one of `None` `WEP` `WPA` `WPA2` `WPA-WPA2` `WPA-Enterprise` `WPA2-Enterprise` `WPA-WPA2-Enterprise` `WPA3-SAE` `WPA2-PSK-WPA3-SAE` `WPA3-Enterprise` `OWE`, since 2.15
                                    pub const SECURITY_MODE_ENABLED: paths::Arg<str, 4> =
                                        paths::Arg::new(
                                            "Device.WiFi.Radio.{i}.FullScan().Output.ScanResult.{i}.OpClassScan.{i}.ChannelScan.{i}.NeighborBSS.{i}.SecurityModeEnabled",
                                        );
                                    /// `Device.WiFi.Radio.{i}.FullScan().Output.ScanResult.{i}.OpClassScan.{i}.ChannelScan.{i}.NeighborBSS.{i}.EncryptionMode`: list of string, one of `TKIP` `AES`, since 2.15
                                    pub const ENCRYPTION_MODE: paths::Arg<paths::ListOf<str>, 4> =
                                        paths::Arg::new(
                                            "Device.WiFi.Radio.{i}.FullScan().Output.ScanResult.{i}.OpClassScan.{i}.ChannelScan.{i}.NeighborBSS.{i}.EncryptionMode",
                                        );
                                    /// `Device.WiFi.Radio.{i}.FullScan().Output.ScanResult.{i}.OpClassScan.{i}.ChannelScan.{i}.NeighborBSS.{i}.SupportedStandards`: list of string, one of `a` `b` `g` `n` `ac` `ax` `be`, since 2.15
                                    pub const SUPPORTED_STANDARDS: paths::Arg<
                                        paths::ListOf<str>,
                                        4,
                                    > = paths::Arg::new(
                                        "Device.WiFi.Radio.{i}.FullScan().Output.ScanResult.{i}.OpClassScan.{i}.ChannelScan.{i}.NeighborBSS.{i}.SupportedStandards",
                                    );
                                    /// `Device.WiFi.Radio.{i}.FullScan().Output.ScanResult.{i}.OpClassScan.{i}.ChannelScan.{i}.NeighborBSS.{i}.OperatingStandards`: list of string, since 2.15
                                    pub const OPERATING_STANDARDS: paths::Arg<
                                        paths::ListOf<str>,
                                        4,
                                    > = paths::Arg::new(
                                        "Device.WiFi.Radio.{i}.FullScan().Output.ScanResult.{i}.OpClassScan.{i}.ChannelScan.{i}.NeighborBSS.{i}.OperatingStandards",
                                    );
                                    /// `Device.WiFi.Radio.{i}.FullScan().Output.ScanResult.{i}.OpClassScan.{i}.ChannelScan.{i}.NeighborBSS.{i}.BasicDataTransferRates`: list of string, since 2.15
                                    pub const BASIC_DATA_TRANSFER_RATES: paths::Arg<
                                        paths::ListOf<str>,
                                        4,
                                    > = paths::Arg::new(
                                        "Device.WiFi.Radio.{i}.FullScan().Output.ScanResult.{i}.OpClassScan.{i}.ChannelScan.{i}.NeighborBSS.{i}.BasicDataTransferRates",
                                    );
                                    /// `Device.WiFi.Radio.{i}.FullScan().Output.ScanResult.{i}.OpClassScan.{i}.ChannelScan.{i}.NeighborBSS.{i}.SupportedDataTransferRates`: list of string, since 2.15
                                    pub const SUPPORTED_DATA_TRANSFER_RATES: paths::Arg<
                                        paths::ListOf<str>,
                                        4,
                                    > = paths::Arg::new(
                                        "Device.WiFi.Radio.{i}.FullScan().Output.ScanResult.{i}.OpClassScan.{i}.ChannelScan.{i}.NeighborBSS.{i}.SupportedDataTransferRates",
                                    );
                                    /// `Device.WiFi.Radio.{i}.FullScan().Output.ScanResult.{i}.OpClassScan.{i}.ChannelScan.{i}.NeighborBSS.{i}.SupportedNSS`: unsignedInt, since 2.15
                                    pub const SUPPORTED_NSS: paths::Arg<u32, 4> = paths::Arg::new(
                                        "Device.WiFi.Radio.{i}.FullScan().Output.ScanResult.{i}.OpClassScan.{i}.ChannelScan.{i}.NeighborBSS.{i}.SupportedNSS",
                                    );
                                    /// `Device.WiFi.Radio.{i}.FullScan().Output.ScanResult.{i}.OpClassScan.{i}.ChannelScan.{i}.NeighborBSS.{i}.DTIMPeriod`: unsignedInt, in ms, since 2.15
                                    pub const DTIM_PERIOD: paths::Arg<u32, 4> = paths::Arg::new(
                                        "Device.WiFi.Radio.{i}.FullScan().Output.ScanResult.{i}.OpClassScan.{i}.ChannelScan.{i}.NeighborBSS.{i}.DTIMPeriod",
                                    );
                                    /// `Device.WiFi.Radio.{i}.FullScan().Output.ScanResult.{i}.OpClassScan.{i}.ChannelScan.{i}.NeighborBSS.{i}.BeaconPeriod`: unsignedInt, in ms, since 2.15
                                    pub const BEACON_PERIOD: paths::Arg<u32, 4> = paths::Arg::new(
                                        "Device.WiFi.Radio.{i}.FullScan().Output.ScanResult.{i}.OpClassScan.{i}.ChannelScan.{i}.NeighborBSS.{i}.BeaconPeriod",
                                    );
                                }
                            }
                        }
                    }
                }
            }
            /// `Device.WiFi.Radio.{i}.ChannelScan()`: asynchronous command, since 2.15
            pub const CHANNEL_SCAN: paths::Command<1> =
                paths::Command::new("Device.WiFi.Radio.{i}.ChannelScan()");
            /// Arguments of `Device.WiFi.Radio.{i}.ChannelScan()`.
            pub mod channel_scan {
                use super::paths;
                /// The input arguments.
                pub mod input {
                    use super::paths;
                    /// `Device.WiFi.Radio.{i}.ChannelScan().Input.DwellTime`: unsignedInt, in milliseconds, mandatory, since 2.15
                    pub const DWELL_TIME: paths::Arg<u32, 0> =
                        paths::Arg::new("Device.WiFi.Radio.{i}.ChannelScan().Input.DwellTime");
                    /// `Device.WiFi.Radio.{i}.ChannelScan().Input.DFSDwellTime`: unsignedInt, in milliseconds, mandatory, since 2.15
                    pub const DFS_DWELL_TIME: paths::Arg<u32, 0> =
                        paths::Arg::new("Device.WiFi.Radio.{i}.ChannelScan().Input.DFSDwellTime");
                    /// `Device.WiFi.Radio.{i}.ChannelScan().Input.HomeTime`: unsignedInt, in milliseconds, since 2.15
                    pub const HOME_TIME: paths::Arg<u32, 0> =
                        paths::Arg::new("Device.WiFi.Radio.{i}.ChannelScan().Input.HomeTime");
                    /// `Device.WiFi.Radio.{i}.ChannelScan().Input.SSID`: string, since 2.15
                    pub const SSID: paths::Arg<str, 0> =
                        paths::Arg::new("Device.WiFi.Radio.{i}.ChannelScan().Input.SSID");
                    /// `Device.WiFi.Radio.{i}.ChannelScan().Input.OpClass.{i}.`: since 2.15
                    pub mod op_class {
                        use super::paths;
                        /// `Device.WiFi.Radio.{i}.ChannelScan().Input.OpClass.{i}.OperatingClass`: unsignedInt, ..=255, mandatory, since 2.15
                        pub const OPERATING_CLASS: paths::Arg<u32, 1> = paths::Arg::new(
                            "Device.WiFi.Radio.{i}.ChannelScan().Input.OpClass.{i}.OperatingClass",
                        );
                        /// `Device.WiFi.Radio.{i}.ChannelScan().Input.OpClass.{i}.Channel.{i}.`: since 2.15
                        pub mod channel {
                            use super::paths;
                            /// `Device.WiFi.Radio.{i}.ChannelScan().Input.OpClass.{i}.Channel.{i}.Channel`: unsignedInt, ..=255, mandatory, since 2.15
                            pub const CHANNEL: paths::Arg<u32, 2> = paths::Arg::new(
                                "Device.WiFi.Radio.{i}.ChannelScan().Input.OpClass.{i}.Channel.{i}.Channel",
                            );
                        }
                    }
                }
                /// The output arguments.
                pub mod output {
                    use super::paths;
                    /// `Device.WiFi.Radio.{i}.ChannelScan().Output.Status`: string, one of `Success` `Error_Not_Ready` `Error_Invalid_Input` `Error_Timeout` `Error_Interface_Down` `Error_Other`, since 2.15
                    pub const STATUS: paths::Arg<str, 0> =
                        paths::Arg::new("Device.WiFi.Radio.{i}.ChannelScan().Output.Status");
                    /// `Device.WiFi.Radio.{i}.ChannelScan().Output.ScanResult.{i}.`: since 2.15
                    pub mod scan_result {
                        use super::paths;
                        /// `Device.WiFi.Radio.{i}.ChannelScan().Output.ScanResult.{i}.TimeStamp`: dateTime, since 2.15
                        pub const TIME_STAMP: paths::Arg<
                            usp_datamodel::value::DateTime<'static>,
                            1,
                        > = paths::Arg::new(
                            "Device.WiFi.Radio.{i}.ChannelScan().Output.ScanResult.{i}.TimeStamp",
                        );
                        /// `Device.WiFi.Radio.{i}.ChannelScan().Output.ScanResult.{i}.AggregateScanDuration`: unsignedInt, in milliseconds, since 2.17
                        pub const AGGREGATE_SCAN_DURATION: paths::Arg<u32, 1> = paths::Arg::new(
                            "Device.WiFi.Radio.{i}.ChannelScan().Output.ScanResult.{i}.AggregateScanDuration",
                        );
                        /// `Device.WiFi.Radio.{i}.ChannelScan().Output.ScanResult.{i}.ScanType`: boolean, since 2.17
                        pub const SCAN_TYPE: paths::Arg<bool, 1> = paths::Arg::new(
                            "Device.WiFi.Radio.{i}.ChannelScan().Output.ScanResult.{i}.ScanType",
                        );
                        /// `Device.WiFi.Radio.{i}.ChannelScan().Output.ScanResult.{i}.OpClassScan.{i}.`: since 2.15
                        pub mod op_class_scan {
                            use super::paths;
                            /// `Device.WiFi.Radio.{i}.ChannelScan().Output.ScanResult.{i}.OpClassScan.{i}.OperatingClass`: unsignedInt, ..=255, since 2.15
                            pub const OPERATING_CLASS: paths::Arg<u32, 2> = paths::Arg::new(
                                "Device.WiFi.Radio.{i}.ChannelScan().Output.ScanResult.{i}.OpClassScan.{i}.OperatingClass",
                            );
                            /// `Device.WiFi.Radio.{i}.ChannelScan().Output.ScanResult.{i}.OpClassScan.{i}.ChannelScan.{i}.`: since 2.15
                            pub mod channel_scan {
                                use super::paths;
                                /// `Device.WiFi.Radio.{i}.ChannelScan().Output.ScanResult.{i}.OpClassScan.{i}.ChannelScan.{i}.Channel`: unsignedInt, ..=255, since 2.15
                                pub const CHANNEL: paths::Arg<u32, 3> = paths::Arg::new(
                                    "Device.WiFi.Radio.{i}.ChannelScan().Output.ScanResult.{i}.OpClassScan.{i}.ChannelScan.{i}.Channel",
                                );
                                /// `Device.WiFi.Radio.{i}.ChannelScan().Output.ScanResult.{i}.OpClassScan.{i}.ChannelScan.{i}.TimeStamp`: dateTime, since 2.15
                                pub const TIME_STAMP: paths::Arg<
                                    usp_datamodel::value::DateTime<'static>,
                                    3,
                                > = paths::Arg::new(
                                    "Device.WiFi.Radio.{i}.ChannelScan().Output.ScanResult.{i}.OpClassScan.{i}.ChannelScan.{i}.TimeStamp",
                                );
                                /// `Device.WiFi.Radio.{i}.ChannelScan().Output.ScanResult.{i}.OpClassScan.{i}.ChannelScan.{i}.Utilization`: unsignedInt, ..=255, since 2.15
                                pub const UTILIZATION: paths::Arg<u32, 3> = paths::Arg::new(
                                    "Device.WiFi.Radio.{i}.ChannelScan().Output.ScanResult.{i}.OpClassScan.{i}.ChannelScan.{i}.Utilization",
                                );
                                /// `Device.WiFi.Radio.{i}.ChannelScan().Output.ScanResult.{i}.OpClassScan.{i}.ChannelScan.{i}.Noise`: unsignedInt, ..=255, since 2.15
                                pub const NOISE: paths::Arg<u32, 3> = paths::Arg::new(
                                    "Device.WiFi.Radio.{i}.ChannelScan().Output.ScanResult.{i}.OpClassScan.{i}.ChannelScan.{i}.Noise",
                                );
                                /// `Device.WiFi.Radio.{i}.ChannelScan().Output.ScanResult.{i}.OpClassScan.{i}.ChannelScan.{i}.ScanStatus`: string, one of `0` `1` `2` `3` `4` `5` `6` `7`, since 2.17
                                pub const SCAN_STATUS: paths::Arg<str, 3> = paths::Arg::new(
                                    "Device.WiFi.Radio.{i}.ChannelScan().Output.ScanResult.{i}.OpClassScan.{i}.ChannelScan.{i}.ScanStatus",
                                );
                                /// `Device.WiFi.Radio.{i}.ChannelScan().Output.ScanResult.{i}.OpClassScan.{i}.ChannelScan.{i}.NeighborBSS.{i}.`: since 2.15
                                pub mod neighbor_bss {
                                    use super::paths;
                                    /// `Device.WiFi.Radio.{i}.ChannelScan().Output.ScanResult.{i}.OpClassScan.{i}.ChannelScan.{i}.NeighborBSS.{i}.BSSID`: string (MACAddress), length 0..=17, since 2.15
                                    pub const BSSID: paths::Arg<str, 4> = paths::Arg::new(
                                        "Device.WiFi.Radio.{i}.ChannelScan().Output.ScanResult.{i}.OpClassScan.{i}.ChannelScan.{i}.NeighborBSS.{i}.BSSID",
                                    );
                                    /// `Device.WiFi.Radio.{i}.ChannelScan().Output.ScanResult.{i}.OpClassScan.{i}.ChannelScan.{i}.NeighborBSS.{i}.SSID`: string, since 2.15
                                    pub const SSID: paths::Arg<str, 4> = paths::Arg::new(
                                        "Device.WiFi.Radio.{i}.ChannelScan().Output.ScanResult.{i}.OpClassScan.{i}.ChannelScan.{i}.NeighborBSS.{i}.SSID",
                                    );
                                    /// `Device.WiFi.Radio.{i}.ChannelScan().Output.ScanResult.{i}.OpClassScan.{i}.ChannelScan.{i}.NeighborBSS.{i}.SignalStrength`: unsignedInt, ..=255, in dBm, since 2.15
                                    pub const SIGNAL_STRENGTH: paths::Arg<u32, 4> = paths::Arg::new(
                                        "Device.WiFi.Radio.{i}.ChannelScan().Output.ScanResult.{i}.OpClassScan.{i}.ChannelScan.{i}.NeighborBSS.{i}.SignalStrength",
                                    );
                                    /// `Device.WiFi.Radio.{i}.ChannelScan().Output.ScanResult.{i}.OpClassScan.{i}.ChannelScan.{i}.NeighborBSS.{i}.ChannelBandwidth`: string, since 2.15
                                    pub const CHANNEL_BANDWIDTH: paths::Arg<str, 4> =
                                        paths::Arg::new(
                                            "Device.WiFi.Radio.{i}.ChannelScan().Output.ScanResult.{i}.OpClassScan.{i}.ChannelScan.{i}.NeighborBSS.{i}.ChannelBandwidth",
                                        );
                                    /// `Device.WiFi.Radio.{i}.ChannelScan().Output.ScanResult.{i}.OpClassScan.{i}.ChannelScan.{i}.NeighborBSS.{i}.ChannelUtilization`: unsignedInt, ..=255, since 2.15
                                    pub const CHANNEL_UTILIZATION: paths::Arg<u32, 4> =
                                        paths::Arg::new(
                                            "Device.WiFi.Radio.{i}.ChannelScan().Output.ScanResult.{i}.OpClassScan.{i}.ChannelScan.{i}.NeighborBSS.{i}.ChannelUtilization",
                                        );
                                    /// `Device.WiFi.Radio.{i}.ChannelScan().Output.ScanResult.{i}.OpClassScan.{i}.ChannelScan.{i}.NeighborBSS.{i}.StationCount`: unsignedInt, since 2.15
                                    pub const STATION_COUNT: paths::Arg<u32, 4> = paths::Arg::new(
                                        "Device.WiFi.Radio.{i}.ChannelScan().Output.ScanResult.{i}.OpClassScan.{i}.ChannelScan.{i}.NeighborBSS.{i}.StationCount",
                                    );
                                    /// `Device.WiFi.Radio.{i}.ChannelScan().Output.ScanResult.{i}.OpClassScan.{i}.ChannelScan.{i}.NeighborBSS.{i}.MLDMACAddress`: string (MACAddress), length 0..=17, since 2.17
                                    pub const MLDMAC_ADDRESS: paths::Arg<str, 4> = paths::Arg::new(
                                        "Device.WiFi.Radio.{i}.ChannelScan().Output.ScanResult.{i}.OpClassScan.{i}.ChannelScan.{i}.NeighborBSS.{i}.MLDMACAddress",
                                    );
                                    /// `Device.WiFi.Radio.{i}.ChannelScan().Output.ScanResult.{i}.OpClassScan.{i}.ChannelScan.{i}.NeighborBSS.{i}.ReportingBSSID`: string (MACAddress), length 0..=17, since 2.17
                                    pub const REPORTING_BSSID: paths::Arg<str, 4> = paths::Arg::new(
                                        "Device.WiFi.Radio.{i}.ChannelScan().Output.ScanResult.{i}.OpClassScan.{i}.ChannelScan.{i}.NeighborBSS.{i}.ReportingBSSID",
                                    );
                                    /// `Device.WiFi.Radio.{i}.ChannelScan().Output.ScanResult.{i}.OpClassScan.{i}.ChannelScan.{i}.NeighborBSS.{i}.MultiBSSID`: boolean, since 2.17
                                    pub const MULTI_BSSID: paths::Arg<bool, 4> = paths::Arg::new(
                                        "Device.WiFi.Radio.{i}.ChannelScan().Output.ScanResult.{i}.OpClassScan.{i}.ChannelScan.{i}.NeighborBSS.{i}.MultiBSSID",
                                    );
                                    /// `Device.WiFi.Radio.{i}.ChannelScan().Output.ScanResult.{i}.OpClassScan.{i}.ChannelScan.{i}.NeighborBSS.{i}.BSSLoadElementPresent`: boolean, since 2.17
                                    pub const BSS_LOAD_ELEMENT_PRESENT: paths::Arg<bool, 4> =
                                        paths::Arg::new(
                                            "Device.WiFi.Radio.{i}.ChannelScan().Output.ScanResult.{i}.OpClassScan.{i}.ChannelScan.{i}.NeighborBSS.{i}.BSSLoadElementPresent",
                                        );
                                    /// `Device.WiFi.Radio.{i}.ChannelScan().Output.ScanResult.{i}.OpClassScan.{i}.ChannelScan.{i}.NeighborBSS.{i}.BSSColor`: unsignedInt, ..=63, since 2.17
                                    pub const BSS_COLOR: paths::Arg<u32, 4> = paths::Arg::new(
                                        "Device.WiFi.Radio.{i}.ChannelScan().Output.ScanResult.{i}.OpClassScan.{i}.ChannelScan.{i}.NeighborBSS.{i}.BSSColor",
                                    );
                                    /// `Device.WiFi.Radio.{i}.ChannelScan().Output.ScanResult.{i}.OpClassScan.{i}.ChannelScan.{i}.NeighborBSS.{i}.SecurityModeEnabled`: string, one of `None` `WEP` `WPA` `WPA2` `WPA-WPA2` `WPA-Enterprise` `WPA2-Enterprise` `WPA-WPA2-Enterprise` `WPA3-SAE` `WPA2-PSK-WPA3-SAE` `WPA3-Enterprise` `OWE`, since 2.15
                                    pub const SECURITY_MODE_ENABLED: paths::Arg<str, 4> =
                                        paths::Arg::new(
                                            "Device.WiFi.Radio.{i}.ChannelScan().Output.ScanResult.{i}.OpClassScan.{i}.ChannelScan.{i}.NeighborBSS.{i}.SecurityModeEnabled",
                                        );
                                    /// `Device.WiFi.Radio.{i}.ChannelScan().Output.ScanResult.{i}.OpClassScan.{i}.ChannelScan.{i}.NeighborBSS.{i}.EncryptionMode`: list of string, one of `TKIP` `AES`, since 2.15
                                    pub const ENCRYPTION_MODE: paths::Arg<paths::ListOf<str>, 4> =
                                        paths::Arg::new(
                                            "Device.WiFi.Radio.{i}.ChannelScan().Output.ScanResult.{i}.OpClassScan.{i}.ChannelScan.{i}.NeighborBSS.{i}.EncryptionMode",
                                        );
                                    /// `Device.WiFi.Radio.{i}.ChannelScan().Output.ScanResult.{i}.OpClassScan.{i}.ChannelScan.{i}.NeighborBSS.{i}.SupportedStandards`: list of string, one of `a` `b` `g` `n` `ac` `ax` `be`, since 2.15
                                    pub const SUPPORTED_STANDARDS: paths::Arg<
                                        paths::ListOf<str>,
                                        4,
                                    > = paths::Arg::new(
                                        "Device.WiFi.Radio.{i}.ChannelScan().Output.ScanResult.{i}.OpClassScan.{i}.ChannelScan.{i}.NeighborBSS.{i}.SupportedStandards",
                                    );
                                    /// `Device.WiFi.Radio.{i}.ChannelScan().Output.ScanResult.{i}.OpClassScan.{i}.ChannelScan.{i}.NeighborBSS.{i}.OperatingStandards`: list of string, since 2.15
                                    pub const OPERATING_STANDARDS: paths::Arg<
                                        paths::ListOf<str>,
                                        4,
                                    > = paths::Arg::new(
                                        "Device.WiFi.Radio.{i}.ChannelScan().Output.ScanResult.{i}.OpClassScan.{i}.ChannelScan.{i}.NeighborBSS.{i}.OperatingStandards",
                                    );
                                    /// `Device.WiFi.Radio.{i}.ChannelScan().Output.ScanResult.{i}.OpClassScan.{i}.ChannelScan.{i}.NeighborBSS.{i}.BasicDataTransferRates`: list of string, since 2.15
                                    pub const BASIC_DATA_TRANSFER_RATES: paths::Arg<
                                        paths::ListOf<str>,
                                        4,
                                    > = paths::Arg::new(
                                        "Device.WiFi.Radio.{i}.ChannelScan().Output.ScanResult.{i}.OpClassScan.{i}.ChannelScan.{i}.NeighborBSS.{i}.BasicDataTransferRates",
                                    );
                                    /// `Device.WiFi.Radio.{i}.ChannelScan().Output.ScanResult.{i}.OpClassScan.{i}.ChannelScan.{i}.NeighborBSS.{i}.SupportedDataTransferRates`: list of string, since 2.15
                                    pub const SUPPORTED_DATA_TRANSFER_RATES: paths::Arg<
                                        paths::ListOf<str>,
                                        4,
                                    > = paths::Arg::new(
                                        "Device.WiFi.Radio.{i}.ChannelScan().Output.ScanResult.{i}.OpClassScan.{i}.ChannelScan.{i}.NeighborBSS.{i}.SupportedDataTransferRates",
                                    );
                                    /// `Device.WiFi.Radio.{i}.ChannelScan().Output.ScanResult.{i}.OpClassScan.{i}.ChannelScan.{i}.NeighborBSS.{i}.SupportedNSS`: unsignedInt, since 2.15
                                    pub const SUPPORTED_NSS: paths::Arg<u32, 4> = paths::Arg::new(
                                        "Device.WiFi.Radio.{i}.ChannelScan().Output.ScanResult.{i}.OpClassScan.{i}.ChannelScan.{i}.NeighborBSS.{i}.SupportedNSS",
                                    );
                                    /// `Device.WiFi.Radio.{i}.ChannelScan().Output.ScanResult.{i}.OpClassScan.{i}.ChannelScan.{i}.NeighborBSS.{i}.DTIMPeriod`: unsignedInt, in ms, since 2.15
                                    pub const DTIM_PERIOD: paths::Arg<u32, 4> = paths::Arg::new(
                                        "Device.WiFi.Radio.{i}.ChannelScan().Output.ScanResult.{i}.OpClassScan.{i}.ChannelScan.{i}.NeighborBSS.{i}.DTIMPeriod",
                                    );
                                    /// `Device.WiFi.Radio.{i}.ChannelScan().Output.ScanResult.{i}.OpClassScan.{i}.ChannelScan.{i}.NeighborBSS.{i}.BeaconPeriod`: unsignedInt, in ms, since 2.15
                                    pub const BEACON_PERIOD: paths::Arg<u32, 4> = paths::Arg::new(
                                        "Device.WiFi.Radio.{i}.ChannelScan().Output.ScanResult.{i}.OpClassScan.{i}.ChannelScan.{i}.NeighborBSS.{i}.BeaconPeriod",
                                    );
                                }
                            }
                        }
                    }
                }
            }
            /// `Device.WiFi.Radio.{i}.Stats.`: since 2.12
            pub mod stats {
                use super::paths;
                /// The object itself.
                pub const OBJECT: paths::Object<1> =
                    paths::Object::new("Device.WiFi.Radio.{i}.Stats.");
                /// `Device.WiFi.Radio.{i}.Stats.Reset()`: command, since 2.19
                pub const RESET: paths::Command<1> =
                    paths::Command::new("Device.WiFi.Radio.{i}.Stats.Reset()");
                /// `Device.WiFi.Radio.{i}.Stats.BytesSent`: unsignedLong (StatsCounter64), in bytes, read only, since 2.12
                pub const BYTES_SENT: paths::Param<u64, 1> =
                    paths::Param::new("Device.WiFi.Radio.{i}.Stats.BytesSent");
                /// `Device.WiFi.Radio.{i}.Stats.BytesReceived`: unsignedLong (StatsCounter64), in bytes, read only, since 2.12
                pub const BYTES_RECEIVED: paths::Param<u64, 1> =
                    paths::Param::new("Device.WiFi.Radio.{i}.Stats.BytesReceived");
                /// `Device.WiFi.Radio.{i}.Stats.PacketsSent`: unsignedLong (StatsCounter64), in packets, read only, since 2.12
                pub const PACKETS_SENT: paths::Param<u64, 1> =
                    paths::Param::new("Device.WiFi.Radio.{i}.Stats.PacketsSent");
                /// `Device.WiFi.Radio.{i}.Stats.PacketsReceived`: unsignedLong (StatsCounter64), in packets, read only, since 2.12
                pub const PACKETS_RECEIVED: paths::Param<u64, 1> =
                    paths::Param::new("Device.WiFi.Radio.{i}.Stats.PacketsReceived");
                /// `Device.WiFi.Radio.{i}.Stats.ErrorsSent`: unsignedInt (StatsCounter32), in packets, read only, since 2.12
                pub const ERRORS_SENT: paths::Param<u32, 1> =
                    paths::Param::new("Device.WiFi.Radio.{i}.Stats.ErrorsSent");
                /// `Device.WiFi.Radio.{i}.Stats.ErrorsReceived`: unsignedInt (StatsCounter32), in packets, read only, since 2.12
                pub const ERRORS_RECEIVED: paths::Param<u32, 1> =
                    paths::Param::new("Device.WiFi.Radio.{i}.Stats.ErrorsReceived");
                /// `Device.WiFi.Radio.{i}.Stats.DiscardPacketsSent`: unsignedInt (StatsCounter32), in packets, read only, since 2.12
                pub const DISCARD_PACKETS_SENT: paths::Param<u32, 1> =
                    paths::Param::new("Device.WiFi.Radio.{i}.Stats.DiscardPacketsSent");
                /// `Device.WiFi.Radio.{i}.Stats.DiscardPacketsReceived`: unsignedInt (StatsCounter32), in packets, read only, since 2.12
                pub const DISCARD_PACKETS_RECEIVED: paths::Param<u32, 1> =
                    paths::Param::new("Device.WiFi.Radio.{i}.Stats.DiscardPacketsReceived");
                /// `Device.WiFi.Radio.{i}.Stats.CtsReceived`: unsignedLong (StatsCounter64), read only, since 2.14
                pub const CTS_RECEIVED: paths::Param<u64, 1> =
                    paths::Param::new("Device.WiFi.Radio.{i}.Stats.CtsReceived");
                /// `Device.WiFi.Radio.{i}.Stats.NoCtsReceived`: unsignedLong (StatsCounter64), read only, since 2.14
                pub const NO_CTS_RECEIVED: paths::Param<u64, 1> =
                    paths::Param::new("Device.WiFi.Radio.{i}.Stats.NoCtsReceived");
                /// `Device.WiFi.Radio.{i}.Stats.FrameHeaderError`: unsignedLong (StatsCounter64), read only, since 2.14
                pub const FRAME_HEADER_ERROR: paths::Param<u64, 1> =
                    paths::Param::new("Device.WiFi.Radio.{i}.Stats.FrameHeaderError");
                /// `Device.WiFi.Radio.{i}.Stats.GoodPLCPReceived`: unsignedLong (StatsCounter64), read only, since 2.14
                pub const GOOD_PLCP_RECEIVED: paths::Param<u64, 1> =
                    paths::Param::new("Device.WiFi.Radio.{i}.Stats.GoodPLCPReceived");
                /// `Device.WiFi.Radio.{i}.Stats.DPacketOtherMACReceived`: unsignedLong (StatsCounter64), read only, since 2.14
                pub const D_PACKET_OTHER_MAC_RECEIVED: paths::Param<u64, 1> =
                    paths::Param::new("Device.WiFi.Radio.{i}.Stats.DPacketOtherMACReceived");
                /// `Device.WiFi.Radio.{i}.Stats.MPacketOtherMACReceived`: unsignedLong (StatsCounter64), read only, since 2.14
                pub const M_PACKET_OTHER_MAC_RECEIVED: paths::Param<u64, 1> =
                    paths::Param::new("Device.WiFi.Radio.{i}.Stats.MPacketOtherMACReceived");
                /// `Device.WiFi.Radio.{i}.Stats.CPacketOtherMACReceived`: unsignedLong (StatsCounter64), read only, since 2.14
                pub const C_PACKET_OTHER_MAC_RECEIVED: paths::Param<u64, 1> =
                    paths::Param::new("Device.WiFi.Radio.{i}.Stats.CPacketOtherMACReceived");
                /// `Device.WiFi.Radio.{i}.Stats.CtsOtherMACReceived`: unsignedLong (StatsCounter64), read only, since 2.14
                pub const CTS_OTHER_MAC_RECEIVED: paths::Param<u64, 1> =
                    paths::Param::new("Device.WiFi.Radio.{i}.Stats.CtsOtherMACReceived");
                /// `Device.WiFi.Radio.{i}.Stats.RtsOtherMACReceived`: unsignedLong (StatsCounter64), read only, since 2.14
                pub const RTS_OTHER_MAC_RECEIVED: paths::Param<u64, 1> =
                    paths::Param::new("Device.WiFi.Radio.{i}.Stats.RtsOtherMACReceived");
                /// `Device.WiFi.Radio.{i}.Stats.PLCPErrorCount`: unsignedInt, read only, since 2.12
                pub const PLCP_ERROR_COUNT: paths::Param<u32, 1> =
                    paths::Param::new("Device.WiFi.Radio.{i}.Stats.PLCPErrorCount");
                /// `Device.WiFi.Radio.{i}.Stats.FCSErrorCount`: unsignedInt, read only, since 2.12
                pub const FCS_ERROR_COUNT: paths::Param<u32, 1> =
                    paths::Param::new("Device.WiFi.Radio.{i}.Stats.FCSErrorCount");
                /// `Device.WiFi.Radio.{i}.Stats.InvalidMACCount`: unsignedInt, read only, since 2.12
                pub const INVALID_MAC_COUNT: paths::Param<u32, 1> =
                    paths::Param::new("Device.WiFi.Radio.{i}.Stats.InvalidMACCount");
                /// `Device.WiFi.Radio.{i}.Stats.PacketsOtherReceived`: unsignedInt, read only, since 2.12
                pub const PACKETS_OTHER_RECEIVED: paths::Param<u32, 1> =
                    paths::Param::new("Device.WiFi.Radio.{i}.Stats.PacketsOtherReceived");
                /// `Device.WiFi.Radio.{i}.Stats.Noise`: int, in dBm, read only, since 2.12
                pub const NOISE: paths::Param<i32, 1> =
                    paths::Param::new("Device.WiFi.Radio.{i}.Stats.Noise");
                /// `Device.WiFi.Radio.{i}.Stats.TotalChannelChangeCount`: unsignedInt, read only, since 2.12
                pub const TOTAL_CHANNEL_CHANGE_COUNT: paths::Param<u32, 1> =
                    paths::Param::new("Device.WiFi.Radio.{i}.Stats.TotalChannelChangeCount");
                /// `Device.WiFi.Radio.{i}.Stats.ManualChannelChangeCount`: unsignedInt, read only, since 2.12
                pub const MANUAL_CHANNEL_CHANGE_COUNT: paths::Param<u32, 1> =
                    paths::Param::new("Device.WiFi.Radio.{i}.Stats.ManualChannelChangeCount");
                /// `Device.WiFi.Radio.{i}.Stats.AutoStartupChannelChangeCount`: unsignedInt, read only, since 2.12
                pub const AUTO_STARTUP_CHANNEL_CHANGE_COUNT: paths::Param<u32, 1> =
                    paths::Param::new("Device.WiFi.Radio.{i}.Stats.AutoStartupChannelChangeCount");
                /// `Device.WiFi.Radio.{i}.Stats.AutoUserChannelChangeCount`: unsignedInt, read only, since 2.12
                pub const AUTO_USER_CHANNEL_CHANGE_COUNT: paths::Param<u32, 1> =
                    paths::Param::new("Device.WiFi.Radio.{i}.Stats.AutoUserChannelChangeCount");
                /// `Device.WiFi.Radio.{i}.Stats.AutoRefreshChannelChangeCount`: unsignedInt, read only, since 2.12
                pub const AUTO_REFRESH_CHANNEL_CHANGE_COUNT: paths::Param<u32, 1> =
                    paths::Param::new("Device.WiFi.Radio.{i}.Stats.AutoRefreshChannelChangeCount");
                /// `Device.WiFi.Radio.{i}.Stats.AutoDynamicChannelChangeCount`: unsignedInt, read only, since 2.12
                pub const AUTO_DYNAMIC_CHANNEL_CHANGE_COUNT: paths::Param<u32, 1> =
                    paths::Param::new("Device.WiFi.Radio.{i}.Stats.AutoDynamicChannelChangeCount");
                /// `Device.WiFi.Radio.{i}.Stats.AutoDFSChannelChangeCount`: unsignedInt, read only, since 2.12
                pub const AUTO_DFS_CHANNEL_CHANGE_COUNT: paths::Param<u32, 1> =
                    paths::Param::new("Device.WiFi.Radio.{i}.Stats.AutoDFSChannelChangeCount");
            }
        }
    }
    /// `Device.LocalAgent.`: since 2.12
    pub mod local_agent {
        use super::paths;
        /// `Device.LocalAgent.MTP.{i}.`: rows are added and deleted, since 2.12
        pub mod mtp {
            use super::paths;
            /// The table itself.
            pub const OBJECT: paths::Table<0, 1> = paths::Table::new("Device.LocalAgent.MTP.{i}.");
            /// `Device.LocalAgent.MTP.{i}.Alias`: string (_AliasUSP), length 0..=64, written when its row is added, since 2.12
            pub const ALIAS: paths::Param<str, 1> =
                paths::Param::new("Device.LocalAgent.MTP.{i}.Alias");
            /// `Device.LocalAgent.MTP.{i}.Enable`: boolean, read and write, since 2.12
            pub const ENABLE: paths::Param<bool, 1> =
                paths::Param::new("Device.LocalAgent.MTP.{i}.Enable");
            /// `Device.LocalAgent.MTP.{i}.Status`: string, one of `Up` `Down` `Error`, read only, since 2.12
            pub const STATUS: paths::Param<str, 1> =
                paths::Param::new("Device.LocalAgent.MTP.{i}.Status");
            /// `Device.LocalAgent.MTP.{i}.Protocol`: string, read and write, since 2.12
            pub const PROTOCOL: paths::Param<str, 1> =
                paths::Param::new("Device.LocalAgent.MTP.{i}.Protocol");
            /// `Device.LocalAgent.MTP.{i}.EnableMDNS`: boolean, read and write, since 2.12
            pub const ENABLE_MDNS: paths::Param<bool, 1> =
                paths::Param::new("Device.LocalAgent.MTP.{i}.EnableMDNS");
            /// `Device.LocalAgent.MTP.{i}.STOMP.`: need not exist, since 2.12
            pub mod stomp {
                use super::paths;
                /// The object itself.
                pub const OBJECT: paths::Object<1> =
                    paths::Object::new("Device.LocalAgent.MTP.{i}.STOMP.");
                /// `Device.LocalAgent.MTP.{i}.STOMP.Reference`: string, read and write, since 2.12
                pub const REFERENCE: paths::Param<str, 1> =
                    paths::Param::new("Device.LocalAgent.MTP.{i}.STOMP.Reference");
                /// `Device.LocalAgent.MTP.{i}.STOMP.Destination`: string, read and write, since 2.12
                pub const DESTINATION: paths::Param<str, 1> =
                    paths::Param::new("Device.LocalAgent.MTP.{i}.STOMP.Destination");
                /// `Device.LocalAgent.MTP.{i}.STOMP.DestinationFromServer`: string, read only, since 2.12
                pub const DESTINATION_FROM_SERVER: paths::Param<str, 1> =
                    paths::Param::new("Device.LocalAgent.MTP.{i}.STOMP.DestinationFromServer");
            }
            /// `Device.LocalAgent.MTP.{i}.WebSocket.`: need not exist, since 2.12
            pub mod web_socket {
                use super::paths;
                /// The object itself.
                pub const OBJECT: paths::Object<1> =
                    paths::Object::new("Device.LocalAgent.MTP.{i}.WebSocket.");
                /// `Device.LocalAgent.MTP.{i}.WebSocket.Interfaces`: list of string, read and write, since 2.12
                pub const INTERFACES: paths::Param<paths::ListOf<str>, 1> =
                    paths::Param::new("Device.LocalAgent.MTP.{i}.WebSocket.Interfaces");
                /// `Device.LocalAgent.MTP.{i}.WebSocket.Port`: unsignedInt, 1..=65535, read and write, since 2.12
                pub const PORT: paths::Param<u32, 1> =
                    paths::Param::new("Device.LocalAgent.MTP.{i}.WebSocket.Port");
                /// `Device.LocalAgent.MTP.{i}.WebSocket.Path`: string, read and write, since 2.12
                pub const PATH: paths::Param<str, 1> =
                    paths::Param::new("Device.LocalAgent.MTP.{i}.WebSocket.Path");
                /// `Device.LocalAgent.MTP.{i}.WebSocket.EnableEncryption`: boolean, read and write, since 2.14
                pub const ENABLE_ENCRYPTION: paths::Param<bool, 1> =
                    paths::Param::new("Device.LocalAgent.MTP.{i}.WebSocket.EnableEncryption");
                /// `Device.LocalAgent.MTP.{i}.WebSocket.KeepAliveInterval`: unsignedInt, 1..=, in seconds, read and write, since 2.15
                pub const KEEP_ALIVE_INTERVAL: paths::Param<u32, 1> =
                    paths::Param::new("Device.LocalAgent.MTP.{i}.WebSocket.KeepAliveInterval");
            }
            /// `Device.LocalAgent.MTP.{i}.MQTT.`: need not exist, since 2.13
            pub mod mqtt {
                use super::paths;
                /// The object itself.
                pub const OBJECT: paths::Object<1> =
                    paths::Object::new("Device.LocalAgent.MTP.{i}.MQTT.");
                /// `Device.LocalAgent.MTP.{i}.MQTT.Reference`: string, read and write, since 2.13
                pub const REFERENCE: paths::Param<str, 1> =
                    paths::Param::new("Device.LocalAgent.MTP.{i}.MQTT.Reference");
                /// `Device.LocalAgent.MTP.{i}.MQTT.ResponseTopicConfigured`: string, length 0..=65535, read and write, since 2.13
                pub const RESPONSE_TOPIC_CONFIGURED: paths::Param<str, 1> =
                    paths::Param::new("Device.LocalAgent.MTP.{i}.MQTT.ResponseTopicConfigured");
                /// `Device.LocalAgent.MTP.{i}.MQTT.ResponseTopicDiscovered`: string, length 0..=65535, read only, since 2.13
                pub const RESPONSE_TOPIC_DISCOVERED: paths::Param<str, 1> =
                    paths::Param::new("Device.LocalAgent.MTP.{i}.MQTT.ResponseTopicDiscovered");
                /// `Device.LocalAgent.MTP.{i}.MQTT.PublishQoS`: unsignedInt, 0..=2, read and write, since 2.13
                pub const PUBLISH_QO_S: paths::Param<u32, 1> =
                    paths::Param::new("Device.LocalAgent.MTP.{i}.MQTT.PublishQoS");
            }
            /// `Device.LocalAgent.MTP.{i}.UDS.`: need not exist, since 2.16
            pub mod uds {
                use super::paths;
                /// The object itself.
                pub const OBJECT: paths::Object<1> =
                    paths::Object::new("Device.LocalAgent.MTP.{i}.UDS.");
                /// `Device.LocalAgent.MTP.{i}.UDS.UnixDomainSocketRef`: string, read and write, since 2.16
                pub const UNIX_DOMAIN_SOCKET_REF: paths::Param<str, 1> =
                    paths::Param::new("Device.LocalAgent.MTP.{i}.UDS.UnixDomainSocketRef");
            }
        }
    }
}
