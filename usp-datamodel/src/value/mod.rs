//! Values of the ten primitive types: read, checked, compared, printed.

mod decimal;
mod error;

pub use self::decimal::Decimal;
pub use self::error::{ErrorReport, ValueError, ValueErrorKind};
