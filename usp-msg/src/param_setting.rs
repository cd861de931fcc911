use alloc::string::String;

use crate::convert::one_for_many;

/// A value for one parameter: an entry of `param_settings` of an Add or Set.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct ParamSetting {
    /// Name relative to the object.
    pub param: String,
    /// The value, in the text form of its type.
    pub value: String,
    /// Whether the object fails when this parameter does.
    pub required: bool,
}

impl ParamSetting {
    /// A value that is not required.
    #[must_use]
    pub fn new(param: impl Into<String>, value: impl Into<String>) -> Self {
        Self {
            param: param.into(),
            value: value.into(),
            required: false,
        }
    }

    /// A value without which the object fails.
    #[must_use]
    pub fn required(param: impl Into<String>, value: impl Into<String>) -> Self {
        Self::new(param, value).with_required(true)
    }

    /// The same, required or not; default `false`.
    #[must_use]
    pub fn with_required(mut self, required: bool) -> Self {
        self.required = required;
        self
    }
}

one_for_many!(
    ParamSetting {
        param,
        value,
        required
    } = add::CreateParamSetting,
    set::UpdateParamSetting
);
