//! Order and equality of values: typed, total, and of unique keys.

use alloc::vec::Vec;
use core::cmp::Ordering;

use super::{Value, ValueError};
use crate::types::Type;

/// The order that values have: numbers and times only. Other types are equal or not.
impl PartialOrd for Value<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        match (self, other) {
            (Self::Decimal(a), Self::Decimal(b)) => Some(a.cmp(b)),
            (Self::DateTime(a), Self::DateTime(b)) => a.partial_cmp(b),
            _ => match (self.as_integer(), other.as_integer()) {
                (Some(a), Some(b)) if self.rank() == other.rank() => Some(a.cmp(&b)),
                _ => (self == other).then_some(Ordering::Equal),
            },
        }
    }
}

impl Value<'_> {
    fn rank(&self) -> u8 {
        match self {
            Self::String(_) => 0,
            Self::Path(_) => 1,
            Self::Boolean(_) => 2,
            Self::Int(_) => 3,
            Self::Long(_) => 4,
            Self::UnsignedInt(_) => 5,
            Self::UnsignedLong(_) => 6,
            Self::Decimal(_) => 7,
            Self::DateTime(_) => 8,
            Self::Base64(_) => 9,
            Self::HexBinary(_) => 10,
            Self::List(_) => 11,
        }
    }

    /// A total order that agrees with equality, and with the order of numbers and times.
    ///
    /// Text goes by its bytes, octets by their values, `false` before `true`, lists item by item.
    #[must_use]
    pub fn total_cmp(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::String(a), Self::String(b)) | (Self::Path(a), Self::Path(b)) => a.cmp(b),
            (Self::Boolean(a), Self::Boolean(b)) => a.cmp(b),
            (Self::Decimal(a), Self::Decimal(b)) => a.cmp(b),
            (Self::DateTime(a), Self::DateTime(b)) => a.total_cmp(b),
            (Self::Base64(a), Self::Base64(b)) => a.cmp(b),
            (Self::HexBinary(a), Self::HexBinary(b)) => a.cmp(b),
            (Self::List(a), Self::List(b)) => {
                let (mut a, mut b) = (a.values(), b.values());
                loop {
                    match (a.next(), b.next()) {
                        (None, None) => return Ordering::Equal,
                        (None, Some(_)) => return Ordering::Less,
                        (Some(_), None) => return Ordering::Greater,
                        (Some(a), Some(b)) => {
                            let order = a.total_cmp(&b);
                            if order.is_ne() {
                                return order;
                            }
                        }
                    }
                }
            }
            _ => self
                .rank()
                .cmp(&other.rank())
                .then_with(|| self.as_integer().cmp(&other.as_integer())),
        }
    }
}

impl Type<'_> {
    /// Compares two values: `None` where they have no order.
    ///
    /// Numbers and times have an order; an unknown time, and a time since boot beside a point in
    /// time, have none. Values of other types are equal or have none.
    ///
    /// # Errors
    ///
    /// As [`Type::parse`], of the first text that fails.
    pub fn compare(&self, a: &str, b: &str) -> Result<Option<Ordering>, ValueError> {
        Ok(self.parse(a)?.partial_cmp(&self.parse(b)?))
    }

    /// A total order over any texts: values first, as [`Value::total_cmp`], then what is no value,
    /// by its bytes.
    #[must_use]
    pub fn total_cmp(&self, a: &str, b: &str) -> Ordering {
        match (self.parse(a), self.parse(b)) {
            (Ok(a), Ok(b)) => a.total_cmp(&b),
            (Ok(_), Err(_)) => Ordering::Less,
            (Err(_), Ok(_)) => Ordering::Greater,
            (Err(_), Err(_)) => a.cmp(b),
        }
    }

    /// Whether two texts are the same in a unique key: by value, and lists as sets.
    ///
    /// Texts that are no values are the same when their bytes are. Allocates only for lists of
    /// more than 16 items.
    #[must_use]
    pub fn key_eq(&self, a: &str, b: &str) -> bool {
        /// Up to here, looking at every pair is faster than sorting.
        const FEW: usize = 16;

        let (a, b) = match (self.parse(a), self.parse(b)) {
            (Ok(Value::List(a)), Ok(Value::List(b))) => (a, b),
            (Ok(a), Ok(b)) => return a == b,
            _ => return a == b,
        };
        let few = |count: usize| count <= FEW;
        if few(a.items().count()) && few(b.items().count()) {
            return a.values().all(|item| b.values().any(|other| item == other))
                && b.values().all(|item| a.values().any(|other| item == other));
        }
        let mut left: Vec<Value<'_>> = a.values().collect();
        let mut right: Vec<Value<'_>> = b.values().collect();
        for values in [&mut left, &mut right] {
            values.sort_unstable_by(Value::total_cmp);
            values.dedup();
        }
        left == right
    }
}
