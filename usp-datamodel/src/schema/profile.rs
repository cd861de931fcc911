//! Profiles: named sets of what an implementation must support.

use super::{Node, NodeId, Schema, Version};
use crate::packed::format::{self, PROFILE_BYTES, PROFILE_ITEM_BYTES, Section};
use crate::types::Status;

/// What a profile requires of a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Requirement {
    /// Nothing beyond being named.
    NotSpecified,
    /// The object, command, event or argument exists.
    Present,
    /// A Controller can add rows.
    Create,
    /// A Controller can delete rows.
    Delete,
    /// A Controller can add and delete rows.
    CreateDelete,
    /// The parameter can be read.
    ReadOnly,
    /// The parameter can be read and written.
    ReadWrite,
    /// The parameter can be read, and written when its row is added.
    WriteOnceReadOnly,
}

impl Requirement {
    #[cfg(feature = "xml")]
    pub(crate) const fn number(self) -> u8 {
        match self {
            Self::NotSpecified => 0,
            Self::Present => 1,
            Self::Create => 2,
            Self::Delete => 3,
            Self::CreateDelete => 4,
            Self::ReadOnly => 5,
            Self::ReadWrite => 6,
            Self::WriteOnceReadOnly => 7,
        }
    }

    /// The word of the DM schema.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::NotSpecified => "notSpecified",
            Self::Present => "present",
            Self::Create => "create",
            Self::Delete => "delete",
            Self::CreateDelete => "createDelete",
            Self::ReadOnly => "readOnly",
            Self::ReadWrite => "readWrite",
            Self::WriteOnceReadOnly => "writeOnceReadOnly",
        }
    }

    const fn from_number(number: u8) -> Self {
        match number {
            1 => Self::Present,
            2 => Self::Create,
            3 => Self::Delete,
            4 => Self::CreateDelete,
            5 => Self::ReadOnly,
            6 => Self::ReadWrite,
            7 => Self::WriteOnceReadOnly,
            _ => Self::NotSpecified,
        }
    }
}

/// A named set of requirements: `WiFiRadio:1`.
#[derive(Clone, Copy, Debug)]
pub struct Profile<'a> {
    schema: Schema<'a>,
    index: u16,
}

impl<'a> Schema<'a> {
    /// The profiles in the order of the model.
    pub fn profiles(&self) -> impl Iterator<Item = Profile<'a>> + use<'a> {
        let schema = *self;
        let count = self.section(Section::Profiles).len() / PROFILE_BYTES;
        let count = u16::try_from(count).unwrap_or(u16::MAX);
        (0..count).map(move |index| Profile { schema, index })
    }

    /// The profile with this name and version: `WiFiRadio:1`.
    #[must_use]
    pub fn profile(&self, name: &str) -> Option<Profile<'a>> {
        self.profiles().find(|profile| profile.name() == name)
    }
}

impl<'a> Profile<'a> {
    fn bytes(&self) -> [u8; PROFILE_BYTES] {
        let profiles = self.schema.section(Section::Profiles);
        format::record(profiles, usize::from(self.index))
            .copied()
            .unwrap_or_default()
    }

    fn u16_at(&self, at: usize) -> u16 {
        format::u16_at(&self.bytes(), at).unwrap_or_default()
    }

    /// The name with its version.
    #[must_use]
    pub fn name(&self) -> &'a str {
        let reference = format::u32_at(&self.bytes(), 0).unwrap_or_default();
        self.schema.text(reference)
    }

    /// The life stage.
    #[must_use]
    pub fn status(&self) -> Status {
        status(self.bytes()[6])
    }

    /// The version of the model in which the profile was added.
    #[must_use]
    pub fn since(&self) -> Version {
        self.schema.version(self.bytes()[7])
    }

    /// The profile of which this is a new version, when the model has it.
    #[must_use]
    pub fn base(&self) -> Option<Self> {
        self.linked(self.u16_at(4))
    }

    fn linked(&self, number: u16) -> Option<Self> {
        let index = number.checked_sub(1)?;
        // A profile builds on earlier ones only: so that walks along the links end.
        (index < self.index).then_some(Self { index, ..*self })
    }

    /// The profiles that this one includes.
    pub fn extends(&self) -> impl Iterator<Item = Self> + use<'a> {
        let profile = *self;
        let start = self.u16_at(8);
        let end = start.saturating_add(self.u16_at(10));
        (start..end).filter_map(move |at| {
            let lists = profile.schema.section(Section::Lists);
            let number = format::u16_at(lists, usize::from(at).checked_mul(2)?)?;
            profile.linked(number)
        })
    }

    /// What the profile itself requires, without its base and what it extends.
    #[must_use]
    pub fn own_items(&self) -> ProfileItems<'a> {
        ProfileItems {
            schema: self.schema,
            at: self.u16_at(12),
            left: self.u16_at(14),
        }
    }
}

const fn status(number: u8) -> Status {
    match number & 3 {
        0 => Status::Current,
        1 => Status::Deprecated,
        2 => Status::Obsoleted,
        _ => Status::Deleted,
    }
}

/// One requirement of a profile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ProfileItem<'a> {
    /// The object, parameter, command, event or argument.
    pub node: Node<'a>,
    /// What is required of it.
    pub requirement: Requirement,
    /// The life stage of the requirement.
    pub status: Status,
}

/// The requirements of a profile, objects before what they hold.
#[derive(Clone, Debug)]
pub struct ProfileItems<'a> {
    schema: Schema<'a>,
    at: u16,
    left: u16,
}

impl<'a> Iterator for ProfileItems<'a> {
    type Item = ProfileItem<'a>;

    fn next(&mut self) -> Option<ProfileItem<'a>> {
        self.left = self.left.checked_sub(1)?;
        let items = self.schema.section(Section::ProfileItems);
        let bytes: &[u8; PROFILE_ITEM_BYTES] = format::record(items, usize::from(self.at))?;
        self.at = self.at.checked_add(1)?;
        let [n0, n1, requirement, stage] = *bytes;
        Some(ProfileItem {
            node: self.schema.node(NodeId(u16::from_le_bytes([n0, n1])))?,
            requirement: Requirement::from_number(requirement),
            status: status(stage),
        })
    }
}
