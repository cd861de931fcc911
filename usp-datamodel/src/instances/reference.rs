//! Values on their way into a store: canonical texts, and references by instance number.

use alloc::borrow::Cow;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use usp_path::{Field, Leniency, Limits, PathView};

use super::layout::Traits;
use super::{Instances, Object, WriteError};
use crate::resolve::{Everything, Purpose, Resolution, Step, Target};
use crate::schema::{NodeId, ParamNode, TargetType};
use crate::types::{ReferenceKind, Strength, Type};
use crate::value::{Mode, Value};

/// A value as it is stored.
pub(super) struct Prepared {
    pub(super) text: String,
    /// Whether it is a reference that leads nowhere yet.
    pub(super) waits: bool,
}

impl Instances<'_> {
    /// Checks a value and brings it into canonical form.
    pub(super) fn prepare(
        &self,
        object: Object,
        param: ParamNode<'_>,
        ty: &Type<'_>,
        traits: Traits,
        value: &str,
        mode: Mode,
    ) -> Result<Prepared, WriteError> {
        if traits.has(Traits::PATH) {
            return self.prepare_reference(param, ty, traits, value, mode);
        }
        ty.validate(value, mode).map_err(WriteError::Value)?;
        let text = ty
            .canonical(value)
            .map(Cow::into_owned)
            .map_err(WriteError::Value)?;
        if mode != Mode::Report {
            self.check_listed(object, param, ty, &text)?;
            self.check_rows(object, param, ty, &text)?;
        }
        Ok(Prepared { text, waits: false })
    }

    /// An enumeration reference holds one of the values that another parameter lists.
    fn check_listed(
        &self,
        object: Object,
        param: ParamNode<'_>,
        ty: &Type<'_>,
        text: &str,
    ) -> Result<(), WriteError> {
        let Some(reference) = param.reference() else {
            return Ok(());
        };
        let target = reference.targets().next().and_then(|node| node.as_param());
        let (ReferenceKind::Enumeration, Some(target)) = (reference.kind(), target) else {
            return Ok(());
        };
        // The list stands in the same row, or in an object that exists once.
        let listed = self
            .value(object, target.id())
            .or_else(|| self.value(self.root(), target.id()));
        let Some(listed) = listed else {
            return Ok(());
        };
        let allowed =
            |item: &str| item == ty.null_value() || listed.split(',').any(|one| one == item);
        let mut items: Vec<&str> = alloc::vec![text];
        if ty.is_list() {
            items = text.split(',').filter(|item| !item.is_empty()).collect();
        }
        if items.into_iter().all(allowed) {
            Ok(())
        } else {
            Err(WriteError::NotListed)
        }
    }

    /// A strong instance reference holds numbers of rows that exist. `[R-ARC.12]`
    fn check_rows(
        &self,
        object: Object,
        param: ParamNode<'_>,
        ty: &Type<'_>,
        text: &str,
    ) -> Result<(), WriteError> {
        let Some(reference) = param.reference() else {
            return Ok(());
        };
        if reference.kind() != ReferenceKind::Instance(Strength::Strong) {
            return Ok(());
        }
        // The tables stand in an object above the parameter, or in one that exists once.
        let above: Vec<Object> =
            core::iter::successors(Some(object), |at| self.parent(*at)).collect();
        let tables = reference.targets().filter_map(|node| {
            let table = node.as_object().filter(|object| object.is_table())?;
            let parent = node.parent()?.id();
            let near = above.iter().find(|at| at.node() == parent).copied();
            let holder = near.or_else(|| self.object(parent, &[]))?;
            Some((holder, table.id()))
        });
        let tables: Vec<(Object, NodeId)> = tables.collect();
        let exists = |item: &str| match item.parse() {
            Ok(number) => tables
                .iter()
                .any(|(holder, table)| self.row(*holder, *table, number).is_some()),
            Err(_) => false,
        };
        let items = text.split(',').filter(|item| !item.is_empty());
        let null = ["0", "-1", ty.null_value()];
        if tables.is_empty()
            || items
                .into_iter()
                .all(|item| null.contains(&item) || exists(item))
        {
            Ok(())
        } else {
            Err(WriteError::WrongTarget)
        }
    }

    fn prepare_reference(
        &self,
        param: ParamNode<'_>,
        ty: &Type<'_>,
        traits: Traits,
        value: &str,
        mode: Mode,
    ) -> Result<Prepared, WriteError> {
        let parsed = ty.parse(value).map_err(WriteError::Value)?;
        let mut waits = false;
        let mut items = Vec::new();
        let mut one = |path: &str| -> Result<(), WriteError> {
            if path.is_empty() {
                return Ok(());
            }
            match self.resolve_reference(param, path, traits, mode)? {
                Some(resolved) => items.push(resolved),
                None => {
                    waits = true;
                    items.push(escaped(path, ty.is_list()));
                }
            }
            Ok(())
        };
        if let Value::List(list) = parsed {
            for item in list.values() {
                one(&item.to_string())?;
            }
        } else {
            one(&parsed.to_string())?;
        }
        let text = items.join(",");
        ty.validate(&text, mode).map_err(WriteError::Value)?;
        Ok(Prepared { text, waits })
    }

    /// The path by instance numbers; `None` where nothing is yet and something must be.
    fn resolve_reference(
        &self,
        param: ParamNode<'_>,
        path: &str,
        traits: Traits,
        mode: Mode,
    ) -> Result<Option<String>, WriteError> {
        let leniency = Leniency::MISSING_TRAILING_DOT | Leniency::WHITE_SPACE;
        let view = PathView::parse_with(path, leniency, &Limits::DEFAULT);
        let view = view.map_err(|_| WriteError::NotAPath)?;
        Field::ReferenceValue
            .allows_with(&view, leniency)
            .map_err(|_| WriteError::NotAPath)?;
        let found = if view.is_search() {
            // [R-ARC.11]
            self.by_keys(&view)
        } else {
            let holder = self.target(path);
            holder.map(|holder| (holder, String::from(without_dot(path))))
        };
        let Some((target, text)) = found else {
            // What does not exist cannot be of the wrong kind.
            let waits = traits.has(Traits::STRONG) || view.is_search();
            return Ok((!waits).then(|| String::from(without_dot(path))));
        };
        if mode != Mode::Report && !self.suits(param, target) {
            return Err(WriteError::WrongTarget);
        }
        Ok(Some(text))
    }

    fn by_keys(&self, view: &PathView<'_>) -> Option<(Object, String)> {
        let mut resolution =
            Resolution::new(self.supported(), view, Purpose::Get, &Everything).ok()?;
        let mut source = self;
        let Ok(Step::Done) = resolution.step(&mut source) else {
            return None;
        };
        let [target] = resolution.targets() else {
            return None;
        };
        let place = resolution.place(target.object());
        let object = Object::from_token(place.token());
        let mut text = place.to_string();
        if let Target::Param { param, .. } = target {
            text.push_str(self.schema().node(*param)?.name());
        } else {
            text.pop();
        }
        Some((object, text))
    }

    /// Whether a reference may lead to an object.
    fn suits(&self, param: ParamNode<'_>, target: Object) -> bool {
        let Some(reference) = param.reference() else {
            return true;
        };
        let by_kind = match reference.target_type() {
            TargetType::Row => self.number(target) != 0,
            TargetType::Single => self.number(target) == 0,
            TargetType::Any | TargetType::Parameter | TargetType::Object | TargetType::Table => {
                true
            }
        };
        let mut targets = reference.targets().peekable();
        if targets.peek().is_none() {
            return by_kind;
        }
        let parent = self
            .schema()
            .node(target.node())
            .and_then(|node| node.parent());
        by_kind
            && targets.any(|node| {
                node.id() == target.node() || Some(node.id()) == parent.map(|parent| parent.id())
            })
    }
}

/// A path as values of references have it: without the dot behind an object.
fn without_dot(path: &str) -> &str {
    path.strip_suffix('.').unwrap_or(path)
}

/// An item of a list with what would end it in escapes.
fn escaped(item: &str, is_list: bool) -> String {
    if !is_list {
        return String::from(item);
    }
    item.replace('%', "%25")
        .replace(',', "%2C")
        .replace(' ', "%20")
}
