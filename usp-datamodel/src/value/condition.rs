//! Components of search expressions, evaluated by type. `[R-ARC.9]`

use alloc::borrow::Cow;

use usp_path::{Constant, Leniency, Op, Operand};

use super::{DateTime, Value, ValueError, ValueErrorKind};
use crate::types::{Primitive, Type};

/// An operator and a constant that suit a type: what is left is to look at values.
///
/// Whether a component is right follows from the data model alone, so the answer to a request does
/// not depend on the instances that happen to exist.
#[derive(Clone, Debug)]
pub struct Condition<'a> {
    ty: Type<'a>,
    op: Op,
    constant: Cow<'a, str>,
    known: Known,
}

/// The constant, where its value is found out once and not beside each value.
#[derive(Clone, Copy, Debug)]
enum Known {
    /// A text that is equal to a value or not.
    Text,
    Boolean(bool),
    Integer(i128),
    /// Anything else.
    Other,
}

impl Known {
    fn new(constant: &Value<'_>) -> Self {
        if let Value::Boolean(value) = constant {
            return Self::Boolean(*value);
        }
        if let Value::String(_) = constant {
            return Self::Text;
        }
        constant.as_integer().map_or(Self::Other, Self::Integer)
    }
}

/// An operator or constant that does not suit the type of the parameter: USP error 7008.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ConditionError {
    /// The type does not have the operator.
    #[error("expected an operator of {primitive}, found {op}")]
    Operator {
        /// The type of the parameter; string for a list.
        primitive: Primitive,
        /// The operator.
        op: Op,
    },
    /// `~=` on a parameter that is no list.
    #[error("expected a list on the left of ~=")]
    NotAList,
    /// A constant in quotes whose type takes none, or the other way round.
    #[error("expected a constant of {primitive} {}", if primitive.is_quoted() { "in quotes" } else { "without quotes" })]
    Quotes {
        /// The type of the constant.
        primitive: Primitive,
    },
    /// A constant that is no value of the type.
    #[error("expected a constant of the type of the parameter: {0}")]
    Constant(ValueError),
    /// An order asked of the unknown time.
    #[error("expected == or != beside the unknown time, found {op}")]
    UnknownTime {
        /// The operator.
        op: Op,
    },
}

impl ConditionError {
    /// The USP error code: 7008, invalid path syntax.
    #[must_use]
    pub const fn code(&self) -> u32 {
        7008
    }
}

impl<'a> Condition<'a> {
    /// Checks an operator and a constant against the type of a parameter. `[R-ARC.9]`
    ///
    /// # Errors
    ///
    /// [`ConditionError`], whose code is 7008.
    pub fn new(ty: Type<'a>, op: Op, constant: &Constant<'a>) -> Result<Self, ConditionError> {
        Self::new_with(ty, op, constant, Leniency::STRICT)
    }

    /// The same with leniency: [`Leniency::QUOTED_CONSTANTS`] lets `[Enable=="true"]` pass,
    /// [`Leniency::UNQUOTED_STRINGS`] `[Name==eth0]`; others have no effect.
    ///
    /// # Errors
    ///
    /// [`ConditionError`], whose code is 7008.
    pub fn new_with(
        ty: Type<'a>,
        op: Op,
        constant: &Constant<'a>,
        leniency: Leniency,
    ) -> Result<Self, ConditionError> {
        if op.is_ordering() && (ty.is_list() || !has_order(ty.primitive())) {
            let primitive = ty.wire_primitive();
            return Err(ConditionError::Operator { primitive, op });
        }
        if matches!(op, Op::Contains) && !ty.is_list() {
            return Err(ConditionError::NotAList);
        }
        let mut condition = Self {
            ty,
            op,
            constant: constant.to_str(),
            known: Known::Other,
        };
        let whole = condition.is_whole_list();
        let primitive = if whole {
            Primitive::String
        } else {
            ty.primitive()
        };
        let tolerated = leniency.contains(if constant.is_quoted() {
            Leniency::QUOTED_CONSTANTS
        } else {
            Leniency::UNQUOTED_STRINGS
        });
        if constant.is_quoted() != primitive.is_quoted() && !tolerated {
            return Err(ConditionError::Quotes { primitive });
        }
        if whole {
            condition.known = Known::Text;
            return Ok(condition);
        }
        match ty.parse_scalar(&condition.constant) {
            Err(error) => Err(ConditionError::Constant(error)),
            Ok(Value::DateTime(DateTime::Unknown)) if op.is_ordering() => {
                Err(ConditionError::UnknownTime { op })
            }
            Ok(Value::DateTime(DateTime::Local(_))) => Err(ConditionError::Constant(
                ValueError::new(ValueErrorKind::MissingZone, 0),
            )),
            Ok(value) => {
                if !ty.is_list() {
                    condition.known = Known::new(&value);
                }
                Ok(condition)
            }
        }
    }

    /// The type of the values that it is for.
    pub(crate) const fn ty(&self) -> &Type<'a> {
        &self.ty
    }

    fn is_whole_list(&self) -> bool {
        self.ty.is_list() && !matches!(self.op, Op::Contains)
    }

    /// Whether a value satisfies the condition.
    ///
    /// A text that is no value of the type satisfies none.
    #[must_use]
    pub fn holds(&self, value: &str) -> bool {
        match self.known {
            Known::Text => return self.op.holds(value.cmp(&*self.constant)),
            Known::Boolean(constant) => {
                let value = match value {
                    "true" => true,
                    "false" => false,
                    other => match self.ty.parse_scalar(other) {
                        Ok(Value::Boolean(value)) => value,
                        _ => return false,
                    },
                };
                return (value == constant) == matches!(self.op, Op::Eq);
            }
            Known::Integer(constant) => {
                let value = short_number(value).map(i128::from).or_else(|| {
                    let value = self.ty.parse_scalar(value).ok()?;
                    value.as_integer()
                });
                return value.is_some_and(|value| self.op.holds(value.cmp(&constant)));
            }
            Known::Other => {}
        }
        let (Ok(value), Ok(constant)) =
            (self.ty.parse(value), self.ty.parse_scalar(&self.constant))
        else {
            return false;
        };
        match (&value, &constant) {
            (Value::List(list), _) => list.values().any(|item| item == constant),
            (Value::DateTime(value), Value::DateTime(constant)) => {
                times_hold(self.op, value, constant)
            }
            _ => match value.partial_cmp(&constant) {
                Some(order) => self.op.holds(order),
                None => matches!(self.op, Op::Ne),
            },
        }
    }
}

/// The number of one to nine digits, which is one of every integer type.
#[inline]
fn short_number(text: &str) -> Option<u32> {
    if text.is_empty() || text.len() > 9 {
        return None;
    }
    let mut number = 0_u32;
    for byte in text.bytes() {
        let digit = byte.wrapping_sub(b'0');
        if digit > 9 {
            return None;
        }
        number = number.wrapping_mul(10).wrapping_add(u32::from(digit));
    }
    Some(number)
}

/// Times with and without zone do not compare, and the unknown time has no order.
fn times_hold(op: Op, value: &DateTime<'_>, constant: &DateTime<'_>) -> bool {
    let zoned = |time: &DateTime<'_>| !matches!(time, DateTime::SinceBoot(_) | DateTime::Local(_));
    if zoned(value) != zoned(constant) || matches!(value, DateTime::Local(_)) {
        return false;
    }
    match value.partial_cmp(constant) {
        Some(order) if !matches!(value, DateTime::Unknown) => op.holds(order),
        _ if op.is_ordering() => false,
        _ => op.holds(value.total_cmp(constant)),
    }
}

const fn has_order(primitive: Primitive) -> bool {
    primitive.is_numeric() || matches!(primitive, Primitive::DateTime)
}

impl<'a> Type<'a> {
    /// Whether a value of this type satisfies a component of a search expression. `[R-ARC.9]`
    ///
    /// ```
    /// use usp_datamodel::types::{Primitive, Type};
    /// use usp_path::{Constant, Op};
    ///
    /// let int = Type::new(Primitive::Int);
    /// assert!(int.evaluate("0123", Op::Eq, &Constant::Bare("+123"))?);
    /// # Ok::<(), usp_datamodel::value::ConditionError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`ConditionError`], whose code is 7008, whatever the value is.
    pub fn evaluate(
        &self,
        value: &str,
        op: Op,
        constant: &Constant<'a>,
    ) -> Result<bool, ConditionError> {
        Ok(Condition::new(*self, op, constant)?.holds(value))
    }
}

/// The text of a value beside its type: what `usp-path` compares with the constants of a path.
#[derive(Clone, Copy, Debug)]
pub struct TypedText<'a> {
    ty: Type<'a>,
    text: &'a str,
}

impl<'a> TypedText<'a> {
    /// A value of a type.
    #[must_use]
    pub const fn new(ty: Type<'a>, text: &'a str) -> Self {
        Self { ty, text }
    }
}

impl Operand for TypedText<'_> {
    type Error = ConditionError;

    fn compare(&self, op: Op, constant: &Constant<'_>) -> Result<bool, ConditionError> {
        Ok(Condition::new(self.ty, op, constant)?.holds(self.text))
    }
}
