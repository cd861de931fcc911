//! The identity of a model.

use super::{Schema, Version};
use crate::packed::format::{self, META_BYTES, Section};

/// What a schema says of itself.
#[derive(Clone, Copy, Debug)]
pub struct Model<'a> {
    schema: Schema<'a>,
}

impl<'a> Schema<'a> {
    /// The name, version and specification of the model.
    #[must_use]
    pub const fn model(&self) -> Model<'a> {
        Model { schema: *self }
    }
}

impl<'a> Model<'a> {
    fn meta(&self) -> Option<&'a [u8; META_BYTES]> {
        format::record(self.schema.section(Section::Meta), 0)
    }

    fn text(&self, at: usize) -> &'a str {
        let reference = self.meta().and_then(|meta| format::u32_at(meta, at));
        reference.map_or("", |reference| self.schema.text(reference))
    }

    /// The name with its version: `Device:2.19`.
    #[must_use]
    pub fn name(&self) -> &'a str {
        self.text(0)
    }

    /// The URN of the specification: `data_model_inst_uri` of GetSupportedDM.
    #[must_use]
    pub fn spec(&self) -> &'a str {
        self.text(4)
    }

    /// The name of the file that the model came from.
    #[must_use]
    pub fn file(&self) -> &'a str {
        self.text(8)
    }

    /// The version of the model.
    #[must_use]
    pub fn version(&self) -> Version {
        let read = || {
            let meta = self.meta()?;
            Some(Version::new(
                format::u16_at(meta, 12)?,
                format::u16_at(meta, 14)?,
                format::u16_at(meta, 16)?,
            ))
        };
        read().unwrap_or_default()
    }
}
