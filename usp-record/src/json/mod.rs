//! The protobuf JSON mapping (ProtoJSON) of wire structs and of [`Record`], by serde.
//!
//! A Record looks like its wire struct; unknown fields are not part of the mapping and are left out.

mod kinds;
mod messages;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

use alloc::string::String;

use crate::{EndpointId, EndpointIdText, ErrorCode, Record, Subscribed, Version, wire};

impl Serialize for Record {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        wire::Record::from(self.clone()).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Record {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let wire = wire::Record::deserialize(deserializer)?;
        Self::try_from(wire).map_err(D::Error::custom)
    }
}

/// Types that are a text, and that some texts are not.
macro_rules! json_of_text {
    ($($name:ident),*) => { $(
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                Self::try_from(String::deserialize(deserializer)?).map_err(D::Error::custom)
            }
        }
    )* };
}

json_of_text!(EndpointId, EndpointIdText, Subscribed, Version);

impl Serialize for ErrorCode {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u32(self.number())
    }
}

impl<'de> Deserialize<'de> for ErrorCode {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        u32::deserialize(deserializer).map(Self::new)
    }
}
