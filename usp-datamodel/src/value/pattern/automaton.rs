//! From the syntax tree to the bytes of an automaton.

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use regex_automata::dfa::{Automaton, StartKind, dense};
use regex_automata::nfa::thompson;
use regex_automata::util::primitives::StateID;
use regex_automata::{Anchored, MatchKind};

use super::syntax::{self, PatternError, PatternErrorKind};
use super::{HEADER, VERSION};

/// The most memory for each stage of a compilation.
const MAX_STAGE_BYTES: usize = 4 << 20;

/// The automaton of an XSD pattern, for [`Pattern::new`](crate::types::Pattern::new).
///
/// The same pattern always gives the same bytes. `\d`, `\w` and `\p` follow the Unicode tables of
/// `regex-syntax`, `\i` and `\c` the names of XML 1.0, fifth edition.
///
/// # Errors
///
/// [`PatternError`] when the text is no regular expression of XML Schema, or when its automaton
/// would be too large.
pub fn compile(pattern: &str) -> Result<Vec<u8>, PatternError> {
    let too_large = || PatternError::new(PatternErrorKind::TooLarge, pattern.len());
    let hir = syntax::parse(pattern)?;
    let nfa = thompson::Compiler::new()
        .configure(
            thompson::Config::new()
                .nfa_size_limit(Some(MAX_STAGE_BYTES))
                .which_captures(thompson::WhichCaptures::None),
        )
        .build_from_hir(&hir)
        .map_err(|_| too_large())?;
    let dfa = dense::Builder::new()
        .configure(
            dense::Config::new()
                .start_kind(StartKind::Anchored)
                // Every match, not the first: only a match at the end of the text counts.
                .match_kind(MatchKind::All)
                .dfa_size_limit(Some(MAX_STAGE_BYTES))
                .determinize_size_limit(Some(MAX_STAGE_BYTES)),
        )
        .build_from_nfa(&nfa)
        .map_err(|_| too_large())?;
    let start = dfa
        .universal_start_state(Anchored::Yes)
        .ok_or_else(too_large)?;
    write(&minimal(states(&dfa, start))).ok_or_else(too_large)
}

/// A state: whether the text may end, and where each range of bytes leads.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct State {
    end: bool,
    ranges: Vec<(u8, u8, usize)>,
}

/// The states that can be reached, the start first.
fn states(dfa: &dense::DFA<Vec<u32>>, start: StateID) -> Vec<State> {
    let mut numbers = BTreeMap::from([(start, 0)]);
    let mut queue = alloc::vec![start];
    let mut states = Vec::new();
    while let Some(id) = queue.get(states.len()).copied() {
        let mut ranges: Vec<(u8, u8, usize)> = Vec::new();
        for byte in 0..=u8::MAX {
            let next = dfa.next_state(id, byte);
            if dfa.is_dead_state(next) {
                continue;
            }
            let number = *numbers.entry(next).or_insert_with(|| {
                queue.push(next);
                queue.len().saturating_sub(1)
            });
            match ranges.last_mut() {
                Some((_, high, target))
                    if *target == number && high.checked_add(1) == Some(byte) =>
                {
                    *high = byte;
                }
                _ => ranges.push((byte, byte, number)),
            }
        }
        states.push(State {
            // The automaton reports a match one byte late, or at the end of the input.
            end: dfa.is_match_state(dfa.next_eoi_state(id)),
            ranges,
        });
    }
    states
}

/// The same automaton with equal states merged, where that takes few rounds.
fn minimal(states: Vec<State>) -> Vec<State> {
    /// Counted repetitions need a round for each count, and have little to merge.
    const MAX_ROUNDS: usize = 200;
    /// Looks at states, of all rounds: what a pattern of some bytes may cost is bounded.
    const MAX_LOOKS: usize = 1 << 18;

    // Moore: begin with all states alike but for their ends, and split until nothing splits.
    let mut classes: Vec<usize> = states.iter().map(|state| usize::from(state.end)).collect();
    let mut count = 0;
    let rounds = MAX_LOOKS
        .checked_div(states.len())
        .map_or(MAX_ROUNDS, |rounds| rounds.min(MAX_ROUNDS));
    for _ in 0..rounds {
        let mut numbers = BTreeMap::new();
        let next: Vec<usize> = states
            .iter()
            .map(|state| {
                let number = numbers.len();
                *numbers.entry(merged(state, &classes)).or_insert(number)
            })
            .collect();
        let stable = numbers.len() == count;
        count = numbers.len();
        classes = next;
        if stable {
            // Classes are numbered by their first state, so the start stays first.
            let mut representatives: Vec<State> = Vec::with_capacity(count);
            for (state, class) in states.iter().zip(&classes) {
                if *class == representatives.len() {
                    representatives.push(merged(state, &classes));
                }
            }
            return representatives;
        }
    }
    states
}

/// A state in terms of classes, its neighbouring ranges joined.
fn merged(state: &State, classes: &[usize]) -> State {
    let mut ranges: Vec<(u8, u8, usize)> = Vec::with_capacity(state.ranges.len());
    for (low, high, target) in &state.ranges {
        let class = classes.get(*target).copied().unwrap_or_default();
        match ranges.last_mut() {
            Some((_, last, joined)) if *joined == class && last.checked_add(1) == Some(*low) => {
                *last = *high;
            }
            _ => ranges.push((*low, *high, class)),
        }
    }
    State {
        end: state.end,
        ranges,
    }
}

fn write(states: &[State]) -> Option<Vec<u8>> {
    let narrow = size(states, 2)? <= usize::from(u16::MAX);
    let width: usize = if narrow { 2 } else { 4 };
    let mut offsets = Vec::with_capacity(states.len());
    let mut offset = HEADER;
    for state in states {
        offsets.push(u32::try_from(offset).ok()?);
        offset = offset.checked_add(state_size(state, width)?)?;
    }
    let mut out = Vec::with_capacity(offset);
    out.extend([VERSION, u8::try_from(width).ok()?]);
    for state in states {
        out.extend([
            u8::from(state.end),
            // UTF-8 has fewer than 256 bytes.
            u8::try_from(state.ranges.len()).ok()?,
        ]);
        for (low, high, target) in &state.ranges {
            out.extend([*low, *high]);
            let offset = offsets.get(*target)?.to_le_bytes();
            out.extend(offset.get(..width)?);
        }
    }
    Some(out)
}

fn state_size(state: &State, width: usize) -> Option<usize> {
    let range = width.checked_add(2)?;
    state.ranges.len().checked_mul(range)?.checked_add(2)
}

fn size(states: &[State], width: usize) -> Option<usize> {
    states.iter().try_fold(HEADER, |size, state| {
        size.checked_add(state_size(state, width)?)
    })
}
