// Written by `cargo run -p xtask -- codegen` from proto/usp-record.proto; not to be edited.

//! The schema as data: what every message may hold, by field number and by tag byte.
#![expect(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    reason = "constants and functions of the schema alone: the compiler has evaluated them for all of it"
)]

use super::schema::SCHEMA;

/// One message of the schema.
pub(super) struct Message {
    pub(super) fields: &'static [Field],
    /// Name of the only choice; empty if there is none or the message is nothing else.
    pub(super) choice: &'static str,
    /// Whether the choice may be left open; only read where there is one.
    pub(super) choice_optional: bool,
}

/// One field of a message.
pub(super) struct Field {
    pub(super) number: u8,
    pub(super) name: &'static str,
    pub(super) kind: Kind,
    pub(super) shape: Shape,
}

/// What a field holds.
#[derive(Clone, Copy)]
pub(super) enum Kind {
    /// UTF-8.
    Text,
    /// Any bytes.
    Bytes,
    /// An enumeration, a boolean or an unsigned number of variable length.
    Varint,
    /// An enumeration whose known numbers are those up to this one.
    ///
    /// Only the fast walk looks at it; what is to be done about other numbers is left to the crate.
    Known(u8),
    /// Four bytes, least significant first.
    Fixed32,
    /// A message, by its place in the schema.
    Message(u8),
    /// An entry of a map from text to text.
    Entry,
}

/// How often a field may occur, and what a second occurrence means.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// May be absent; the last occurrence counts.
    Single,
    /// Must occur once.
    Required,
    /// Must not be empty or 0. Only the fast walk looks at it; the rule is left to the crate.
    Filled,
    /// Must occur; the parts of several occurrences are merged.
    Merged,
    /// Any number of elements.
    List,
    /// Member of the only choice of its message.
    Choice,
}

impl Kind {
    pub(super) const fn wire_type(self) -> u8 {
        match self {
            Self::Varint | Self::Known(_) => 0,
            Self::Fixed32 => 5,
            Self::Text | Self::Bytes | Self::Message(_) | Self::Entry => 2,
        }
    }

    const fn class(self) -> u64 {
        match self {
            Self::Text => Op::TEXT,
            Self::Bytes => Op::BYTES,
            Self::Varint => Op::VARINT,
            Self::Known(_) => Op::KNOWN,
            Self::Fixed32 => Op::FIXED32,
            Self::Message(_) => Op::MESSAGE,
            Self::Entry => Op::ENTRY,
        }
    }
}

/// What to do at a tag byte of a plain message: all facts about a field in one word.
///
/// From the low end: 3 bits of class, 1 bit for lists, 8 bits for the place of the submessage or the highest known
/// number, 1 bit for values that must not be empty, and from bit 16 on what the field adds to the [`Tally`].
#[derive(Clone, Copy)]
pub(super) struct Op(u64);

impl Op {
    /// Not the tag of a known field.
    pub(super) const NONE: u64 = 0;
    pub(super) const TEXT: u64 = 1;
    pub(super) const BYTES: u64 = 2;
    pub(super) const VARINT: u64 = 3;
    pub(super) const FIXED32: u64 = 4;
    pub(super) const KNOWN: u64 = 5;
    pub(super) const ENTRY: u64 = 6;
    pub(super) const MESSAGE: u64 = 7;
    const LIST: u64 = 1 << 3;
    const FILLED: u64 = 1 << 12;

    const fn of(field: &Field, tally: Tally) -> Self {
        let mut bits = field.kind.class();
        if let Kind::Message(detail) | Kind::Known(detail) = field.kind {
            bits |= (detail as u64) << 4;
        }
        bits |= match field.shape {
            Shape::List => Self::LIST,
            Shape::Filled => Self::FILLED,
            Shape::Single | Shape::Required | Shape::Merged | Shape::Choice => 0,
        };
        Self(bits | tally.0 << 16)
    }

    #[inline(always)]
    pub(super) const fn class(self) -> u64 {
        self.0 & 7
    }

    #[inline(always)]
    pub(super) const fn is_list(self) -> bool {
        self.0 & Self::LIST != 0
    }

    /// Whether the value must not be empty or 0.
    #[inline(always)]
    pub(super) const fn is_filled(self) -> bool {
        self.0 & Self::FILLED != 0
    }

    /// Place of the submessage in the schema, or the highest known number.
    #[inline(always)]
    pub(super) const fn detail(self) -> usize {
        (self.0 >> 4) as usize & 0xFF
    }

    #[inline(always)]
    pub(super) const fn tally(self) -> Tally {
        Tally(self.0 >> 16)
    }
}

/// A sum over the fields of a message, and of the messages in it.
///
/// From the low end: 7 bits for what must be there, 24 bits for the number of list elements, and the rest for what
/// these take in the owned value, in bytes. The first part cannot overflow, for its fields occur once in a plain
/// message, and the others cannot in messages of up to [`Tally::MAX_INPUT`] bytes, for every element takes two.
#[derive(Clone, Copy)]
pub(super) struct Tally(u64);

impl Tally {
    pub(super) const ZERO: Self = Self(0);
    /// Longest input whose elements can be counted, in bytes.
    pub(super) const MAX_INPUT: usize = 1 << 24;
    /// Most bytes of an element that can be added up for inputs of that length.
    const MAX_ELEMENT: u32 = 1 << 10;
    const PARTS: u64 = 0x7F;
    /// Weights of the fields of a message that must be there, by order; then of a member of its choice.
    const REQUIRED: [u64; 3] = [1, 2, 4];
    const CHOICE: u64 = 8;

    /// What a field adds; `required` is the number of fields before it that must be there.
    const fn of(field: &Field, required: usize) -> Self {
        match field.shape {
            Shape::Single => Self::ZERO,
            Shape::Required | Shape::Filled | Shape::Merged => Self(Self::REQUIRED[required]),
            Shape::Choice => Self(Self::CHOICE),
            Shape::List => {
                let bytes = element_bytes(field.kind);
                assert!(bytes <= Self::MAX_ELEMENT);
                Self(1 << 7 | (bytes as u64) << 31)
            }
        }
    }

    #[inline(always)]
    pub(super) const fn plus(self, other: Self) -> Self {
        Self(self.0.wrapping_add(other.0))
    }

    /// The sum without the part that counts for one message only.
    #[inline(always)]
    pub(super) const fn of_elements(self) -> Self {
        Self(self.0 & !Self::PARTS)
    }

    #[inline(always)]
    pub(super) const fn parts(self) -> u64 {
        self.0 & Self::PARTS
    }

    pub(super) const fn elements(self) -> usize {
        (self.0 >> 7) as usize & 0xFF_FFFF
    }

    pub(super) const fn element_bytes(self) -> u64 {
        self.0 >> 31
    }
}

/// How to walk over one message.
#[derive(Clone, Copy)]
pub(super) struct Plan {
    /// Place in [`Plans::ops`] of what to do, by tag byte.
    pub(super) tags: [u8; 128],
    /// What the parts of the tally must sum up to.
    pub(super) parts: u64,
    /// Another sum that will do.
    pub(super) or_parts: u64,
    /// Whether no field is a message.
    pub(super) leaf: bool,
    /// Whether it pays to look at the whole message for bytes beyond ASCII, for it has several texts and the other
    /// values need no look.
    pub(super) texts: bool,
}

/// How to walk over all messages.
pub(super) struct Plans {
    pub(super) plans: [Plan; SCHEMA.len()],
    /// The fields of all messages; the first one is for what is no known field.
    pub(super) ops: [Op; 256],
}

impl Plans {
    pub(super) const fn new() -> Self {
        let plan = Plan {
            tags: [0; 128],
            parts: 0,
            or_parts: 0,
            leaf: true,
            texts: false,
        };
        let mut plans = Self {
            plans: [plan; SCHEMA.len()],
            ops: [Op(Op::NONE); 256],
        };
        let mut next = 1;
        let mut at = 0;
        while at < SCHEMA.len() {
            next = plans.add(at, next);
            at += 1;
        }
        plans
    }

    /// Adds a message whose first field has this place in `ops`; gives the place of the next one.
    const fn add(&mut self, message: usize, mut next: usize) -> usize {
        let Message {
            fields,
            choice_optional,
            ..
        } = SCHEMA[message];
        let plan = &mut self.plans[message];
        let mut texts = 0;
        let mut required = 0;
        let mut has_choice = false;
        let mut at = 0;
        while at < fields.len() {
            let field = &fields[at];
            let tag = (field.number << 3) | field.kind.wire_type();
            plan.tags[index(tag)] = next as u8;
            let tally = Tally::of(field, required);
            self.ops[next] = Op::of(field, tally);
            next += 1;
            match field.shape {
                Shape::Required | Shape::Filled | Shape::Merged => {
                    plan.parts += tally.0;
                    required += 1;
                }
                Shape::Choice => has_choice = true,
                Shape::Single | Shape::List => {}
            }
            let many = matches!(field.shape, Shape::List) as u32 + 1;
            texts += match field.kind {
                Kind::Message(_) => many - 1,
                Kind::Text => many,
                Kind::Entry => 2,
                Kind::Bytes | Kind::Varint | Kind::Known(_) | Kind::Fixed32 => 0,
            };
            if let Kind::Message(_) = field.kind {
                plan.leaf = false;
            }
            at += 1;
        }
        plan.or_parts = plan.parts;
        if has_choice {
            plan.parts += Tally::CHOICE;
            if !choice_optional {
                plan.or_parts = plan.parts;
            }
        }
        plan.texts = texts >= 2 && !is_strict(message);
        next
    }
}

/// The place of a submessage in the schema, by its tag byte in another message.
pub(super) const fn child(message: u8, tag: u8) -> u8 {
    if let Kind::Message(child) = kind(message, tag) {
        child
    } else {
        message
    }
}

/// What the field with a tag byte holds; there must be one.
pub(super) const fn kind(message: u8, tag: u8) -> Kind {
    let fields = SCHEMA[index(message)].fields;
    let mut at = 0;
    while fields[at].number != tag >> 3 {
        at += 1;
    }
    fields[at].kind
}

const fn index(byte: u8) -> usize {
    byte as usize
}

/// Whether the value of some field, in the message or below it, has to be looked at.
const fn is_strict(message: usize) -> bool {
    let fields = SCHEMA[message].fields;
    let mut at = 0;
    while at < fields.len() {
        let strict = match fields[at].kind {
            Kind::Known(_) => true,
            Kind::Message(child) => is_strict(index(child)),
            Kind::Text | Kind::Bytes | Kind::Varint | Kind::Fixed32 | Kind::Entry => {
                matches!(fields[at].shape, Shape::Filled)
            }
        };
        if strict {
            return true;
        }
        at += 1;
    }
    false
}

/// Upper bound of what a list element takes in the owned value, in bytes, texts not counted.
pub(super) const fn element_bytes(kind: Kind) -> u32 {
    match kind {
        Kind::Text => 24,
        Kind::Bytes => 32,
        Kind::Entry => 48,
        Kind::Varint | Kind::Known(_) | Kind::Fixed32 => 8,
        Kind::Message(child) => message_bytes(child),
    }
}

const fn message_bytes(message: u8) -> u32 {
    let fields = SCHEMA[index(message)].fields;
    let mut sum = 0;
    let mut choice = 0;
    let mut at = 0;
    while at < fields.len() {
        let size = match fields[at].shape {
            // A map holds its texts in one piece, beside the places where they end.
            Shape::List if matches!(fields[at].kind, Kind::Entry) => 48,
            Shape::List => 24,
            Shape::Single | Shape::Required | Shape::Filled | Shape::Merged | Shape::Choice => {
                8 + element_bytes(fields[at].kind)
            }
        };
        if matches!(fields[at].shape, Shape::Choice) {
            if size > choice {
                choice = size;
            }
        } else {
            sum += size;
        }
        at += 1;
    }
    sum + choice
}
