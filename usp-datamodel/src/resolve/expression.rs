//! Search expressions against the rows of one table.

use alloc::boxed::Box;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::task::Poll;

use usp_path::{Component, Constant, ExprView, Op, Segment};

use super::walker::Walker;
use super::{DataSource, Permissions, PlaceId, ResolveError, ResolveErrorKind};
use crate::Supported;
use crate::schema::{NodeId, ObjectNode, ParamNode};
use crate::value::{Condition, ConditionError};

/// An expression made ready for the rows of one table.
pub(super) struct Filter<'p> {
    components: Vec<Test<'p>>,
    /// Parameters with the values that every matching row has, for an index.
    pub(super) equals: Vec<(NodeId, String)>,
}

/// One component.
enum Test<'p> {
    /// A parameter of the row, or of single objects in it.
    Own {
        objects: Vec<NodeId>,
        param: NodeId,
        /// The null value, for a requester who does not see another.
        blank: Option<&'p str>,
        condition: Box<Condition<'p>>,
    },
    /// A parameter behind references; its type is known when they have been followed.
    Behind {
        way: Vec<Segment<'p>>,
        name: &'p str,
        op: Op,
        constant: Constant<'p>,
    },
}

impl<'p> Filter<'p> {
    /// Checks an expression against the data model, before any row is looked at. `[R-ARC.9]`
    pub(super) fn new(
        supported: &'p Supported<'p>,
        table: ObjectNode<'p>,
        expression: ExprView<'p>,
        segment: usize,
        view: &dyn Permissions,
    ) -> Result<Self, ResolveError> {
        let mut filter = Self {
            components: Vec::new(),
            equals: Vec::new(),
        };
        for component in expression.components() {
            let test = if component.param().follows_references() {
                behind(supported, table, &component)
            } else {
                own(supported, table, &component, view)
            };
            let test = test.map_err(|fault| match fault {
                None => ResolveError::not_in_model(segment),
                Some(error) => {
                    ResolveError::new(ResolveErrorKind::Expression(error), segment, error.code())
                }
            })?;
            // An index knows the values and not who sees them.
            if let Test::Own {
                param,
                blank: None,
                condition,
                ..
            } = &test
            {
                if component.op() == Op::Eq {
                    let constant = component.constant().to_str();
                    if let Ok(canonical) = condition.ty().canonical(&constant) {
                        filter.equals.push((*param, canonical.into_owned()));
                    }
                }
            }
            filter.components.push(test);
        }
        Ok(filter)
    }

    /// Whether all components hold for a row.
    pub(super) fn holds<S: DataSource + ?Sized>(
        &self,
        walker: &mut Walker<'_, 'p, S>,
        row: PlaceId,
    ) -> Poll<bool> {
        let mut outcome = Poll::Ready(true);
        for test in &self.components {
            match test.holds(walker, row) {
                Poll::Ready(true) => {}
                Poll::Ready(false) => return Poll::Ready(false),
                // The other components' questions go out together with this one's.
                Poll::Pending => outcome = Poll::Pending,
            }
        }
        outcome
    }
}

impl<'p> Test<'p> {
    fn holds<S: DataSource + ?Sized>(
        &self,
        walker: &mut Walker<'_, 'p, S>,
        row: PlaceId,
    ) -> Poll<bool> {
        match self {
            Self::Own {
                objects,
                param,
                blank,
                condition,
            } => {
                let mut at = row;
                for object in objects {
                    match walker.object(at, *object) {
                        Poll::Ready(Some(below)) => at = below,
                        Poll::Ready(None) => return Poll::Ready(false),
                        Poll::Pending => return Poll::Pending,
                    }
                }
                walker.test(at, *param, *blank, condition)
            }
            Self::Behind {
                way,
                name,
                op,
                constant,
            } => {
                let mut at = alloc::vec![row];
                for segment in way {
                    let mut next = Vec::new();
                    let mut waits = false;
                    for place in &at {
                        if walker.advance(*place, segment, &mut next).is_pending() {
                            waits = true;
                        }
                    }
                    if waits {
                        return Poll::Pending;
                    }
                    walker.dedup(&mut next);
                    at = next;
                }
                any(at, |place| walker.test_last(place, name, *op, constant))
            }
        }
    }
}

/// Whether one of several holds; not yet known if that of one is not.
fn any<T>(items: Vec<T>, mut test: impl FnMut(T) -> Poll<bool>) -> Poll<bool> {
    let mut outcome = Poll::Ready(false);
    for item in items {
        match test(item) {
            Poll::Ready(true) => return Poll::Ready(true),
            Poll::Ready(false) => {}
            Poll::Pending => outcome = Poll::Pending,
        }
    }
    outcome
}

/// A component without references: `None` for what the data model does not have.
fn own<'p>(
    supported: &'p Supported<'p>,
    table: ObjectNode<'p>,
    component: &Component<'p>,
    view: &dyn Permissions,
) -> Result<Test<'p>, Option<ConditionError>> {
    let mut object = table;
    let mut objects = Vec::new();
    let mut names = component.param().segments().peekable();
    while let Some(segment) = names.next() {
        let Segment::Name(name) = segment else {
            return Err(None);
        };
        if names.peek().is_some() {
            object = single(supported, object, name).ok_or(None)?;
            objects.push(object.id());
        } else {
            let param = param(supported, object, name).ok_or(None)?;
            let condition =
                Condition::new(param.ty(), component.op(), &component.constant()).map_err(Some)?;
            return Ok(Test::Own {
                objects,
                param: param.id(),
                blank: is_blank(param, view).then(|| param.ty().null_value()),
                condition: Box::new(condition),
            });
        }
    }
    Err(None)
}

pub(super) fn single<'p>(
    supported: &Supported<'p>,
    object: ObjectNode<'p>,
    name: &str,
) -> Option<ObjectNode<'p>> {
    let below = super::below(object.as_node(), name)?;
    (!below.is_table() && supported.contains(below.id())).then_some(below)
}

pub(super) fn param<'p>(
    supported: &Supported<'p>,
    object: ObjectNode<'p>,
    name: &str,
) -> Option<ParamNode<'p>> {
    let own = object.param(name);
    let mounted = || object.mounted_counters().find(|param| param.name() == name);
    own.or_else(mounted)
        .filter(|param| supported.contains(param.id()))
}

/// A component with references. What they lead to is checked as far as the data model says it.
fn behind<'p>(
    supported: &'p Supported<'p>,
    table: ObjectNode<'p>,
    component: &Component<'p>,
) -> Result<Test<'p>, Option<ConditionError>> {
    let mut way: Vec<Segment<'p>> = component.param().segments().collect();
    let Some(Segment::Name(name)) = way.pop() else {
        return Err(None);
    };
    let mut at = alloc::vec![table];
    let mut is_open = false;
    for segment in &way {
        let mut next: Vec<ObjectNode<'p>> = Vec::new();
        for object in &at {
            if let Segment::Name(name) = segment {
                next.extend(single(supported, *object, name));
            } else if let Segment::Follow(follow) = segment {
                let param = param(supported, *object, follow.name());
                let Some(param) = param.filter(|param| param.ty().is_path_reference()) else {
                    continue;
                };
                let targets = param
                    .reference()
                    .into_iter()
                    .flat_map(|reference| reference.targets());
                let before = next.len();
                next.extend(targets.filter_map(|node| node.as_object()));
                is_open |= next.len() == before;
            }
        }
        if is_open {
            break;
        }
        if next.is_empty() {
            return Err(None);
        }
        next.sort_by_key(ObjectNode::id);
        next.dedup();
        at = next;
    }
    let test = Test::Behind {
        way,
        name,
        op: component.op(),
        constant: component.constant(),
    };
    if is_open {
        // It may lead anywhere.
        return Ok(test);
    }
    let mut fault = None;
    for param in at
        .into_iter()
        .filter_map(|object| param(supported, object, name))
    {
        match Condition::new(param.ty(), component.op(), &component.constant()) {
            Ok(_) => return Ok(test),
            Err(error) => fault = fault.or(Some(error)),
        }
    }
    Err(fault)
}

impl<'p, S: DataSource + ?Sized> Walker<'_, 'p, S> {
    /// Whether the value of a parameter satisfies a condition; an unreadable one never does.
    fn test(
        &mut self,
        at: PlaceId,
        param: NodeId,
        blank: Option<&str>,
        condition: &Condition<'_>,
    ) -> Poll<bool> {
        if !self.view.reads_param(self.places.place(at), param) {
            return Poll::Ready(false);
        }
        if let Some(blank) = blank {
            return Poll::Ready(condition.holds(blank));
        }
        match self.source.value(self.places.place(at), param) {
            Poll::Ready(value) => Poll::Ready(value.is_some_and(|value| condition.holds(&value))),
            Poll::Pending => Poll::Pending,
        }
    }

    fn test_last(
        &mut self,
        at: PlaceId,
        name: &str,
        op: Op,
        constant: &Constant<'p>,
    ) -> Poll<bool> {
        let object = self.node(at);
        let Some(param) = object.and_then(|object| param(self.supported, object, name)) else {
            return Poll::Ready(false);
        };
        match Condition::new(param.ty(), op, constant) {
            Ok(condition) => {
                let blank = is_blank(param, self.view).then(|| param.ty().null_value());
                self.test(at, param.id(), blank, &condition)
            }
            Err(_) => Poll::Ready(false),
        }
    }
}

/// Whether a parameter reads as the null value of its type.
pub(super) fn is_blank(param: ParamNode<'_>, view: &dyn Permissions) -> bool {
    param.is_hidden() || (param.is_secured() && !view.reads_secured())
}

/// The text of a reference's items.
pub(super) fn items(param: ParamNode<'_>, value: &str) -> Vec<String> {
    match param.ty().parse(value) {
        Ok(crate::value::Value::List(list)) => list.values().map(|item| item.to_string()).collect(),
        Ok(other) => alloc::vec![other.to_string()],
        Err(_) => Vec::new(),
    }
}
