// Written by `cargo run -p xtask -- codegen` from proto/usp-record.proto; not to be edited.

//! The protobuf JSON mapping, one kind of field at a time.

use alloc::{string::String, vec::Vec};
use base64::{
    Engine as _, alphabet,
    engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig, general_purpose::STANDARD},
};
use bytes::Bytes;
use core::{fmt, marker::PhantomData};

use serde::{
    de::{self, Deserialize, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor},
    ser::{Serialize, SerializeMap as _, Serializer},
};

/// How a field of Rust type `T` looks in JSON.
pub(crate) trait Kind<T> {
    /// Whether the field is left out, having the value that an absent field has.
    fn is_default(value: &T) -> bool;

    fn serialize<S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error>;

    fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error>;
}

/// A value with its kind, as serde wants it for output.
pub(crate) struct Out<'a, K, T>(pub(crate) &'a T, pub(crate) PhantomData<K>);

impl<K: Kind<T>, T> Serialize for Out<'_, K, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        K::serialize(self.0, serializer)
    }
}

/// A kind, as serde wants it for input.
struct In<K, T>(PhantomData<(K, T)>);

impl<'de, K: Kind<T>, T> DeserializeSeed<'de> for In<K, T> {
    type Value = T;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        K::deserialize(deserializer)
    }
}

/// The same, where `null` stands for an absent field.
struct InOrNull<K, T>(PhantomData<(K, T)>);

impl<'de, K: Kind<T>, T> DeserializeSeed<'de> for InOrNull<K, T> {
    type Value = Option<T>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<T>, D::Error> {
        deserializer.deserialize_option(self)
    }
}

impl<'de, K: Kind<T>, T> Visitor<'de> for InOrNull<K, T> {
    type Value = Option<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value or null")
    }

    fn visit_none<E: de::Error>(self) -> Result<Option<T>, E> {
        Ok(None)
    }

    fn visit_unit<E: de::Error>(self) -> Result<Option<T>, E> {
        Ok(None)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<T>, D::Error> {
        K::deserialize(deserializer).map(Some)
    }
}

/// Writes the fields of one message.
pub(super) struct Writer<S: Serializer>(S::SerializeMap);

impl<S: Serializer> Writer<S> {
    pub(super) fn new(serializer: S) -> Result<Self, S::Error> {
        serializer.serialize_map(None).map(Self)
    }

    /// A field that is left out when it has its default value.
    pub(super) fn field<K: Kind<T>, T>(&mut self, name: &str, value: &T) -> Result<(), S::Error> {
        if K::is_default(value) {
            Ok(())
        } else {
            self.member::<K, T>(name, value)
        }
    }

    /// A member of a oneof, which is there even if it has its default value.
    pub(super) fn member<K: Kind<T>, T>(&mut self, name: &str, value: &T) -> Result<(), S::Error> {
        self.0
            .serialize_entry(name, &Out::<K, T>(value, PhantomData))
    }

    pub(super) fn end(self) -> Result<S::Ok, S::Error> {
        self.0.end()
    }
}

/// Names of the fields of a message: those of JSON, and those of the schema at the same places.
#[derive(Clone, Copy)]
pub(super) struct Names {
    pub(super) json: &'static [&'static str],
    pub(super) proto: &'static [&'static str],
}

/// Reads the fields of one message.
pub(super) struct Reader<A> {
    map: A,
    names: Names,
    seen: Vec<&'static str>,
}

impl<'de, A: MapAccess<'de>> Reader<A> {
    pub(super) fn new(map: A, names: Names) -> Self {
        Self {
            map,
            names,
            seen: Vec::new(),
        }
    }

    /// JSON name of the next field; each may come once, under either name.
    pub(super) fn next(&mut self) -> Result<Option<&'static str>, A::Error> {
        let name = self.map.next_key_seed(self.names)?;
        if let Some(name) = name {
            if self.seen.contains(&name) {
                return Err(de::Error::duplicate_field(name));
            }
            self.seen.push(name);
        }
        Ok(name)
    }

    /// Value of that field; none if it is `null`.
    pub(super) fn value<K: Kind<T>, T>(&mut self) -> Result<Option<T>, A::Error> {
        self.map.next_value_seed(InOrNull::<K, T>(PhantomData))
    }
}

impl<'de> DeserializeSeed<'de> for Names {
    type Value = &'static str;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<&'static str, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for Names {
    type Value = &'static str;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name of a field")
    }

    fn visit_str<E: de::Error>(self, name: &str) -> Result<&'static str, E> {
        self.json
            .iter()
            .zip(self.proto)
            .find(|(json, proto)| **json == name || **proto == name)
            .map(|(json, _)| *json)
            .ok_or_else(|| E::unknown_field(name, self.json))
    }
}

/// Implements serde's traits for a message.
macro_rules! message {
    (
        $type:ty, $expecting:literal,
        { $( $field:ident $json:literal: $kind:ty, )* }
        $( $choice:ident: $($choice_type:ident)::+
            { $( $member:ident $member_name:literal $member_json:literal: $member_kind:ty, )* } )?
    ) => {
        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                #[allow(unused_mut, reason = "a message may have no fields")]
                let mut writer = $crate::json::kinds::Writer::<S>::new(serializer)?;
                $( writer.field::<$kind, _>($json, &self.$field)?; )*
                $(
                    type Choice = $($choice_type)::+;
                    match &self.$choice {
                        None => {}
                        $( Some(Choice::$member(value)) => {
                            writer.member::<$member_kind, _>($member_json, value)?;
                        } )*
                    }
                )?
                writer.end()
            }
        }

        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct Visitor;

                impl<'de> serde::de::Visitor<'de> for Visitor {
                    type Value = $type;

                    fn expecting(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                        f.write_str(concat!("an object that holds a ", $expecting))
                    }

                    fn visit_map<A>(self, map: A) -> Result<$type, A::Error>
                    where
                        A: serde::de::MapAccess<'de>,
                    {
                        $( type Choice = $($choice_type)::+; )?
                        let names = $crate::json::kinds::Names {
                            json: &[$($json,)* $( $($member_json,)* )?],
                            proto: &[$(stringify!($field),)* $( $($member_name,)* )?],
                        };
                        #[allow(unused_mut, reason = "a message may have no fields")]
                        let mut message = <$type>::default();
                        let mut reader = $crate::json::kinds::Reader::new(map, names);
                        #[allow(clippy::never_loop, reason = "a message may have no fields")]
                        while let Some(name) = reader.next()? {
                            match name {
                                $( $json => {
                                    message.$field = reader.value::<$kind, _>()?.unwrap_or_default();
                                } )*
                                $( $( $member_json => {
                                    if let Some(value) = reader.value::<$member_kind, _>()? {
                                        if message.$choice.is_some() {
                                            return Err(serde::de::Error::custom(concat!(
                                                "expected one alternative of ",
                                                stringify!($choice),
                                                ", found a second one"
                                            )));
                                        }
                                        message.$choice = Some(Choice::$member(value));
                                    }
                                } )* )?
                                _ => return Err(serde::de::Error::unknown_field(name, names.json)),
                            }
                        }
                        Ok(message)
                    }
                }

                deserializer.deserialize_map(Visitor)
            }
        }
    };
}
pub(super) use message;

/// A message that is the member of a oneof, or an entry of a list.
pub(crate) struct Nested;

impl<T: Serialize + for<'de> Deserialize<'de>> Kind<T> for Nested {
    fn is_default(_: &T) -> bool {
        false
    }

    fn serialize<S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
        value.serialize(serializer)
    }

    fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
        T::deserialize(deserializer)
    }
}

/// A text.
pub(crate) struct Text;

impl Kind<String> for Text {
    fn is_default(value: &String) -> bool {
        value.is_empty()
    }

    fn serialize<S: Serializer>(value: &String, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(value)
    }

    fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
        String::deserialize(deserializer)
    }
}

/// A list; `null` is not taken for an element.
pub(crate) struct List<K>(PhantomData<K>);

impl<K: Kind<T>, T> Kind<Vec<T>> for List<K> {
    fn is_default(value: &Vec<T>) -> bool {
        value.is_empty()
    }

    fn serialize<S: Serializer>(value: &Vec<T>, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(
            value
                .iter()
                .map(|element| Out::<K, T>(element, PhantomData)),
        )
    }

    fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<T>, D::Error> {
        struct Elements<K, T>(PhantomData<(K, T)>);

        impl<'de, K: Kind<T>, T> Visitor<'de> for Elements<K, T> {
            type Value = Vec<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an array")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Vec<T>, A::Error> {
                let mut list = Vec::new();
                while let Some(element) = seq.next_element_seed(In::<K, T>(PhantomData))? {
                    list.push(element);
                }
                Ok(list)
            }
        }

        deserializer.deserialize_seq(Elements::<K, T>(PhantomData))
    }
}

/// A whole number in decimal, or written as a fraction or power that is one: `"12"`, `12.0`, `1.2e1`.
struct Number;

impl Number {
    fn whole<E: de::Error>(value: f64) -> Result<u64, E> {
        const TOO_LARGE: f64 = 18_446_744_073_709_551_616.0;
        if (0.0..TOO_LARGE).contains(&value) && value % 1.0 == 0.0 {
            #[expect(
                clippy::as_conversions,
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "a whole number within the range of the type"
            )]
            Ok(value as u64)
        } else {
            Err(E::invalid_value(de::Unexpected::Float(value), &Self))
        }
    }
}

impl Visitor<'_> for Number {
    type Value = u64;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a number without sign and fraction, or a text with one")
    }

    fn visit_u64<E: de::Error>(self, value: u64) -> Result<u64, E> {
        Ok(value)
    }

    fn visit_i64<E: de::Error>(self, value: i64) -> Result<u64, E> {
        u64::try_from(value).map_err(|_| E::invalid_value(de::Unexpected::Signed(value), &self))
    }

    fn visit_f64<E: de::Error>(self, value: f64) -> Result<u64, E> {
        Self::whole(value)
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<u64, E> {
        let invalid = || E::invalid_value(de::Unexpected::Str(text), &self);
        if text.starts_with('+') {
            return Err(invalid());
        }
        if let Ok(number) = text.parse() {
            return Ok(number);
        }
        let digits_only = text
            .bytes()
            .all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'e' | b'E' | b'+' | b'-'));
        let number = digits_only.then(|| text.parse().ok()).flatten();
        Self::whole(number.ok_or_else(invalid)?)
    }
}

/// A number of 32 bits.
pub(crate) struct Fixed32;

impl Kind<u32> for Fixed32 {
    fn is_default(value: &u32) -> bool {
        *value == 0
    }

    fn serialize<S: Serializer>(value: &u32, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u32(*value)
    }

    fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u32, D::Error> {
        let number = deserializer.deserialize_any(Number)?;
        u32::try_from(number).map_err(|_| {
            de::Error::invalid_value(de::Unexpected::Unsigned(number), &"a number of 32 bits")
        })
    }
}

/// The names of an enumeration.
pub(crate) trait Enumeration {
    fn name(number: i32) -> Option<&'static str>;
    fn number(name: &str) -> Option<i32>;
}

macro_rules! enumeration {
    ($type:ty) => {
        impl $crate::json::kinds::Enumeration for $type {
            fn name(number: i32) -> Option<&'static str> {
                Self::try_from(number).ok().map(|value| value.as_str_name())
            }

            fn number(name: &str) -> Option<i32> {
                Self::from_str_name(name).map(Into::into)
            }
        }
    };
}
pub(super) use enumeration;

/// A value of an enumeration by its name, or by its number if it has no name.
pub(crate) struct Enum<E>(PhantomData<E>);

impl<E: Enumeration> Kind<i32> for Enum<E> {
    fn is_default(value: &i32) -> bool {
        *value == 0
    }

    fn serialize<S: Serializer>(value: &i32, serializer: S) -> Result<S::Ok, S::Error> {
        match E::name(*value) {
            Some(name) => serializer.serialize_str(name),
            None => serializer.serialize_i32(*value),
        }
    }

    fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<i32, D::Error> {
        struct NameOrNumber<E>(PhantomData<E>);

        impl<E: Enumeration> Visitor<'_> for NameOrNumber<E> {
            type Value = i32;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a name of the enumeration, or a number")
            }

            fn visit_str<F: de::Error>(self, name: &str) -> Result<i32, F> {
                E::number(name).ok_or_else(|| F::invalid_value(de::Unexpected::Str(name), &self))
            }

            fn visit_i64<F: de::Error>(self, number: i64) -> Result<i32, F> {
                i32::try_from(number)
                    .map_err(|_| F::invalid_value(de::Unexpected::Signed(number), &self))
            }

            fn visit_u64<F: de::Error>(self, number: u64) -> Result<i32, F> {
                i32::try_from(number)
                    .map_err(|_| F::invalid_value(de::Unexpected::Unsigned(number), &self))
            }
        }

        deserializer.deserialize_any(NameOrNumber::<E>(PhantomData))
    }
}

/// A number of 64 bits, in a text, for JavaScript has no such numbers.
pub(crate) struct Uint64;

impl Kind<u64> for Uint64 {
    fn is_default(value: &u64) -> bool {
        *value == 0
    }

    fn serialize<S: Serializer>(value: &u64, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(value)
    }

    fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u64, D::Error> {
        deserializer.deserialize_any(Number)
    }
}

/// Octets in base 64; on input with or without padding, in the usual or in the URL alphabet.
pub(crate) struct Octets;

impl Kind<Bytes> for Octets {
    fn is_default(value: &Bytes) -> bool {
        value.is_empty()
    }

    fn serialize<S: Serializer>(value: &Bytes, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&STANDARD.encode(value))
    }

    fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Bytes, D::Error> {
        struct Base64;

        impl Visitor<'_> for Base64 {
            type Value = Bytes;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text in base 64")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Bytes, E> {
                const ANY_PADDING: GeneralPurposeConfig = GeneralPurposeConfig::new()
                    .with_decode_padding_mode(DecodePaddingMode::Indifferent);
                let alphabet = if text.contains(['-', '_']) {
                    &alphabet::URL_SAFE
                } else {
                    &alphabet::STANDARD
                };
                GeneralPurpose::new(alphabet, ANY_PADDING)
                    .decode(text)
                    .map(Bytes::from)
                    .map_err(|_| E::invalid_value(de::Unexpected::Str(text), &self))
            }
        }

        deserializer.deserialize_str(Base64)
    }
}
