//! Between domain types and wire structs, field by field.

use alloc::{string::String, vec::Vec};

/// A field of one layer as the same field of the other one.
///
/// Like [`Into`], which cannot be implemented for lists of our types.
pub(crate) trait Convert<T> {
    fn convert(self) -> T;
}

macro_rules! same {
    ($($type:ty),*) => { $(
        impl Convert<$type> for $type {
            fn convert(self) -> $type {
                self
            }
        }
    )* };
}
same!(bool, u32, String);

impl<T, U: Convert<T>> Convert<Vec<T>> for Vec<U> {
    fn convert(self) -> Vec<T> {
        self.into_iter().map(Convert::convert).collect()
    }
}

/// Implements `From` in both directions for structs with the same fields, none of which can be wrong.
macro_rules! same_fields {
    ($($domain:ident = $($wire:ident)::+ { $($fields:tt)* })*) => { $(
        crate::convert::from_both_ways!($domain = $($wire)::+ { $($fields)* });
        crate::convert::json_by_wire!($domain, crate::wire::$($wire)::+);
    )* };
}
pub(crate) use same_fields;

macro_rules! from_both_ways {
    ($domain:ident = $($wire:ident)::+ { $($field:ident),* $(,)? }) => {
        impl From<$domain> for crate::wire::$($wire)::+ {
            fn from(domain: $domain) -> Self {
                Self { $($field: crate::convert::Convert::convert(domain.$field)),* }
            }
        }

        impl From<crate::wire::$($wire)::+> for $domain {
            fn from(wire: crate::wire::$($wire)::+) -> Self {
                Self { $($field: crate::convert::Convert::convert(wire.$field)),* }
            }
        }

        crate::convert::convert_by_into!($domain, crate::wire::$($wire)::+);
    };
}
pub(crate) use from_both_ways;

/// Gives a type the JSON of its wire struct.
macro_rules! json_by_wire {
    ($domain:ty, $wire:ty) => {
        #[cfg(feature = "serde")]
        impl serde::Serialize for $domain {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                <$wire>::from(self.clone()).serialize(serializer)
            }
        }

        #[cfg(feature = "serde")]
        impl<'de> serde::Deserialize<'de> for $domain {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let wire = <$wire>::deserialize(deserializer)?;
                Self::try_from(wire).map_err(serde::de::Error::custom)
            }
        }
    };
}
pub(crate) use json_by_wire;

/// Lets lists of these types be converted as well.
macro_rules! convert_by_into {
    ($domain:ty, $wire:ty) => {
        impl crate::convert::Convert<$wire> for $domain {
            fn convert(self) -> $wire {
                self.into()
            }
        }

        impl crate::convert::Convert<$domain> for $wire {
            fn convert(self) -> $domain {
                self.into()
            }
        }
    };
}
pub(crate) use convert_by_into;

/// The same for a struct that has two or more names on the wire.
macro_rules! one_for_many {
    ($domain:ident $fields:tt = $($first:ident)::+ $(, $($wire:ident)::+)+) => {
        crate::convert::same_fields!($domain = $($first)::+ $fields);
        $( crate::convert::from_both_ways!($domain = $($wire)::+ $fields); )+
    };
}
pub(crate) use one_for_many;

/// Conversions of an answer whose entries succeed or fail, as Add, Set, Delete, Register and Deregister have it.
macro_rules! entries_with_status {
    ($resp:ident { $list:ident: $entry:ident } in $resp_mod:ident :: $entry_mod:ident) => {
        crate::convert::json_by_wire!($resp, crate::wire::$resp);
        crate::convert::json_by_wire!($entry, crate::wire::$resp_mod::$entry);

        impl From<$resp> for crate::wire::$resp {
            fn from(domain: $resp) -> Self {
                let $list = domain.$list.into_iter().map(Into::into).collect();
                Self { $list }
            }
        }

        impl TryFrom<crate::wire::$resp> for $resp {
            type Error = crate::InvalidMsg;

            fn try_from(wire: crate::wire::$resp) -> Result<Self, Self::Error> {
                let $list = crate::invalid_msg::try_list(stringify!($list), wire.$list)?;
                Ok(Self { $list })
            }
        }

        impl From<$entry> for crate::wire::$resp_mod::$entry {
            fn from(domain: $entry) -> Self {
                use crate::wire::$resp_mod::$entry_mod::{
                    OperationStatus, operation_status::OperStatus,
                };

                let oper_status = match domain.oper_status {
                    Ok(success) => OperStatus::OperSuccess(success.into()),
                    Err(failure) => OperStatus::OperFailure(failure.into()),
                };
                Self {
                    requested_path: domain.requested_path,
                    oper_status: Some(OperationStatus {
                        oper_status: Some(oper_status),
                    }),
                }
            }
        }

        impl TryFrom<crate::wire::$resp_mod::$entry> for $entry {
            type Error = crate::InvalidMsg;

            fn try_from(wire: crate::wire::$resp_mod::$entry) -> Result<Self, Self::Error> {
                use crate::wire::$resp_mod::$entry_mod::operation_status::OperStatus;

                // [R-ENC.3]
                let oper_status = match wire.oper_status.and_then(|s| s.oper_status) {
                    Some(OperStatus::OperSuccess(success)) => Ok(success.into()),
                    Some(OperStatus::OperFailure(failure)) => Err(failure.into()),
                    None => return Err(crate::InvalidMsg::no_alternative("oper_status")),
                };
                Ok(Self {
                    requested_path: wire.requested_path,
                    oper_status,
                })
            }
        }
    };
}
pub(crate) use entries_with_status;
