//! A queue that takes no memory of its own for a single entry.

use std::collections::VecDeque;

/// Entries in order; mostly none or one, which has its place in here.
#[derive(Debug)]
pub(crate) enum Queue<T> {
    Few(Option<T>),
    /// Any number of them, also fewer than two: memory that was taken once is used again.
    Many(VecDeque<T>),
}

impl<T> Queue<T> {
    pub(crate) const fn new() -> Self {
        Self::Few(None)
    }

    pub(crate) fn len(&self) -> usize {
        match self {
            Self::Few(entry) => usize::from(entry.is_some()),
            Self::Many(entries) => entries.len(),
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.len() == 0
    }

    pub(crate) fn get(&self, index: usize) -> Option<&T> {
        match self {
            Self::Few(entry) => entry.as_ref().filter(|_| index == 0),
            Self::Many(entries) => entries.get(index),
        }
    }

    pub(crate) fn get_mut(&mut self, index: usize) -> Option<&mut T> {
        match self {
            Self::Few(entry) => entry.as_mut().filter(|_| index == 0),
            Self::Many(entries) => entries.get_mut(index),
        }
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &T> {
        (0..self.len()).filter_map(|index| self.get(index))
    }

    pub(crate) fn push_back(&mut self, entry: T) {
        match self {
            Self::Few(place @ None) => *place = Some(entry),
            Self::Few(Some(_)) => {
                let mut entries = self.take_many();
                entries.push_back(entry);
                *self = Self::Many(entries);
            }
            Self::Many(entries) => entries.push_back(entry),
        }
    }

    pub(crate) fn push_front(&mut self, entry: T) {
        match self {
            Self::Few(place @ None) => *place = Some(entry),
            Self::Few(Some(_)) => {
                let mut entries = self.take_many();
                entries.push_front(entry);
                *self = Self::Many(entries);
            }
            Self::Many(entries) => entries.push_front(entry),
        }
    }

    pub(crate) fn pop_front(&mut self) -> Option<T> {
        match self {
            Self::Few(entry) => entry.take(),
            Self::Many(entries) => entries.pop_front(),
        }
    }

    /// Gives back the memory that is not used.
    pub(crate) fn trim(&mut self) {
        if let Self::Many(entries) = self {
            if entries.len() > 1 {
                entries.shrink_to_fit();
            } else {
                *self = Self::Few(entries.pop_front());
            }
        }
    }

    /// What is here, in memory of its own, to be put back with one more entry.
    fn take_many(&mut self) -> VecDeque<T> {
        let mut entries = VecDeque::new();
        entries.extend(self.pop_front());
        entries
    }
}

impl<T> Default for Queue<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T> From<Vec<T>> for Queue<T> {
    fn from(mut entries: Vec<T>) -> Self {
        match entries.len() {
            0 | 1 => Self::Few(entries.pop()),
            _ => Self::Many(entries.into()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Entries from the front, by taking them.
    fn drained(queue: &mut Queue<u8>) -> Vec<u8> {
        std::iter::from_fn(|| queue.pop_front()).collect()
    }

    #[test]
    fn it_does_what_a_deque_does() {
        // each step is one of five, in all orders of seven steps
        for order in 0..5_u32.pow(7) {
            let (mut queue, mut deque) = (Queue::new(), VecDeque::new());
            let mut rest = order;
            for step in 0..7_u8 {
                match rest % 5 {
                    0 => {
                        queue.push_back(step);
                        deque.push_back(step);
                    }
                    1 => {
                        queue.push_front(step);
                        deque.push_front(step);
                    }
                    2 => assert_eq!(queue.pop_front(), deque.pop_front()),
                    3 => queue.trim(),
                    _ => {
                        if let (Some(here), Some(there)) = (queue.get_mut(0), deque.get_mut(0)) {
                            *here = 100;
                            *there = 100;
                        }
                    }
                }
                rest /= 5;
                assert_eq!(
                    (queue.len(), queue.is_empty()),
                    (deque.len(), deque.is_empty())
                );
                assert!(queue.iter().eq(&deque));
                assert_eq!(queue.get(deque.len()), None);
            }
            assert_eq!(drained(&mut queue), Vec::from(deque));
        }
    }

    #[test]
    fn one_entry_takes_no_memory_of_its_own() {
        assert!(matches!(Queue::from(vec![1]), Queue::Few(Some(1))));
        let mut queue = Queue::from(vec![1, 2]);
        queue.pop_front();
        queue.trim();
        assert!(matches!(queue, Queue::Few(Some(2))));
    }
}
