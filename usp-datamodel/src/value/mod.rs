//! Values of the ten primitive types: read, checked, compared, printed.

mod date_time;
mod decimal;
mod error;
mod integer;
mod octets;
mod text;

pub use self::date_time::{DateTime, Moment};
pub use self::decimal::Decimal;
pub use self::error::{ErrorReport, ValueError, ValueErrorKind};
pub use self::octets::{Base64, HexBinary};
pub use self::text::Text;
pub mod pattern;
