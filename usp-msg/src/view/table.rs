// Written by `cargo run -p xtask -- codegen` from proto/usp-msg.proto; not to be edited.

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
            Self::Varint => 0,
            Self::Fixed32 => 5,
            Self::Text | Self::Bytes | Self::Message(_) | Self::Entry => 2,
        }
    }

    const fn class(self) -> u32 {
        match self {
            Self::Text => Op::TEXT,
            Self::Bytes => Op::BYTES,
            Self::Varint => Op::VARINT,
            Self::Fixed32 => Op::FIXED32,
            Self::Message(_) => Op::MESSAGE,
            Self::Entry => Op::ENTRY,
        }
    }
}

/// What to do at a tag byte of a plain message; all of a field's facts in one load.
#[derive(Clone, Copy)]
pub(super) struct Op(u32);

impl Op {
    /// Not the tag of a known field.
    pub(super) const NONE: u32 = 0;
    pub(super) const TEXT: u32 = 1;
    pub(super) const BYTES: u32 = 2;
    pub(super) const VARINT: u32 = 3;
    pub(super) const FIXED32: u32 = 4;
    pub(super) const ENTRY: u32 = 5;
    pub(super) const MESSAGE: u32 = 6;
    const LIST: u32 = 1 << 4;

    const fn of(field: &Field) -> Self {
        let mut bits = field.kind.class();
        if let Kind::Message(child) = field.kind {
            bits |= widen(child) << 8;
        }
        if matches!(field.shape, Shape::List) {
            bits |= Self::LIST | (element_bytes(field.kind) << 16);
        }
        Self(bits)
    }

    #[inline(always)]
    pub(super) const fn class(self) -> u32 {
        self.0 & 0xF
    }

    #[inline(always)]
    pub(super) const fn is_list(self) -> bool {
        self.0 & Self::LIST != 0
    }

    /// Place of the submessage in the schema.
    #[inline(always)]
    pub(super) const fn child(self) -> u8 {
        self.0.to_le_bytes()[1]
    }

    /// Size of a list element in the owned value, in bytes; 0 for what is no list.
    #[inline(always)]
    pub(super) const fn element_bytes(self) -> u32 {
        self.0 >> 16
    }
}

/// What is asked of a message as a whole, as sets of field numbers.
#[derive(Clone, Copy)]
pub(super) struct Rule {
    /// Fields that must occur.
    pub(super) required: u32,
    /// Members of the choice.
    pub(super) choice: u32,
    /// Whether a choice must be made.
    pub(super) choose: bool,
    /// Whether anything is asked at all.
    pub(super) any: bool,
    /// Whether no field is a message.
    pub(super) leaf: bool,
    /// Whether it pays to look at the whole message for bytes beyond ASCII, for it has several texts.
    pub(super) texts: bool,
}

/// The operations and the rule of one message.
pub(super) struct Plan {
    pub(super) ops: [Op; 128],
    pub(super) rule: Rule,
}

impl Plan {
    const fn of(message: &Message) -> Self {
        let mut plan = Self {
            ops: [Op(Op::NONE); 128],
            rule: Rule {
                required: 0,
                choice: 0,
                choose: false,
                any: false,
                leaf: true,
                texts: false,
            },
        };
        let mut texts = 0;
        let mut at = 0;
        while at < message.fields.len() {
            let field = &message.fields[at];
            let tag = (field.number << 3) | field.kind.wire_type();
            plan.ops[index(tag)] = Op::of(field);
            let bit = 1 << field.number;
            match field.shape {
                Shape::Required | Shape::Merged => plan.rule.required |= bit,
                Shape::Choice => plan.rule.choice |= bit,
                Shape::Single | Shape::List => {}
            }
            let many = if matches!(field.shape, Shape::List) {
                2
            } else {
                1
            };
            match field.kind {
                Kind::Message(_) => {
                    plan.rule.leaf = false;
                    if many == 2 {
                        texts += 1;
                    }
                }
                Kind::Text => texts += many,
                Kind::Entry => texts += 2,
                Kind::Bytes | Kind::Varint | Kind::Fixed32 => {}
            }
            at += 1;
        }
        plan.rule.choose = plan.rule.choice != 0 && !message.choice_optional;
        plan.rule.any = plan.rule.required | plan.rule.choice != 0;
        plan.rule.texts = texts >= 2;
        plan
    }

    /// The plans of all messages.
    pub(super) const fn all() -> [Self; SCHEMA.len()] {
        let mut plans = [const { Self::of(&SCHEMA[0]) }; SCHEMA.len()];
        let mut at = 1;
        while at < SCHEMA.len() {
            plans[at] = Self::of(&SCHEMA[at]);
            at += 1;
        }
        plans
    }
}

const fn widen(byte: u8) -> u32 {
    u32::from_le_bytes([byte, 0, 0, 0])
}

const fn index(byte: u8) -> usize {
    byte as usize
}

/// Upper bound of what a list element takes in the owned value, in bytes, texts not counted.
pub(super) const fn element_bytes(kind: Kind) -> u32 {
    match kind {
        Kind::Text => 24,
        Kind::Bytes => 32,
        Kind::Entry => 48,
        Kind::Varint | Kind::Fixed32 => 8,
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
            Shape::List => 24,
            Shape::Single | Shape::Required | Shape::Merged | Shape::Choice => {
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
