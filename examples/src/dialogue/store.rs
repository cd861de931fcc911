//! A very small data model: parameters by path, in order.

use std::collections::BTreeMap;

/// A parameter.
struct Param {
    value: String,
    writable: bool,
}

/// The instantiated data model.
#[derive(Default)]
pub(super) struct Store {
    params: BTreeMap<String, Param>,
}

/// Why a parameter was not written.
pub(super) enum Refusal {
    Unknown,
    ReadOnly,
}

impl Store {
    pub(super) fn new() -> Self {
        let mut store = Self::default();
        for (path, value, writable) in [
            ("Device.DeviceInfo.Manufacturer", "Example", false),
            ("Device.DeviceInfo.ModelName", "Toy", false),
            ("Device.DeviceInfo.SoftwareVersion", "1.0", false),
            ("Device.WiFi.SSID.1.Enable", "true", true),
            ("Device.WiFi.SSID.1.SSID", "home", true),
        ] {
            store.create(path, value, writable);
        }
        store
    }

    pub(super) fn create(&mut self, path: &str, value: &str, writable: bool) {
        let value = value.into();
        self.params.insert(path.into(), Param { value, writable });
    }

    /// (object path, name, value) of a parameter, or of all below an object.
    pub(super) fn read<'a>(
        &'a self,
        path: &'a str,
    ) -> impl Iterator<Item = (&'a str, &'a str, &'a str)> {
        self.params.iter().filter_map(move |(full, param)| {
            let matches = full == path || (path.ends_with('.') && full.starts_with(path));
            let (object, name) = full.split_at(full.rfind('.')?.checked_add(1)?);
            matches.then_some((object, name, param.value.as_str()))
        })
    }

    /// Whether a parameter can be written; nothing is changed.
    pub(super) fn check(&self, path: &str) -> Result<(), Refusal> {
        match self.params.get(path) {
            None => Err(Refusal::Unknown),
            Some(param) if !param.writable => Err(Refusal::ReadOnly),
            Some(_) => Ok(()),
        }
    }

    /// Writes a parameter; says whether its value is another one than before.
    pub(super) fn write(&mut self, path: &str, value: &str) -> bool {
        let Some(param) = self.params.get_mut(path) else {
            return false;
        };
        let changed = param.value != value;
        param.value = value.into();
        changed
    }
}
