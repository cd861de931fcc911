//! Payloads in pieces, in any order and with any states: what comes out is what a naive reassembler gives.

use std::{collections::BTreeMap, sync::Arc, time::Instant};

use arbitrary::{Arbitrary, Result, Unstructured};
use usp_e2e::{Config, Event, Role, Session, security};
use usp_record::{Record, SarState, SequenceId, SessionContext, SessionId};

const STATES: [SarState; 4] = [
    SarState::None,
    SarState::Begin,
    SarState::Inprocess,
    SarState::Complete,
];

/// A Record that comes.
#[derive(Clone, Debug)]
struct Piece {
    sequence: u64,
    payload: SarState,
    payloadrec: SarState,
    entries: Vec<Vec<u8>>,
    /// Whether the receiver gets its bytes, and so knows how long they are.
    by_bytes: bool,
}

impl Piece {
    /// The number of the Record is told by its distance from the one before.
    fn arbitrary(u: &mut Unstructured<'_>, before: u64) -> Result<Self> {
        let [step, shape] = <[u8; 2]>::arbitrary(u)?;
        let by_bytes = step & 1 == 0;
        let sequence = match step {
            // mostly in order, else a little ahead or behind
            0..=199 => before + 1,
            200..=227 => before + u64::from(step - 198),
            _ => before.saturating_sub(u64::from(step - 228)).max(1),
        };
        let payload = STATES[usize::from(shape & 3)];
        let payloadrec = if shape & 4 == 0 {
            payload
        } else {
            STATES[usize::from(shape >> 3 & 3)]
        };
        let count = match shape >> 5 {
            0 => 0,
            7 => 2,
            _ => 1,
        };
        let mut entries = Vec::new();
        for _ in 0..count {
            let length = match usize::from(u8::arbitrary(u)?) {
                // from 4 KiB on a piece may stay where it came in
                long @ 200.. => 3900 + (long - 200) * 100,
                short => short,
            };
            // one long stretch tells order and place as well as many short ones
            entries.push((0..length).map(|at| at as u8 ^ sequence as u8).collect());
        }
        Ok(Self {
            sequence,
            payload,
            payloadrec,
            entries,
            by_bytes,
        })
    }

    fn len(&self) -> usize {
        self.entries.iter().map(Vec::len).sum()
    }

    /// What it counts for while it waits: entries beyond the first take memory even when they are empty.
    fn held(&self) -> usize {
        let len = self.len();
        let wire = self.record().encode().len();
        let buffer = if self.by_bytes && wire <= len + 1024 {
            wire
        } else {
            len
        };
        buffer + self.entries.len().saturating_sub(1) * size_of::<bytes::Bytes>()
    }

    fn record(&self) -> Record {
        let number = |n| SequenceId::new(n).expect("not 0");
        let mut context =
            SessionContext::new(SessionId::MIN_USABLE, number(self.sequence), number(1))
                .with_sar_states(self.payload, self.payloadrec);
        for entry in &self.entries {
            context = context.with_payload(entry.clone());
        }
        let id = |text: &str| text.parse().expect("an id");
        Record::session_context(id("self::agent"), id("self::acs"), context)
    }
}

/// The bounds of the receiver.
#[derive(Clone, Copy, Debug)]
struct Bounds {
    message_bytes: usize,
    pieces: usize,
    early_bytes: usize,
    early: usize,
}

/// The rules, written down without any thought of speed.
#[derive(Debug, Default)]
struct Naive {
    taken: u64,
    early: BTreeMap<u64, Piece>,
    /// The pieces of the open Message.
    open: Option<Vec<Vec<u8>>>,
    in_record: bool,
}

impl Naive {
    /// The Messages that are complete now; `Err` when the session fails, after those before.
    fn take(&mut self, piece: Piece, bounds: &Bounds, out: &mut Vec<Vec<u8>>) -> Option<()> {
        if piece.sequence <= self.taken || self.early.contains_key(&piece.sequence) {
            return Some(());
        }
        if piece.sequence != self.taken + 1 {
            let held: usize = self.early.values().map(Piece::held).sum();
            if self.early.len() >= bounds.early || held + piece.held() > bounds.early_bytes {
                return None;
            }
            self.early.insert(piece.sequence, piece);
            return Some(());
        }
        let mut next = Some(piece);
        while let Some(piece) = next {
            self.in_order(&piece, bounds, out)?;
            self.taken += 1;
            next = self.early.remove(&(self.taken + 1));
        }
        Some(())
    }

    fn in_order(&mut self, piece: &Piece, bounds: &Bounds, out: &mut Vec<Vec<u8>>) -> Option<()> {
        let unsegmented = piece.payload == SarState::None && piece.payloadrec == SarState::None;
        if unsegmented && piece.len() == 0 {
            // nothing but an acknowledgement
            return Some(());
        }
        if piece.entries.len() > 1 {
            return None;
        }
        // a Message, and the record within it, begin where none is open and go on where one is
        let fits =
            |open: bool, state| open == matches!(state, SarState::Inprocess | SarState::Complete);
        let stays_open = |state| matches!(state, SarState::Begin | SarState::Inprocess);
        if !fits(self.open.is_some(), piece.payload) || !fits(self.in_record, piece.payloadrec) {
            return None;
        }
        if stays_open(piece.payloadrec) && !stays_open(piece.payload) {
            return None;
        }
        self.in_record = stays_open(piece.payloadrec);
        let mut pieces = self.open.take().unwrap_or_default();
        if pieces.len() >= bounds.pieces {
            return None;
        }
        pieces.extend(
            piece
                .entries
                .iter()
                .filter(|entry| !entry.is_empty())
                .cloned(),
        );
        if pieces.iter().map(Vec::len).sum::<usize>() > bounds.message_bytes {
            return None;
        }
        if stays_open(piece.payload) {
            self.open = Some(pieces);
        } else {
            // a Message has at least one byte
            out.extend(Some(pieces.concat()).filter(|whole| !whole.is_empty()));
        }
        Some(())
    }
}

/// Any pieces, under any bounds.
pub(crate) fn check(data: &[u8]) {
    let _ = script(&mut Unstructured::new(data));
}

fn script(u: &mut Unstructured<'_>) -> Result<()> {
    let [message, early] = <[u8; 2]>::arbitrary(u)?;
    let bounds = Bounds {
        message_bytes: 64 << (2 * (message & 7)),
        pieces: 1 << (message >> 3 & 7),
        early_bytes: 64 << (2 * (early & 7)),
        early: 1 << (early >> 3 & 3),
    };
    let trusted = security::Security::default().with_mtp(security::MtpProtection::TRUSTED);
    let config = Config::new("self::agent".parse().expect("an id"), Role::Agent)
        .with_security(trusted)
        .with_max_message_bytes(bounds.message_bytes)
        .with_max_message_pieces(bounds.pieces)
        .with_max_incoming_bytes(bounds.early_bytes)
        .with_max_incoming_records(bounds.early);
    let peer = "self::acs".parse().expect("an id");
    let mut agent = Session::new(Arc::new(config), peer, 1).expect("two endpoints");
    let mut naive = Naive::default();
    let now = Instant::now();
    let mut before = 0;
    while !u.is_empty() {
        let mut piece = Piece::arbitrary(u, before)?;
        if before == 0 {
            // the first one opens the session
            piece.sequence = 1;
        }
        before = piece.sequence;
        let bytes = piece.record().encode();
        let outcome = if piece.by_bytes {
            agent.handle_bytes(now, bytes)
        } else {
            agent.handle_record(now, Record::decode(bytes).expect("well formed"))
        };
        let came: Vec<Vec<u8>> = std::iter::from_fn(|| agent.poll_event())
            .filter_map(|event| match event {
                Event::Message { payload, .. } => {
                    let pieces = payload.pieces().concat();
                    assert_eq!(payload, pieces);
                    assert_eq!(payload.into_bytes(), pieces);
                    Some(pieces)
                }
                _ => None,
            })
            .collect();
        let mut wanted = Vec::new();
        let fine = naive.take(piece, &bounds, &mut wanted).is_some();
        assert_eq!(came, wanted);
        assert_eq!(outcome.is_ok(), fine, "{outcome:?} beside {naive:?}");
        assert_eq!(agent.session_id().is_some(), fine);
        let held = agent.bytes_held();
        // an eighth more for what else is in the Records that a Message came in
        let most = bounds.message_bytes + bounds.message_bytes / 8 + bounds.early_bytes;
        assert!(held <= most, "{held}");
        if !fine {
            assert_eq!(held, 0, "a session that has ended holds nothing");
            break;
        }
    }
    Ok(())
}
