//! TR-106 XML on the host: documents in, a [`DataModel`] out.
//!
//! [`Loader::load`] takes a DM document, flattened or as the root of many files that a [`Resolver`]
//! hands over, and [`DataModel::compile`] makes the packed image of which a
//! [`Schema`](crate::Schema) is a view. Nothing here reads a file or a clock.

#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "TR-106 has many elements, of which each place takes a few"
)]

mod attributes;
mod compile;
mod compile_path;
mod compile_type;
mod device_type;
mod entities;
mod error;
mod expand;
mod expand_body;
mod expand_profile;
mod file_name;
mod finish;
mod intern;
mod limits;
mod lint;
mod load;
mod model;
mod names;
mod narrow;
mod reference;
mod source;
mod syntax;
mod tree;
mod write;
mod write_text;

pub use self::compile::CompileError;
pub use self::device_type::DeviceType;
pub use self::error::{Diagnostic, LoadError, Severity};
pub use self::file_name::best_file;
pub use self::limits::Limits;
pub use self::load::{Loaded, Loader, NoFiles, Resolved, Resolver};
pub use self::model::DataModel;
pub use self::source::Place;
pub use self::write::{SchemaFile, write_model};
