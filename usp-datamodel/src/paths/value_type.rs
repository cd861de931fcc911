//! Which Rust type stands for which type of TR-106.

use alloc::string::{String, ToString};
use core::convert::Infallible;
use core::marker::PhantomData;

use crate::schema::ParamNode;
use crate::types::{ListRule, NestedBrackets, Primitive, Type};
use crate::value::{Base64, DateTime, Decimal, HexBinary, List, Value, ValueError, ValueErrorKind};

mod sealed {
    use crate::types::Primitive;

    /// Keeps strange types out.
    #[expect(unnameable_types, reason = "nobody else implements it")]
    pub trait Sealed {}

    /// What a list may be of.
    #[expect(unnameable_types, reason = "nobody else implements it")]
    pub trait Item: Sealed {
        const PRIMITIVE: Primitive;
    }
}

/// A Rust type that names a type of TR-106.
///
/// | TR-106 | here | value |
/// |---|---|---|
/// | boolean | `bool` | `bool` |
/// | int, long, unsignedInt, unsignedLong | `i32`, `i64`, `u32`, `u64` | the same |
/// | string | `str` | `&str` |
/// | dateTime, decimal, base64, hexBinary | `DateTime<'static>` and so on | the view of [`value`](crate::value) |
/// | a list of any | [`ListOf<T>`](ListOf) | [`List`] |
pub trait ValueType: sealed::Sealed {
    /// What a value is read into.
    type Value<'v>;

    /// Reads a value.
    ///
    /// # Errors
    ///
    /// [`ValueError`] with code 7011.
    fn parse(text: &str) -> Result<Self::Value<'_>, ValueError>;

    /// A value as canonical text; a string as it is.
    fn text(value: Self::Value<'_>) -> String;

    /// Whether a parameter has this type.
    fn is_type_of(param: &ParamNode<'_>) -> bool;
}

/// A comma-separated list of values of a type; it has no values of its own.
#[derive(Debug)]
pub struct ListOf<T: ?Sized>(Infallible, PhantomData<fn(&T)>);

fn wrong(primitive: Primitive) -> ValueError {
    let kind = ValueErrorKind::Overflow {
        expected: primitive,
    };
    ValueError::new(kind, 0)
}

macro_rules! value_types {
    ($($type:ty => $primitive:ident, $variant:ident, $value:ty;)*) => {$(
        impl sealed::Sealed for $type {}

        impl ValueType for $type {
            type Value<'v> = $value;

            fn parse(text: &str) -> Result<Self::Value<'_>, ValueError> {
                let value = Type::new(Primitive::$primitive).parse(text)?;
                // A type without list rule and reference has no other values.
                if let Value::$variant(value) = value {
                    return Ok(value);
                }
                Err(wrong(Primitive::$primitive))
            }

            fn text(value: Self::Value<'_>) -> String {
                value.to_string()
            }

            fn is_type_of(param: &ParamNode<'_>) -> bool {
                let ty = param.ty();
                !ty.is_list() && ty.primitive() == Primitive::$primitive
            }
        }

        impl sealed::Item for $type {
            const PRIMITIVE: Primitive = Primitive::$primitive;
        }
    )*};
}

value_types! {
    bool => Boolean, Boolean, bool;
    i32 => Int, Int, i32;
    i64 => Long, Long, i64;
    u32 => UnsignedInt, UnsignedInt, u32;
    u64 => UnsignedLong, UnsignedLong, u64;
    Decimal<'static> => Decimal, Decimal, Decimal<'v>;
    DateTime<'static> => DateTime, DateTime, DateTime<'v>;
    Base64<'static> => Base64, Base64, Base64<'v>;
    HexBinary<'static> => HexBinary, HexBinary, HexBinary<'v>;
}

impl sealed::Sealed for str {}

impl ValueType for str {
    type Value<'v> = &'v Self;

    fn parse(text: &Self) -> Result<&Self, ValueError> {
        Ok(text)
    }

    fn text(value: &Self) -> String {
        value.into()
    }

    fn is_type_of(param: &ParamNode<'_>) -> bool {
        let ty = param.ty();
        !ty.is_list() && ty.primitive() == Primitive::String
    }
}

impl sealed::Item for str {
    const PRIMITIVE: Primitive = Primitive::String;
}

impl<T: sealed::Item + ?Sized> sealed::Sealed for ListOf<T> {}

impl<T: sealed::Item + ?Sized> ValueType for ListOf<T> {
    type Value<'v> = List<'v>;

    fn parse(text: &str) -> Result<List<'_>, ValueError> {
        // A model may ask for brackets around inner lists; a reader takes both.
        let rule = ListRule::new().with_nested(NestedBrackets::Permitted);
        let value = Type::new(T::PRIMITIVE).with_list(rule).parse(text)?;
        if let Value::List(list) = value {
            return Ok(list);
        }
        Err(wrong(T::PRIMITIVE))
    }

    fn text(value: List<'_>) -> String {
        Value::List(value).to_string()
    }

    fn is_type_of(param: &ParamNode<'_>) -> bool {
        let ty = param.ty();
        ty.is_list() && ty.primitive() == T::PRIMITIVE
    }
}
