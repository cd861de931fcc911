//! What each field of a USP Message may hold.

use crate::{
    FieldError, Leniency, PathKind, PathView, error::FieldErrorReason as Reason, path::Base,
};

/// A place in a Message, or in the data model, that holds a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Field {
    /// Get: `param_paths`.
    GetParamPath,
    /// GetInstances: `obj_paths`.
    GetInstancesObjPath,
    /// GetSupportedDM: `obj_paths`.
    GetSupportedDmObjPath,
    /// Set: `update_objs.obj_path`.
    SetObjPath,
    /// Add: `create_objs.obj_path`.
    AddObjPath,
    /// Delete: `obj_paths`.
    DeleteObjPath,
    /// Operate: `command`.
    OperateCommand,
    /// Register: `reg_paths.path`. \[R-REG.2\]
    RegisterPath,
    /// Deregister: `paths`; the empty text, which stands for all, is no path.
    DeregisterPath,
    /// Add, Set: `param_settings.param`, a relative path.
    ParamSetting,
    /// GetResp: keys of `result_params`; SetResp: keys of `updated_params`; relative paths.
    ResultParam,
    /// AddResp, GetInstancesResp, Notify: keys of `unique_keys`, relative paths.
    UniqueKey,
    /// Operate and Notify: names of input, output and event arguments, relative paths.
    Argument,
    /// GetSupportedDMResp: names of arguments, relative paths with `{i}`.
    SupportedArgument,
    /// `Subscription.{i}.ReferenceList`: one item.
    ReferenceListItem,
    /// `ControllerTrust.Role.{i}.Permission.{i}.Targets`: one item.
    PermissionTarget,
    /// The value of a reference parameter, or one item of a list of references. \[R-ARC.11\]
    ReferenceValue,
}

/// The kinds that a field holds, and the notations.
struct Rule {
    /// The code for another kind.
    kind_code: fn(PathKind) -> u32,
    kinds: fn(&PathView<'_>) -> bool,
    expected: &'static str,
    base: Base,
    /// The code for a wrong notation.
    notation_code: u32,
    notation: fn(&PathView<'_>) -> Option<Reason>,
}

const fn placeholder(path: &PathView<'_>) -> Option<Reason> {
    if path.has_placeholders() {
        Some(Reason::Placeholder)
    } else {
        None
    }
}

const fn addressing(path: &PathView<'_>) -> Option<Reason> {
    if path.is_search() {
        Some(Reason::Search)
    } else {
        None
    }
}

const fn nameless(path: &PathView<'_>) -> Option<Reason> {
    if path.has_placeholders() {
        Some(Reason::Placeholder)
    } else if path.is_search() {
        Some(Reason::Search)
    } else if path.has_instances() {
        Some(Reason::Instance)
    } else if path.follows_references() {
        Some(Reason::Reference)
    } else {
        None
    }
}

fn numbered(path: &PathView<'_>) -> Option<Reason> {
    nameless(path).filter(|reason| *reason != Reason::Instance)
}

fn supported_argument(path: &PathView<'_>) -> Option<Reason> {
    nameless(path).filter(|reason| *reason != Reason::Placeholder)
}

fn reference_value(path: &PathView<'_>) -> Option<Reason> {
    // [R-ARC.11]: keys may stand for instance numbers; a wildcard or another reference may not.
    placeholder(path).or_else(|| {
        path.segments().find_map(|segment| match segment {
            crate::Segment::Wildcard => Some(Reason::Search),
            crate::Segment::Follow(_) => Some(Reason::Reference),
            crate::Segment::Name(_)
            | crate::Segment::Instance(_)
            | crate::Segment::Expr(_)
            | crate::Segment::Placeholder
            | crate::Segment::Command(_)
            | crate::Segment::Event(_) => None,
        })
    })
}

impl Field {
    /// Whether the field may hold the path.
    ///
    /// # Errors
    ///
    /// A [`FieldError`] with the code that the text of the Message's chapter gives to the violation. \[R-REG.2\]
    pub fn allows(self, path: &PathView<'_>) -> Result<(), FieldError> {
        self.allows_with(path, Leniency::STRICT)
    }

    /// Whether the field may hold the path, with what is to be tolerated.
    ///
    /// With [`Leniency::MISSING_TRAILING_DOT`] a parameter path may stand where an object path is wanted: only the schema
    /// can tell that it is an object.
    ///
    /// # Errors
    ///
    /// As [`allows`](Self::allows).
    pub fn allows_with(self, path: &PathView<'_>, leniency: Leniency) -> Result<(), FieldError> {
        let rule = self.rule();
        if path.info().base != rule.base {
            return Err(FieldError::new(
                self,
                7008,
                Reason::Base,
                rule.expected,
                path,
            ));
        }
        if let Some(reason) = (rule.notation)(path) {
            return Err(FieldError::new(
                self,
                rule.notation_code,
                reason,
                rule.expected,
                path,
            ));
        }
        let undotted = path.kind() == PathKind::Parameter
            && leniency.contains(Leniency::MISSING_TRAILING_DOT)
            && self.wants_object();
        if (rule.kinds)(path) || undotted {
            return Ok(());
        }
        let code = (rule.kind_code)(path.kind());
        Err(FieldError::new(
            self,
            code,
            Reason::Kind,
            rule.expected,
            path,
        ))
    }

    const fn wants_object(self) -> bool {
        matches!(
            self,
            Self::GetInstancesObjPath | Self::SetObjPath | Self::AddObjPath | Self::DeleteObjPath
        )
    }

    fn rule(self) -> Rule {
        let relative = Rule {
            kind_code: |_| 7010,
            kinds: |path| path.kind() == PathKind::Parameter,
            expected: "the relative path of a parameter",
            base: Base::Relative,
            notation_code: 7008,
            notation: nameless,
        };
        let absolute = Rule {
            kind_code: |_| 7026,
            kinds: |path| path.kind().is_object() || path.kind() == PathKind::Parameter,
            expected: "an object, parameter or search path",
            base: Base::Absolute,
            notation_code: 7008,
            notation: placeholder,
        };
        match self {
            Self::GetParamPath => absolute,
            Self::GetInstancesObjPath => Rule {
                kind_code: |_| 7018,
                kinds: |path| path.kind().is_object(),
                expected: "the path of a table or of its rows",
                ..absolute
            },
            Self::GetSupportedDmObjPath => Rule {
                kinds: |_| true,
                expected: "an object, command, event or parameter path without search",
                notation: addressing,
                ..absolute
            },
            Self::SetObjPath => Rule {
                kinds: |path| path.kind().is_object(),
                expected: "an object or search path",
                ..absolute
            },
            Self::AddObjPath => Rule {
                kind_code: |_| 7018,
                kinds: |path| path.kind() == PathKind::Object,
                expected: "the path of a table",
                ..absolute
            },
            Self::DeleteObjPath => Rule {
                kind_code: |kind| if kind.is_object() { 7018 } else { 7026 },
                kinds: |path| {
                    matches!(path.kind(), PathKind::ObjectInstance | PathKind::Referenced)
                },
                expected: "the path of a row, or a search path to rows",
                ..absolute
            },
            Self::OperateCommand => Rule {
                kind_code: |_| 7008,
                kinds: |path| path.kind() == PathKind::Command,
                expected: "a command path",
                ..absolute
            },
            // [R-REG.2]
            Self::RegisterPath => Rule {
                kinds: |_| true,
                expected: "an object, command, event or parameter path without instances",
                notation_code: 7028,
                notation: nameless,
                ..absolute
            },
            Self::DeregisterPath => Rule {
                kinds: |_| true,
                expected: "an object, command, event or parameter path without instances",
                notation_code: 7030,
                notation: nameless,
                ..absolute
            },
            Self::ParamSetting | Self::UniqueKey => relative,
            Self::ResultParam | Self::Argument => Rule {
                notation: numbered,
                ..relative
            },
            Self::SupportedArgument => Rule {
                notation: supported_argument,
                ..relative
            },
            Self::ReferenceListItem | Self::PermissionTarget => Rule {
                kinds: |_| true,
                expected: "an object, parameter, command, event or search path",
                notation_code: 7012,
                ..absolute
            },
            Self::ReferenceValue => Rule {
                kind_code: |_| 7012,
                expected: "the path of an object or parameter",
                notation_code: 7012,
                notation: reference_value,
                ..absolute
            },
        }
    }
}
