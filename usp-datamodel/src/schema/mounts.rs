//! The mount points on a way through the model.

use core::fmt;
use core::ops::Deref;

use super::NodeId;

/// Most mount points on one way.
const MAX_MOUNTS: usize = 7;

/// The mount points that a way goes through to what is mounted there, from left to right, at most 7.
///
/// What is mounted has the nodes of the model itself: these tell the one from the other.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Mounts {
    points: [NodeId; MAX_MOUNTS],
    count: u8,
}

impl Mounts {
    /// A way too long to be told: one that nothing speaks of, whatever comes before it.
    pub(crate) fn lost() -> Self {
        let mut lost = Self::default();
        while lost.push(NodeId::default()).is_some() {}
        lost
    }

    /// Adds a mount point behind all others; `None` where there are too many.
    pub(crate) fn push(&mut self, point: NodeId) -> Option<()> {
        *self.points.get_mut(usize::from(self.count))? = point;
        self.count = self.count.saturating_add(1);
        Some(())
    }

    /// Adds a mount point before all others.
    ///
    /// Where there are too many, the first is from then on a node that is no mount point: nothing speaks of it.
    pub(crate) fn push_front(&mut self, point: NodeId) {
        let count = usize::from(self.count);
        let is_full = count >= MAX_MOUNTS;
        if !is_full {
            self.points.copy_within(..count, 1);
            self.count = self.count.saturating_add(1);
        }
        if let Some(first) = self.points.first_mut() {
            *first = if is_full { NodeId::default() } else { point };
        }
    }
}

impl Deref for Mounts {
    type Target = [NodeId];

    fn deref(&self) -> &[NodeId] {
        let count = usize::from(self.count);
        self.points.get(..count).unwrap_or_default()
    }
}

impl fmt::Debug for Mounts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.deref().fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_mount_point_too_many_is_refused_or_makes_the_way_one_that_nothing_speaks_of() {
        let mut from_left = Mounts::default();
        let mut from_right = Mounts::default();
        for number in 1..=7 {
            assert_eq!(from_left.push(NodeId(number)), Some(()));
            from_right.push_front(NodeId(8_u16.saturating_sub(number)));
        }
        assert_eq!(from_left, from_right);
        assert_eq!(from_left.first(), Some(&NodeId(1)));
        assert_eq!(from_left.push(NodeId(8)), None);
        from_right.push_front(NodeId(8));
        assert_eq!(from_right.len(), 7);
        assert_eq!(from_right.first(), Some(&NodeId(0)));
    }
}
