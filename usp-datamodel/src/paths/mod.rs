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

use alloc::string::String;
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

texts!("Object", [const N: usize], Object<N>);
texts!("Table", [const ABOVE: usize, const N: usize], Table<ABOVE, N>);
texts!("Param", [T: ?Sized, const N: usize], Param<T, N>);
texts!("Command", [const N: usize], Command<N>);
texts!("Event", [const N: usize], Event<N>);

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
