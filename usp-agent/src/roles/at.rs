//! Where an element stands.

use usp_datamodel::NodeId;
use usp_datamodel::instances::InstanceNumbers;

/// Where an element stands: the instance numbers of an object, with the mount points on the way to it.
///
/// Plain numbers are those of an object of the model itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct At<'a> {
    /// The object, or the table whose row it is; `None` where nothing can be mounted at it.
    pub(super) object: Option<NodeId>,
    pub(super) mounts: &'a [NodeId],
    pub(super) numbers: &'a [u32],
}

impl<'a> At<'a> {
    /// An object with these instance numbers, below these mount points.
    ///
    /// At an object that is a mount point itself stands what is part of it in the model, and what is mounted there.
    #[must_use]
    pub const fn new(object: NodeId, mounts: &'a [NodeId], numbers: &'a [u32]) -> Self {
        Self {
            object: Some(object),
            mounts,
            numbers,
        }
    }
}

impl<'a> From<&'a InstanceNumbers> for At<'a> {
    fn from(numbers: &'a InstanceNumbers) -> Self {
        Self::new(numbers.object(), numbers.mounts(), numbers)
    }
}

impl<'a> From<&'a [u32]> for At<'a> {
    fn from(numbers: &'a [u32]) -> Self {
        Self {
            object: None,
            mounts: &[],
            numbers,
        }
    }
}

impl<'a, const COUNT: usize> From<&'a [u32; COUNT]> for At<'a> {
    fn from(numbers: &'a [u32; COUNT]) -> Self {
        Self::from(numbers.as_slice())
    }
}
