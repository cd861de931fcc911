//! The protobuf JSON mapping (ProtoJSON) of wire structs and of [`Record`], by serde.
//!
//! A Record looks like its wire struct; unknown fields are not part of the mapping and are left out.

mod kinds;
mod messages;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

use crate::{Record, wire};

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
