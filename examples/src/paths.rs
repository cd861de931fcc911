//! Constants for some paths of TR-181.
//!
//! Written by `cargo run -q -p xtask -- path-constants`; not to be edited.

use usp_datamodel::paths;

/// `Device.`: since 2.12
pub mod device {
    use super::paths;
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
            /// `Device.WiFi.Radio.{i}.InitiateCCAMeasurement()`: asynchronous command, since 2.15
            pub const INITIATE_CCA_MEASUREMENT: paths::Command<1> =
                paths::Command::new("Device.WiFi.Radio.{i}.InitiateCCAMeasurement()");
            /// `Device.WiFi.Radio.{i}.FullScan()`: asynchronous command, since 2.15
            pub const FULL_SCAN: paths::Command<1> =
                paths::Command::new("Device.WiFi.Radio.{i}.FullScan()");
            /// `Device.WiFi.Radio.{i}.ChannelScan()`: asynchronous command, since 2.15
            pub const CHANNEL_SCAN: paths::Command<1> =
                paths::Command::new("Device.WiFi.Radio.{i}.ChannelScan()");
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
