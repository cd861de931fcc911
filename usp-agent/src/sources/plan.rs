//! From the entries of a request to objects and settings that are checked.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::task::Poll;

use usp_datamodel::instances::InstanceNumbers;
use usp_datamodel::resolve::{DataSource, Everything, Purpose, Resolution, Step, Target};
use usp_datamodel::types::{ParamAccess, ReferenceKind, Type};
use usp_datamodel::value::{Mode, Value};
use usp_datamodel::{NodeId, ObjectAccess, ObjectNode, ParamNode};
use usp_msg::{ErrorCode, ParamSetting, StringMap};
use usp_path::{Field, Leniency, Limits, PathView};

use super::{Reader, fault};
use crate::Fault;
use crate::error_rules::{Cause, ObjectFault, ParamFault};
use crate::roles::Rights;
use crate::targets::parse;
use crate::write::admit_alias;

/// An object that a request updates, creates or deletes.
#[derive(Clone, Debug)]
pub(super) struct Item {
    /// The entry of the request.
    pub(super) entry: usize,
    /// How the object is called in param_errs.
    pub(super) path: String,
    /// The object; of a new row the table, until its number is known.
    pub(super) object: String,
    /// The object that holds the table of a new row.
    pub(super) parent: String,
    pub(super) node: NodeId,
    pub(super) settings: Vec<Planned>,
    pub(super) failed: Vec<ParamFault>,
    /// The unique keys of a new row.
    pub(super) keys: StringMap,
    /// Whether the Controller sees that the row goes.
    pub(super) is_visible: bool,
}

/// The rows that a path selects, with those that stay and why; or why there is none.
pub(super) type Rows = Result<Vec<Result<Item, (Item, Fault)>>, Fault>;

/// A setting that is checked.
#[derive(Clone, Debug)]
pub(super) struct Planned {
    /// As the request writes it, relative to the object.
    pub(super) name: String,
    /// The single objects between the object and the parameter: empty, or with a dot at the end.
    pub(super) inner: String,
    pub(super) param: NodeId,
    pub(super) value: String,
    pub(super) is_required: bool,
    /// What the Controller sees of the value; nothing if it may not read it.
    pub(super) shown: Option<String>,
}

/// The instance numbers and the object that settings are for.
struct Holder<'r, 'n> {
    path: &'n str,
    node: ObjectNode<'r>,
    numbers: &'n InstanceNumbers,
    is_new: bool,
}

impl<'r, S: DataSource + ?Sized> Reader<'r, S> {
    /// The objects that an entry of a Set selects; those that fail by required parameters.
    pub(super) fn updated(
        &mut self,
        entry: usize,
        path: &str,
        settings: &[ParamSetting],
    ) -> Result<Poll<Vec<Result<Item, ObjectFault>>>, Fault> {
        let view = parse(path)?;
        let Poll::Ready(resolution) = self.resolve(&view, Purpose::Set)? else {
            return Ok(Poll::Pending);
        };
        let mut items = Vec::new();
        for target in resolution.targets() {
            let Target::Object(object) = target else {
                continue;
            };
            let place = resolution.place(*object);
            let Some(node) = self.object_node(place.node()) else {
                continue;
            };
            let path = place.to_string();
            let holder = Holder {
                path: &path,
                node,
                numbers: &place.numbers(),
                is_new: false,
            };
            items
                .push(self.settings(&holder, settings, &path)?.map(|planned| {
                    planned.map(|planned| item(entry, &path, &path, node, planned))
                }));
        }
        Ok(super::all(items.into_iter()))
    }

    /// The rows that an entry of an Add creates.
    pub(super) fn created(
        &mut self,
        entry: usize,
        path: &str,
        settings: &[ParamSetting],
    ) -> Result<Poll<Vec<Result<Item, ObjectFault>>>, Fault> {
        let view = parse(path)?;
        // What the data model never allows comes before what exists.
        let found = self.supported.schema().lookup(path);
        let may_add = |access: ObjectAccess| access.can_add();
        let is_refused = found.is_ok_and(|found| {
            let is_table = found.node.as_object().is_some_and(|node| node.is_table());
            is_table && !found.is_row && !may_add(self.supported.object_access(found.node.id()))
        });
        let resolution = self.resolve(&view, Purpose::Add);
        if is_refused
            && resolution.as_ref().map_or_else(
                |fault| fault.code == ErrorCode::OBJECT_DOES_NOT_EXIST,
                |_| true,
            )
        {
            let refused = usp_datamodel::instances::WriteError::NotCreatable;
            return Err(Fault::new(refused.code(), refused));
        }
        let Poll::Ready(resolution) = resolution? else {
            return Ok(Poll::Pending);
        };
        let mut items = Vec::new();
        for target in resolution.targets() {
            let Target::Table { parent, table } = target else {
                continue;
            };
            let place = resolution.place(*parent);
            let Some(node) = self.object_node(*table) else {
                continue;
            };
            let parent = place.to_string();
            let table_path = format!("{parent}{}.", node.name());
            let granted = self.access.on(*table, &place.numbers()).obj;
            if !granted.contains(Rights::WRITE) {
                let denied = Fault::new(
                    ErrorCode::PERMISSION_DENIED,
                    "no permission to add instances",
                );
                items.push(Poll::Ready(Err(ObjectFault::object(table_path, denied))));
                continue;
            }
            // The number of the new row is not known yet: no target but one of all rows has it.
            let numbers = place.numbers_of_new_row(*table);
            let named = format!("{table_path}{{i}}.");
            let holder = Holder {
                path: &table_path,
                node,
                numbers: &numbers,
                is_new: true,
            };
            items.push(self.settings(&holder, settings, &named)?.map(|planned| {
                planned.map(|planned| {
                    let mut item = item(entry, &named, &table_path, node, planned);
                    item.parent.clone_from(&parent);
                    item
                })
            }));
        }
        Ok(super::all(items.into_iter()))
    }

    /// The rows that a path of a Delete selects.
    pub(super) fn deleted(&mut self, entry: usize, path: &str) -> Result<Poll<Rows>, Fault> {
        let view = parse(path)?;
        let resolution = match self.resolve(&view, Purpose::Delete) {
            Err(missing) if missing.code == ErrorCode::OBJECT_DOES_NOT_EXIST => {
                return Ok(Poll::Ready(Err(missing)));
            }
            other => other?,
        };
        let Poll::Ready(resolution) = resolution else {
            return Ok(Poll::Pending);
        };
        let mut items = Vec::new();
        for target in resolution.targets() {
            let place = resolution.place(target.object());
            let node = self.object_node(place.node());
            let Some(node) = node.filter(|_| place.number() != 0) else {
                continue;
            };
            let path = place.to_string();
            let granted = self.access.on(place.node(), &place.numbers());
            let mut item = item(entry, &path, &path, node, (Vec::new(), Vec::new()));
            item.is_visible = granted.instantiated_obj.contains(Rights::READ);
            let refused = if !self.supported.object_access(place.node()).can_delete() {
                Some(Fault::new(
                    ErrorCode::DELETE_FAILURE,
                    "no Controller deletes instances of this table",
                ))
            } else if !granted.instantiated_obj.contains(Rights::WRITE) {
                Some(Fault::new(
                    ErrorCode::PERMISSION_DENIED,
                    "no permission to delete the instance",
                ))
            } else {
                None
            };
            items.push(match refused {
                Some(fault) => Err((item, fault)),
                None => Ok(item),
            });
        }
        Ok(Poll::Ready(Ok(items)))
    }

    fn object_node(&self, node: NodeId) -> Option<ObjectNode<'r>> {
        self.supported.schema().node(node)?.as_object()
    }

    /// The settings of one object; required ones that fail are the error.
    #[expect(clippy::type_complexity, reason = "later, and what fails")]
    fn settings(
        &mut self,
        holder: &Holder<'r, '_>,
        settings: &[ParamSetting],
        named: &str,
    ) -> Result<Poll<Result<(Vec<Planned>, Vec<ParamFault>), ObjectFault>>, Fault> {
        let (mut planned, mut failed, mut required) = (Vec::new(), Vec::new(), Vec::new());
        let mut waits = false;
        for setting in settings {
            match self.setting(holder, setting, &planned)? {
                Poll::Pending => waits = true,
                Poll::Ready(Ok(one)) => planned.extend(one),
                Poll::Ready(Err((fault, is_key))) => {
                    let fault = ParamFault::new(&setting.param, fault);
                    // [R-ADD.3] [R-SET.2]
                    if setting.required || (holder.is_new && is_key) {
                        required.push(fault);
                    } else {
                        failed.push(fault);
                    }
                }
            }
        }
        if waits {
            return Ok(Poll::Pending);
        }
        Ok(Poll::Ready(if required.is_empty() {
            Ok((planned, failed))
        } else {
            Err(ObjectFault {
                path: named.into(),
                cause: Cause::Params(required),
            })
        }))
    }

    /// One setting; nothing for one that says the same again. With a failure comes whether it is
    /// about a part of a unique key.
    #[expect(
        clippy::type_complexity,
        reason = "later, said already, and what fails"
    )]
    fn setting(
        &mut self,
        holder: &Holder<'r, '_>,
        setting: &ParamSetting,
        earlier: &[Planned],
    ) -> Result<Poll<Result<Option<Planned>, (Fault, bool)>>, Fault> {
        let refuse = |code: ErrorCode, text: &str, is_key| {
            Ok(Poll::Ready(Err((Fault::new(code, text), is_key))))
        };
        let unknown = || {
            let text = "the object has no such parameter";
            refuse(ErrorCode::UNSUPPORTED_PARAMETER, text, false)
        };
        let Some((inner, param, may_appear)) = self.relative(holder.node, &setting.param) else {
            return unknown();
        };
        if !inner.is_empty() && !holder.is_new && !may_appear {
            match self.exists(&format!("{}{inner}", holder.path))? {
                Poll::Pending => return Ok(Poll::Pending),
                Poll::Ready(false) => return unknown(),
                Poll::Ready(true) => {}
            }
        }
        let keys = || holder.node.unique_keys();
        let is_key = keys().any(|key| key.params().any(|part| part.id() == param.id()));
        if self.supported.param_access(param.id()) == ParamAccess::ReadOnly {
            let code = ErrorCode::ATTEMPT_TO_UPDATE_NON_WRITEABLE_PARAMETER;
            return refuse(code, "the parameter is read-only", is_key);
        }
        let granted = self.access.on(param.id(), holder.numbers).param;
        if !granted.contains(Rights::WRITE) {
            let text = "no permission to write the parameter";
            return refuse(ErrorCode::PERMISSION_DENIED, text, is_key);
        }
        let ty = self.supported.param_type(param.id());
        let same = earlier
            .iter()
            .find(|one| one.param == param.id() && one.inner == inner);
        if let Some(same) = same {
            if ty.key_eq(&same.value, &setting.value) {
                return Ok(Poll::Ready(Ok(None)));
            }
            let text = "the request sets the parameter to another value, too";
            return refuse(ErrorCode::VALUE_CONFLICT, text, is_key);
        }
        let refused = |fault| Ok(Poll::Ready(Err((fault, is_key))));
        if let Err(fault) = admit_alias(param, &setting.value) {
            return refused(fault);
        }
        let value = match self.canonical(param, &ty, &setting.value, holder.is_new) {
            Poll::Pending => return Ok(Poll::Pending),
            Poll::Ready(Err(fault)) => return refused(fault),
            Poll::Ready(Ok(value)) => value,
        };
        // [R-KEY.1]
        let is_fixed = keys()
            .any(|key| !key.is_functional() && key.params().any(|part| part.id() == param.id()));
        if is_fixed && !holder.is_new {
            let path = format!("{}{}", holder.path, setting.param);
            match self.stored(&path, param)? {
                Poll::Pending => return Ok(Poll::Pending),
                Poll::Ready(old) => {
                    if !old.is_some_and(|old| ty.key_eq(&old, &value)) {
                        let fixed = usp_datamodel::instances::WriteError::KeyFixed;
                        return refused(Fault::new(fixed.code(), fixed));
                    }
                }
            }
        }
        let is_masked = param.is_hidden() || (param.is_secured() && !self.access.reads_secured());
        let shown = granted.contains(Rights::READ).then(|| {
            if is_masked {
                String::from(param.ty().null_value())
            } else {
                value.clone()
            }
        });
        Ok(Poll::Ready(Ok(Some(Planned {
            name: setting.param.clone(),
            inner,
            param: param.id(),
            value,
            is_required: setting.required || (holder.is_new && is_key),
            shown,
        }))))
    }

    /// The parameter of a relative name, the single objects before it, and whether those may be
    /// the arm of a union that the request is about to choose.
    fn relative(
        &self,
        object: ObjectNode<'r>,
        name: &str,
    ) -> Option<(String, ParamNode<'r>, bool)> {
        let mut node = object;
        let mut may_appear = false;
        let (inner, last) = match name.rfind('.') {
            Some(at) => name.split_at(at.checked_add(1)?),
            None => ("", name),
        };
        for step in inner.split_terminator('.') {
            node = node.object(step).filter(|below| !below.is_table())?;
            may_appear |= node.union().is_some();
        }
        let param = node.param(last)?;
        let is_there = self.supported.contains(param.id());
        is_there.then(|| (String::from(inner), param, may_appear))
    }

    /// A value in canonical form, references by number. `[R-ENC.6]` `[R-ARC.11]`
    fn canonical(
        &mut self,
        param: ParamNode<'_>,
        ty: &Type<'_>,
        value: &str,
        is_new: bool,
    ) -> Poll<Result<String, Fault>> {
        let wrong = |error: usp_datamodel::value::ValueError| Fault::new(error.code(), error);
        let mode = if is_new { Mode::Create } else { Mode::Set };
        let text = match param.reference().map(|reference| reference.kind()) {
            Some(ReferenceKind::Path(_)) => {
                let parsed = match ty.parse(value) {
                    Ok(parsed) => parsed,
                    Err(error) => return Poll::Ready(Err(wrong(error))),
                };
                let items: Vec<String> = if let Value::List(list) = parsed {
                    list.values().map(|item| item.to_string()).collect()
                } else {
                    alloc::vec![parsed.to_string()]
                };
                let items = items.iter().filter(|item| !item.is_empty());
                let items: Vec<_> = items.map(|item| self.reference(item)).collect();
                match super::all(items.into_iter()) {
                    Poll::Pending => return Poll::Pending,
                    Poll::Ready(items) => match items.into_iter().collect::<Result<Vec<_>, _>>() {
                        Ok(items) => items.join(","),
                        Err(fault) => return Poll::Ready(Err(fault)),
                    },
                }
            }
            _ => String::from(value),
        };
        let checked = ty.validate(&text, mode).and_then(|()| ty.canonical(&text));
        Poll::Ready(checked.map(|text| text.into_owned()).map_err(wrong))
    }

    /// A reference by number. Whether a strong one leads somewhere is for the final state to say.
    /// `[R-ARC.11]` `[R-ARC.12]`
    fn reference(&mut self, path: &str) -> Poll<Result<String, Fault>> {
        use usp_datamodel::instances::WriteError;
        let refused = |error: WriteError| Poll::Ready(Err(Fault::new(error.code(), error)));
        let leniency = Leniency::MISSING_TRAILING_DOT | Leniency::WHITE_SPACE;
        let Ok(view) = PathView::parse_with(path, leniency, &Limits::DEFAULT) else {
            return refused(WriteError::NotAPath);
        };
        if Field::ReferenceValue.allows_with(&view, leniency).is_err() {
            return refused(WriteError::NotAPath);
        }
        let bare = String::from(path.strip_suffix('.').unwrap_or(path));
        if !view.is_search() {
            return Poll::Ready(Ok(bare));
        }
        let found = Resolution::new(self.supported, &view, Purpose::Get, &Everything);
        let found = found.and_then(|mut found| Ok((found.step(self.source)?, found)));
        match found {
            Ok((Step::Need, _)) => Poll::Pending,
            Ok((Step::Done, found)) => match found.targets() {
                [target] => {
                    let place = found.place(target.object()).to_string();
                    let name = if let Target::Param { param, .. } = target {
                        self.supported.schema().node(*param).map(|node| node.name())
                    } else {
                        None
                    };
                    Poll::Ready(Ok(name.map_or_else(
                        || String::from(place.trim_end_matches('.')),
                        |name| format!("{place}{name}"),
                    )))
                }
                _ => Poll::Ready(Ok(bare)),
            },
            Err(_) => Poll::Ready(Ok(bare)),
        }
    }

    /// Whether an object exists, whoever asks.
    pub(super) fn exists(&mut self, path: &str) -> Result<Poll<bool>, Fault> {
        let view = parse(path)?;
        let found = Resolution::new(self.supported, &view, Purpose::Get, &Everything);
        match found.and_then(|mut found| found.step(self.source)) {
            Ok(Step::Done) => Ok(Poll::Ready(true)),
            Ok(Step::Need) => Ok(Poll::Pending),
            Err(error) if error.is_missing() => Ok(Poll::Ready(false)),
            Err(error) => Err(fault(error)),
        }
    }

    /// The value of a parameter, whoever asks.
    fn stored(&mut self, path: &str, param: ParamNode<'_>) -> Result<Poll<Option<String>>, Fault> {
        let view = parse(path)?;
        let found = Resolution::new(self.supported, &view, Purpose::Get, &Everything);
        let mut found = found.map_err(fault)?;
        match found.step(self.source) {
            Ok(Step::Need) => return Ok(Poll::Pending),
            Err(error) if error.is_missing() => return Ok(Poll::Ready(None)),
            Err(error) => return Err(fault(error)),
            Ok(Step::Done) => {}
        }
        let Some(target) = found.targets().first() else {
            return Ok(Poll::Ready(None));
        };
        let value = self.source.value(found.place(target.object()), param.id());
        Ok(value.map(|value| value.map(|value| value.into_owned())))
    }
}

fn item(
    entry: usize,
    path: &str,
    object: &str,
    node: ObjectNode<'_>,
    (settings, failed): (Vec<Planned>, Vec<ParamFault>),
) -> Item {
    Item {
        entry,
        path: path.into(),
        object: object.into(),
        parent: String::new(),
        node: node.id(),
        settings,
        failed,
        keys: StringMap::new(),
        is_visible: true,
    }
}
