//! Evaluation of expressions, whatever holds the values.

use crate::{
    Component, ComponentError, Constant, ExprView, Leniency, Op,
    error::ComponentErrorReason as Reason, search::Components,
};

/// A typed value that an expression's constant can be compared with.
///
/// `usp-datamodel` implements it for its values.
pub trait Operand {
    /// What may go wrong, for instance a constant that is no value of the type.
    type Error;

    /// Whether the operator holds between this value and the constant.
    ///
    /// # Errors
    ///
    /// If the operator or the constant does not fit the type of the value.
    fn compare(&self, op: Op, constant: &Constant<'_>) -> Result<bool, Self::Error>;
}

impl<'a> ExprView<'a> {
    /// Whether all components hold, each decided by the callback; asks no further than the first that does not.
    ///
    /// ```
    /// use usp_path::Expr;
    ///
    /// let expr = Expr::parse(r#"[Name=="eth0"&&Stats.ErrorsSent>0]"#)?;
    /// let holds = expr.view().matches(|component| {
    ///     Ok::<_, core::convert::Infallible>(component.param().as_str() == "Name")
    /// });
    /// assert_eq!(holds, Ok(false));
    /// # Ok::<(), usp_path::ParseError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// The first error of the callback.
    pub fn matches<E>(
        self,
        mut holds: impl FnMut(&Component<'a>) -> Result<bool, E>,
    ) -> Result<bool, E> {
        for component in self.components() {
            if !holds(&component)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Starts an evaluation that says which values it needs next.
    #[must_use]
    pub fn evaluate(self) -> Evaluation<'a> {
        let mut components = self.iter();
        let step = next_step(&mut components);
        Evaluation { components, step }
    }
}

/// An evaluation in progress: one row against one expression.
///
/// ```
/// use usp_path::{Constant, Expr, Op, Operand, Step};
///
/// struct Text(&'static str);
///
/// impl Operand for Text {
///     type Error = &'static str;
///     fn compare(&self, op: Op, constant: &Constant<'_>) -> Result<bool, Self::Error> {
///         match op {
///             Op::Eq => Ok(constant.to_str() == self.0),
///             Op::Ne => Ok(constant.to_str() != self.0),
///             _ => Err("not for texts"),
///         }
///     }
/// }
///
/// let expr = Expr::parse(r#"[LowerLayers#*+.Name=="wl1"]"#)?;
/// let mut evaluation = expr.view().evaluate();
/// let Step::Need(component) = evaluation.step() else { unreachable!() };
/// assert_eq!(component.param().as_str(), "LowerLayers#*+.Name");
/// evaluation.supply([Text("wl0"), Text("wl1")])?;
/// assert_eq!(evaluation.step(), Step::Match);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Evaluation<'a> {
    components: Components<'a>,
    step: Step<'a>,
}

/// What an evaluation needs, or what came out of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(clippy::exhaustive_enums, reason = "there is no other outcome")]
pub enum Step<'a> {
    /// The values of this component's parameter; [`Evaluation::supply`] takes them.
    Need(Component<'a>),
    /// The row matches.
    Match,
    /// The row does not match.
    NoMatch,
}

fn next_step<'a>(components: &mut Components<'a>) -> Step<'a> {
    components.next().map_or(Step::Match, Step::Need)
}

impl<'a> Evaluation<'a> {
    /// What is needed next, or the outcome.
    #[must_use]
    pub const fn step(&self) -> Step<'a> {
        self.step
    }

    /// Answers the component that is needed: whether it holds. Nothing happens if the outcome is there already.
    pub fn answer(&mut self, holds: bool) {
        if let Step::Need(_) = self.step {
            self.step = if holds {
                next_step(&mut self.components)
            } else {
                Step::NoMatch
            };
        }
    }

    /// Takes the values of the parameter that is needed and compares them.
    ///
    /// None, for a null reference or a parameter that the row does not have: the component does not hold. Several, behind
    /// `#*+`: one that satisfies it suffices. Nothing happens if the outcome is there already.
    ///
    /// # Errors
    ///
    /// The first error of a comparison; the evaluation stays where it was.
    pub fn supply<V: Operand>(
        &mut self,
        values: impl IntoIterator<Item = V>,
    ) -> Result<(), V::Error> {
        let Step::Need(component) = self.step else {
            return Ok(());
        };
        let mut holds = false;
        for value in values {
            if value.compare(component.op(), &component.constant())? {
                holds = true;
                break;
            }
        }
        self.answer(holds);
        Ok(())
    }
}

/// The classes of types that expressions tell apart. \[R-ARC.9\]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(
    clippy::exhaustive_enums,
    reason = "the data types of TR-106 are closed"
)]
pub enum TypeClass {
    /// string and what is derived from it: `==`, `!=`; quoted.
    Text,
    /// base64, hexBinary: `==`, `!=`; quoted.
    Octets,
    /// boolean: `==`, `!=`; true, false, 1, 0.
    Boolean,
    /// int, long, unsignedInt, unsignedLong: all but `~=`; digits with a sign or without.
    Integer,
    /// decimal: all but `~=`; digits with a sign or a point, or without.
    Decimal,
    /// dateTime: all but `~=`; the Unknown Time only `==`, `!=`.
    DateTime,
}

/// The Unknown Time of TR-106, which has no order.
pub const UNKNOWN_TIME: &str = "0001-01-01T00:00:00Z";

impl Component<'_> {
    /// Whether operator and constant fit a parameter of this type, so that it can be told before any row is looked at.
    ///
    /// `list` says that the parameter is a comma-separated list of that type: `~=` takes one element, `==` and `!=` the
    /// whole text in quotes. Numbers are checked for their form, not for the range of the type, times for their form.
    ///
    /// # Errors
    ///
    /// A [`ComponentError`] of code 7008. With [`Leniency::QUOTED_CONSTANTS`] quotes around a value of another type than
    /// text pass, with [`Leniency::UNQUOTED_STRINGS`] text without quotes.
    pub fn check(
        &self,
        class: TypeClass,
        list: bool,
        leniency: Leniency,
    ) -> Result<(), ComponentError> {
        let op = self.op();
        let element = op == Op::Contains;
        let class = if list && !element {
            TypeClass::Text
        } else {
            class
        };
        let ordered = matches!(
            class,
            TypeClass::Integer | TypeClass::Decimal | TypeClass::DateTime
        );
        if element != (list && element) || (op.is_ordering() && !ordered) {
            return Err(ComponentError::new(Reason::Operator, self));
        }
        let constant = self.constant();
        if matches!(class, TypeClass::Text | TypeClass::Octets) {
            let fits = constant.is_quoted() || leniency.contains(Leniency::UNQUOTED_STRINGS);
            return if fits {
                Ok(())
            } else {
                Err(ComponentError::new(Reason::Unquoted, self))
            };
        }
        if constant.is_quoted() && !leniency.contains(Leniency::QUOTED_CONSTANTS) {
            return Err(ComponentError::new(Reason::Quoted, self));
        }
        let text = constant.to_str();
        if !has_form(class, &text) {
            return Err(ComponentError::new(Reason::Constant, self));
        }
        if class == TypeClass::DateTime && op.is_ordering() && text == UNKNOWN_TIME {
            return Err(ComponentError::new(Reason::Operator, self));
        }
        Ok(())
    }
}

fn has_form(class: TypeClass, text: &str) -> bool {
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    match class {
        TypeClass::Text | TypeClass::Octets => true,
        TypeClass::Boolean => matches!(text, "true" | "false" | "1" | "0"),
        TypeClass::Integer => !unsigned.is_empty() && digits(unsigned),
        TypeClass::Decimal => {
            let (whole, part) = unsigned.split_once('.').unwrap_or((unsigned, ""));
            !(whole.is_empty() && part.is_empty()) && digits(whole) && digits(part)
        }
        TypeClass::DateTime => is_date_time(text),
    }
}

/// yyyy-mm-ddThh:mm:ss, a fraction or none, a zone or none; that the day exists is for the typed comparison to say.
fn is_date_time(text: &str) -> bool {
    let shape = |text: &str, shape: &str| {
        text.len() == shape.len()
            && text
                .bytes()
                .zip(shape.bytes())
                .all(|(byte, want)| match want {
                    b'0' => byte.is_ascii_digit(),
                    other => byte == other,
                })
    };
    let Some((seconds, rest)) = text.split_at_checked("0000-00-00T00:00:00".len()) else {
        return false;
    };
    let zone = match rest.strip_prefix('.') {
        Some(fraction) => {
            let zone = fraction.trim_start_matches(|c: char| c.is_ascii_digit());
            if zone.len() == fraction.len() {
                return false;
            }
            zone
        }
        None => rest,
    };
    shape(seconds, "0000-00-00T00:00:00")
        && (zone.is_empty() || zone == "Z" || shape(zone, "+00:00") || shape(zone, "-00:00"))
}
