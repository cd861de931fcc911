//! Paths of a data model as constants, so that the compiler knows what stands there.
//!
//! A constant says by its type how many instance numbers the path needs, and what values the
//! parameter holds:
//!
//! ```
//! use usp_datamodel::paths::{Param, Table};
//!
//! const RADIO: Table<0, 1> = Table::new("Device.WiFi.Radio.{i}.");
//! const CHANNEL: Param<u32, 1> = Param::new("Device.WiFi.Radio.{i}.Channel");
//!
//! assert_eq!(CHANNEL.path([2])?.as_str(), "Device.WiFi.Radio.2.Channel");
//! assert_eq!(RADIO.table([])?.as_str(), "Device.WiFi.Radio.");
//! assert_eq!(CHANNEL.parse("36")?, 36);
//! assert_eq!(CHANNEL.text(36), "36");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! An argument of a command or event has the name that requests and answers carry:
//!
//! ```
//! use usp_datamodel::paths::Arg;
//!
//! const CHANNEL: Arg<u32, 1> =
//!     Arg::new("Device.WiFi.NeighboringWiFiDiagnostic().Output.Result.{i}.Channel");
//!
//! assert_eq!(CHANNEL.name([3])?, "Result.3.Channel");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Too few numbers do not compile, and neither does a constant that counts wrong:
//!
//! ```compile_fail
//! # use usp_datamodel::paths::Param;
//! const CHANNEL: Param<u32, 1> = Param::new("Device.WiFi.Radio.{i}.Channel");
//! let _ = CHANNEL.path([]);
//! ```
//!
//! ```compile_fail
//! # use usp_datamodel::paths::Param;
//! const CHANNEL: Param<u32, 0> = Param::new("Device.WiFi.Radio.{i}.Channel");
//! ```
//!
//! With the feature `generate`, `rust_paths` writes such constants for parts of a schema.

#[cfg(feature = "generate")]
mod generate;
mod value_type;

use alloc::string::{String, ToString};
use core::fmt;
use core::marker::PhantomData;

use usp_path::{BuildError, PathName, PathView};

#[cfg(feature = "generate")]
pub use self::generate::{GenerateError, rust_paths};
pub use self::value_type::{ListOf, ValueType};

use crate::schema::{CommandNode, EventNode, LookupError, Node, ObjectNode, ParamNode, Schema};
use crate::value::ValueError;

/// The number of `{i}` in a path.
const fn placeholders(path: &str) -> usize {
    let mut left = path.as_bytes();
    let mut count = 0_usize;
    while let [first, rest @ ..] = left {
        if let (b'{', [b'i', b'}', ..]) = (*first, rest) {
            count = count.saturating_add(1);
        }
        left = rest;
    }
    count
}

const fn ends_with(path: &str, ending: &[u8]) -> bool {
    let (mut path, mut ending) = (path.as_bytes(), ending);
    while let [before @ .., last] = ending {
        let [path_before @ .., path_last] = path else {
            return false;
        };
        if *last != *path_last {
            return false;
        }
        (path, ending) = (path_before, before);
    }
    true
}

/// The part of a path that names an argument among those of its command or event; empty when the
/// path is none of an argument.
const fn argument_name(path: &str) -> &str {
    let mut left = path.as_bytes();
    while let [_, rest @ ..] = left {
        let markers: [&[u8]; 3] = [b"().Input.", b"().Output.", b"!."];
        let mut markers: &[&[u8]] = &markers;
        while let [marker, others @ ..] = markers {
            if let Some(name) = behind(left, marker) {
                return match core::str::from_utf8(name) {
                    Ok(name) => name,
                    // What follows ASCII in a text is text.
                    Err(_) => "",
                };
            }
            markers = others;
        }
        left = rest;
    }
    ""
}

/// What follows a start.
const fn behind<'p>(mut path: &'p [u8], mut start: &[u8]) -> Option<&'p [u8]> {
    while let [first, others @ ..] = start {
        let [path_first, path_others @ ..] = path else {
            return None;
        };
        if *first != *path_first {
            return None;
        }
        (path, start) = (path_others, others);
    }
    Some(path)
}

/// The path with numbers in the place of its `{i}`.
fn filled(path: &str, numbers: &[u32]) -> Result<PathName, BuildError> {
    match PathView::parse(path) {
        Ok(path) => path.with_instances(numbers),
        Err(_) => Err(BuildError::NoPath(path.into())),
    }
}

macro_rules! texts {
    ($name:literal, [$($generic:tt)*], $type:ty) => {
        impl<$($generic)*> Clone for $type {
            fn clone(&self) -> Self {
                *self
            }
        }

        impl<$($generic)*> Copy for $type {}

        impl<$($generic)*> fmt::Debug for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}({})", $name, self.path)
            }
        }

        impl<$($generic)*> fmt::Display for $type {
            /// The path of the supported data model.
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.path)
            }
        }
    };
}

/// A single object, below `N` rows.
pub struct Object<const N: usize> {
    path: &'static str,
}

/// A table below `ABOVE` rows; the path of one of its rows has `N` instance numbers.
pub struct Table<const ABOVE: usize, const N: usize> {
    path: &'static str,
}

/// A parameter of a type, below `N` rows.
///
/// `T` is [`bool`], a number, [`str`], a type of [`value`](crate::value), or a [`ListOf`] them.
pub struct Param<T: ?Sized, const N: usize> {
    path: &'static str,
    ty: PhantomData<fn(&T)>,
}

/// A command, below `N` rows.
pub struct Command<const N: usize> {
    path: &'static str,
}

/// An event, below `N` rows.
pub struct Event<const N: usize> {
    path: &'static str,
}

/// An argument of a command or event, in `N` rows among the arguments.
///
/// `T` is as for a [`Param`].
pub struct Arg<T: ?Sized, const N: usize> {
    path: &'static str,
    ty: PhantomData<fn(&T)>,
}

texts!("Object", [const N: usize], Object<N>);
texts!("Table", [const ABOVE: usize, const N: usize], Table<ABOVE, N>);
texts!("Param", [T: ?Sized, const N: usize], Param<T, N>);
texts!("Command", [const N: usize], Command<N>);
texts!("Event", [const N: usize], Event<N>);
texts!("Arg", [T: ?Sized, const N: usize], Arg<T, N>);

fn find<'a, T>(
    schema: Schema<'a>,
    path: &str,
    kind: impl Fn(Node<'a>) -> Option<T>,
) -> Result<Option<T>, LookupError> {
    schema.lookup(path).map(|found| kind(found.node))
}

impl<const N: usize> Object<N> {
    /// The constant for a path of the supported data model.
    ///
    /// # Panics
    ///
    /// When the path is none of a single object, or needs another number of instances; for a constant the
    /// compiler says so.
    #[must_use]
    pub const fn new(path: &'static str) -> Self {
        assert!(
            ends_with(path, b".") && !ends_with(path, b"{i}."),
            "expected the path of a single object"
        );
        assert!(
            placeholders(path) == N,
            "the path needs another number of instances"
        );
        Self { path }
    }

    /// The path of the supported data model.
    #[must_use]
    pub const fn as_str(&self) -> &'static str {
        self.path
    }

    /// The path of the object with these instance numbers, from left to right.
    ///
    /// # Errors
    ///
    /// [`BuildError::Zero`] when a number is 0.
    pub fn path(&self, instances: [u32; N]) -> Result<PathName, BuildError> {
        filled(self.path, &instances)
    }

    /// The node in a schema; `None` when there is something else.
    ///
    /// # Errors
    ///
    /// [`LookupError`] when the schema does not have the path.
    pub fn node<'a>(&self, schema: Schema<'a>) -> Result<Option<ObjectNode<'a>>, LookupError> {
        find(schema, self.path, |node| {
            node.as_object().filter(|object| !object.is_table())
        })
    }
}

impl<const ABOVE: usize, const N: usize> Table<ABOVE, N> {
    /// The constant for a path of the supported data model.
    ///
    /// # Panics
    ///
    /// When the path is none of a table, or needs another number of instances; for a constant the
    /// compiler says so.
    #[must_use]
    pub const fn new(path: &'static str) -> Self {
        assert!(ends_with(path, b".{i}."), "expected the path of a table");
        assert!(
            placeholders(path) == N,
            "the path needs another number of instances"
        );
        assert!(
            ABOVE.saturating_add(1) == N,
            "a row has one number more than its table"
        );
        Self { path }
    }

    /// The path of the supported data model.
    #[must_use]
    pub const fn as_str(&self) -> &'static str {
        self.path
    }

    /// The path of the table itself, as an Add request wants it.
    ///
    /// # Errors
    ///
    /// [`BuildError::Zero`] when a number is 0.
    pub fn table(&self, instances: [u32; ABOVE]) -> Result<PathName, BuildError> {
        let table = self.path.strip_suffix("{i}.").unwrap_or(self.path);
        filled(table, &instances)
    }

    /// The path of a row with these instance numbers, from left to right.
    ///
    /// # Errors
    ///
    /// [`BuildError::Zero`] when a number is 0.
    pub fn row(&self, instances: [u32; N]) -> Result<PathName, BuildError> {
        filled(self.path, &instances)
    }

    /// The node in a schema; `None` when there is something else.
    ///
    /// # Errors
    ///
    /// [`LookupError`] when the schema does not have the path.
    pub fn node<'a>(&self, schema: Schema<'a>) -> Result<Option<ObjectNode<'a>>, LookupError> {
        find(schema, self.path, |node| {
            node.as_object().filter(ObjectNode::is_table)
        })
    }
}

impl<T: ValueType + ?Sized, const N: usize> Param<T, N> {
    /// The constant for a path of the supported data model.
    ///
    /// # Panics
    ///
    /// When the path is none of a parameter, or needs another number of instances; for a constant the
    /// compiler says so.
    #[must_use]
    pub const fn new(path: &'static str) -> Self {
        assert!(
            !ends_with(path, b".") && !ends_with(path, b"()") && !ends_with(path, b"!"),
            "expected the path of a parameter"
        );
        assert!(
            placeholders(path) == N,
            "the path needs another number of instances"
        );
        Self {
            path,
            ty: PhantomData,
        }
    }

    /// The path of the supported data model.
    #[must_use]
    pub const fn as_str(&self) -> &'static str {
        self.path
    }

    /// The path of the parameter with these instance numbers, from left to right.
    ///
    /// # Errors
    ///
    /// [`BuildError::Zero`] when a number is 0.
    pub fn path(&self, instances: [u32; N]) -> Result<PathName, BuildError> {
        filled(self.path, &instances)
    }

    /// Reads a value by the lexical rules of the type; facets are for [`Type::validate`].
    ///
    /// [`Type::validate`]: crate::types::Type::validate
    ///
    /// # Errors
    ///
    /// [`ValueError`] with code 7011.
    pub fn parse<'v>(&self, text: &'v str) -> Result<T::Value<'v>, ValueError> {
        T::parse(text)
    }

    /// A value as the text that requests and answers carry.
    pub fn text(&self, value: T::Value<'_>) -> String {
        T::text(value)
    }

    /// The node in a schema; `None` when there is something else.
    ///
    /// # Errors
    ///
    /// [`LookupError`] when the schema does not have the path.
    pub fn node<'a>(&self, schema: Schema<'a>) -> Result<Option<ParamNode<'a>>, LookupError> {
        find(schema, self.path, |node| {
            node.as_param().filter(T::is_type_of)
        })
    }
}

impl<const N: usize> Command<N> {
    /// The constant for a path of the supported data model.
    ///
    /// # Panics
    ///
    /// When the path is none of a command, or needs another number of instances; for a constant the
    /// compiler says so.
    #[must_use]
    pub const fn new(path: &'static str) -> Self {
        assert!(ends_with(path, b"()"), "expected the path of a command");
        assert!(
            placeholders(path) == N,
            "the path needs another number of instances"
        );
        Self { path }
    }

    /// The path of the supported data model.
    #[must_use]
    pub const fn as_str(&self) -> &'static str {
        self.path
    }

    /// The path of the command with these instance numbers, from left to right.
    ///
    /// # Errors
    ///
    /// [`BuildError::Zero`] when a number is 0.
    pub fn path(&self, instances: [u32; N]) -> Result<PathName, BuildError> {
        filled(self.path, &instances)
    }

    /// The node in a schema; `None` when there is something else.
    ///
    /// # Errors
    ///
    /// [`LookupError`] when the schema does not have the path.
    pub fn node<'a>(&self, schema: Schema<'a>) -> Result<Option<CommandNode<'a>>, LookupError> {
        find(schema, self.path, |node| node.as_command())
    }
}

impl<const N: usize> Event<N> {
    /// The constant for a path of the supported data model.
    ///
    /// # Panics
    ///
    /// When the path is none of an event, or needs another number of instances; for a constant the
    /// compiler says so.
    #[must_use]
    pub const fn new(path: &'static str) -> Self {
        assert!(ends_with(path, b"!"), "expected the path of an event");
        assert!(
            placeholders(path) == N,
            "the path needs another number of instances"
        );
        Self { path }
    }

    /// The path of the supported data model.
    #[must_use]
    pub const fn as_str(&self) -> &'static str {
        self.path
    }

    /// The path of the event with these instance numbers, from left to right.
    ///
    /// # Errors
    ///
    /// [`BuildError::Zero`] when a number is 0.
    pub fn path(&self, instances: [u32; N]) -> Result<PathName, BuildError> {
        filled(self.path, &instances)
    }

    /// The node in a schema; `None` when there is something else.
    ///
    /// # Errors
    ///
    /// [`LookupError`] when the schema does not have the path.
    pub fn node<'a>(&self, schema: Schema<'a>) -> Result<Option<EventNode<'a>>, LookupError> {
        find(schema, self.path, |node| node.as_event())
    }
}

impl<T: ValueType + ?Sized, const N: usize> Arg<T, N> {
    /// The constant for a path such as `Device.Reboot().Input.Cause` or `Device.Boot!.Cause`.
    ///
    /// # Panics
    ///
    /// When the path is none of an argument, or what names it among the arguments needs another
    /// number of instances; for a constant the compiler says so.
    #[must_use]
    pub const fn new(path: &'static str) -> Self {
        let name = argument_name(path);
        assert!(
            !name.is_empty() && !ends_with(name, b"."),
            "expected the path of an argument"
        );
        assert!(
            placeholders(name) == N,
            "the argument needs another number of instances"
        );
        Self {
            path,
            ty: PhantomData,
        }
    }

    /// The path in the schema: that of the command or event, `Input` or `Output`, and the argument.
    #[must_use]
    pub const fn as_str(&self) -> &'static str {
        self.path
    }

    /// The name in the arguments of a request, answer or notification, with these instance numbers.
    ///
    /// # Errors
    ///
    /// [`BuildError::Zero`] when a number is 0.
    pub fn name(&self, instances: [u32; N]) -> Result<String, BuildError> {
        if instances.contains(&0) {
            return Err(BuildError::Zero);
        }
        let mut name = String::new();
        let mut instances = instances.iter();
        for part in argument_name(self.path).split("{i}") {
            if !name.is_empty() {
                name.extend(instances.next().map(ToString::to_string));
            }
            name.push_str(part);
        }
        Ok(name)
    }

    /// Reads a value by the lexical rules of the type; facets are for [`Type::validate`].
    ///
    /// [`Type::validate`]: crate::types::Type::validate
    ///
    /// # Errors
    ///
    /// [`ValueError`] with code 7011.
    pub fn parse<'v>(&self, text: &'v str) -> Result<T::Value<'v>, ValueError> {
        T::parse(text)
    }

    /// A value as the text that requests and answers carry.
    pub fn text(&self, value: T::Value<'_>) -> String {
        T::text(value)
    }

    /// The node in a schema; `None` when there is something else.
    ///
    /// # Errors
    ///
    /// [`LookupError`] when the schema does not have the path.
    pub fn node<'a>(&self, schema: Schema<'a>) -> Result<Option<ParamNode<'a>>, LookupError> {
        find(schema, self.path, |node| {
            let is_argument = |param: &ParamNode<'_>| param.is_argument() && T::is_type_of(param);
            node.as_param().filter(is_argument)
        })
    }
}
