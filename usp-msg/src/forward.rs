//! Writing forwards: messages whose length is not known when they begin.

use crate::{
    BackBuffer,
    back_buffer::{copy, varint_len, write_varint},
};

/// A message whose end is yet to come.
#[derive(Clone, Copy)]
pub(crate) struct Open {
    /// Length of what is in the buffer before its content.
    content: usize,
    /// Bytes that are kept free for its length.
    width: usize,
}

impl BackBuffer {
    /// Forgets the content, and puts room for this many bytes before the one to come.
    pub(crate) fn clear_forward(&mut self, head_room: usize) {
        if self.memory.len() < head_room {
            self.memory.resize(head_room, 0);
        }
        self.start = head_room;
        self.end = head_room;
    }

    /// Puts a field of wire type 0 behind the content; negative numbers take 10 bytes, as protobuf has it.
    pub(crate) fn push_number(&mut self, tag: u8, number: i32) {
        let number = u64::from_le_bytes(i64::from(number).to_le_bytes());
        copy(self.grow_back(1), &[tag]);
        write_varint(self.grow_back(varint_len(number)), number);
    }

    /// Opens a message behind the content; its length is expected to take this many bytes.
    pub(crate) fn open(&mut self, tag: u8, width: usize) -> Open {
        copy(self.grow_back(1), &[tag]);
        self.grow_back(width);
        Open {
            content: self.len(),
            width,
        }
    }

    /// Closes the message that was opened last; gives the bytes that its length takes.
    pub(crate) fn close(&mut self, open: Open) -> usize {
        let Open { content, width } = open;
        let len = u64::try_from(self.len().saturating_sub(content)).unwrap_or(u64::MAX);
        let needed = varint_len(len);
        let from = self.start.saturating_add(content);
        if needed != width {
            // The guess was wrong: the content is moved, once.
            let to = from.saturating_sub(width).saturating_add(needed);
            if needed > width {
                self.grow_back(needed.saturating_sub(width));
            }
            let end = from.saturating_add(usize::try_from(len).unwrap_or(usize::MAX));
            if end <= self.memory.len() {
                self.memory.copy_within(from..end, to);
            }
            self.end = end.saturating_sub(from).saturating_add(to);
        }
        let at = from.saturating_sub(width);
        if let Some(place) = self.memory.get_mut(at..at.saturating_add(needed)) {
            write_varint(place, len);
        }
        needed
    }
}
