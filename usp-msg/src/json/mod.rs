//! The protobuf JSON mapping (ProtoJSON) of wire structs and domain types, by serde.
//!
//! A domain type looks like the wire struct it stands for.

mod kinds;
mod messages;

use core::marker::PhantomData;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

use self::kinds::{Enum, Fixed32, Kind, Map, Out, Text};
use crate::{
    ErrorCode, MsgId, StringMap,
    get_supported_dm::{
        CmdType, ObjAccessType, ParamAccessType, ParamValueType, SupportedParams, ValueChangeType,
    },
    wire::get_supported_dm_resp as numbers,
};

/// A type that is a single field on the wire.
macro_rules! json_of_field {
    ($($domain:ty = $wire:ty as $kind:ty;)*) => { $(
        impl Serialize for $domain {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let wire: $wire = self.clone().into();
                Out::<$kind, _>(&wire, PhantomData).serialize(serializer)
            }
        }

        impl<'de> Deserialize<'de> for $domain {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let wire: $wire = <$kind as Kind<$wire>>::deserialize(deserializer)?;
                Self::try_from(wire).map_err(D::Error::custom)
            }
        }
    )* };
}

json_of_field! {
    MsgId = alloc::string::String as Text;
    ErrorCode = u32 as Fixed32;
    StringMap = alloc::vec::Vec<crate::wire::MapEntry> as Map;
    SupportedParams = alloc::vec::Vec<numbers::SupportedParamResult> as kinds::List<kinds::Nested>;
    ObjAccessType = i32 as Enum<numbers::ObjAccessType>;
    ParamAccessType = i32 as Enum<numbers::ParamAccessType>;
    ParamValueType = i32 as Enum<numbers::ParamValueType>;
    ValueChangeType = i32 as Enum<numbers::ValueChangeType>;
    CmdType = i32 as Enum<numbers::CmdType>;
}
