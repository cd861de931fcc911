//! Decoding and encoding of Messages and Records.
//!
//! Operations: `decode_view` gives a checked view; `decode_visit` also looks at every text as `&str`, and
//! `decode_visit_bytes` as checked bytes; `decode_owned` gives the owned value; `encode` turns an owned value into
//! bytes in a buffer that is used again; `stream` writes a response that was never built.
//!
//! Every entrant gives the same number: a visitor the length of all texts, the others 1.

pub mod bounds;
mod ours;
mod peers;
mod prost_peer;
mod stream;
pub mod workloads;

use bytes::Bytes;

use self::workloads::{ALL, Kind, Workload};
use crate::Suite;

/// Encodes a value anew with each call; gives the length.
pub type Encoding = Box<dyn FnMut() -> u64>;

/// A peer: what it can do, with the bytes of a workload.
///
/// `visit` and `encode` prepare what they need first; a peer that lacks an operation gives `None`.
pub struct Peer {
    /// Name in the output.
    pub name: &'static str,
    /// Decodes and drops.
    pub decode: fn(Kind, &Bytes),
    /// Decodes, adds up the lengths of all texts, and drops.
    pub visit: fn(Kind, &Bytes) -> u64,
    /// Decodes once, and gives a function that encodes the value.
    pub encode: Option<fn(Kind, &Bytes) -> Encoding>,
}

/// prost decodes a Msg into structs with hash maps, and drops it.
pub(crate) fn prost_decodes(msg: &Bytes) {
    (prost_peer::prost().decode)(Kind::Msg, msg);
}

/// All peers.
fn peers() -> Vec<Peer> {
    vec![
        prost_peer::prost(),
        prost_peer::prost_vec(),
        peers::rusp::peer(),
        peers::quick::peer(),
        peers::buffa_view::peer(),
        peers::buffa::peer(),
        peers::rust_protobuf::peer(),
        peers::micropb::peer(),
    ]
}

/// Adds the cases.
pub fn cases(suite: &mut Suite) {
    stream::cases(suite);
    for (name, make) in ALL {
        let wanted =
            ["view", "visit", "visit_bytes", "owned"].map(|o| format!("codec/decode_{o}/{name}"));
        let wanted = wanted.into_iter().chain([
            format!("codec/encode/{name}"),
            format!("codec/stream/{name}"),
        ]);
        if wanted.into_iter().any(|id| suite.wants(&id)) {
            workload(suite, &make());
        }
    }
}

fn workload(suite: &mut Suite, workload: &Workload) {
    let Workload { name, kind, bytes } = workload.clone();
    suite.case(format!("codec/decode_view/{name}"), |case| {
        let w = workload.clone();
        case.bytes(bytes.len());
        case.ours(move || ours::view(&w));
        bounds(case, workload, false);
        for peer in peers() {
            let (decode, bytes) = (peer.decode, bytes.clone());
            case.peer(peer.name, move || {
                decode(kind, &bytes);
                1
            });
        }
    });
    for (operation, visit) in [
        ("decode_visit", ours::visit as fn(&Workload) -> u64),
        ("decode_visit_bytes", ours::visit_bytes),
    ] {
        suite.case(format!("codec/{operation}/{name}"), |case| {
            let w = workload.clone();
            case.bytes(bytes.len());
            let expected = visit(&w);
            case.ours(move || visit(&w));
            bounds(case, workload, true);
            for peer in peers() {
                let (visit, bytes) = (peer.visit, bytes.clone());
                if visit(kind, &bytes) != expected {
                    eprintln!(
                        "{operation}/{name}: {} left out, for it reads other texts",
                        peer.name
                    );
                    continue;
                }
                case.peer(peer.name, move || visit(kind, &bytes));
            }
        });
    }
    suite.case(format!("codec/decode_owned/{name}"), |case| {
        let w = workload.clone();
        case.bytes(bytes.len());
        case.ours(move || ours::owned(&w));
        for peer in peers() {
            let (decode, bytes) = (peer.decode, bytes.clone());
            case.peer(peer.name, move || {
                decode(kind, &bytes);
                1
            });
        }
    });
    suite.case(format!("codec/encode/{name}"), |case| {
        case.bytes(bytes.len());
        case.ours(ours::encode(workload));
        memcpy(case, &bytes);
        for peer in peers() {
            if let Some(encode) = peer.encode {
                case.peer(peer.name, encode(kind, &bytes));
            }
        }
    });
}

/// Adds the walk, which gives what the entrants of the case give, and a copy of the bytes.
fn bounds(case: &mut crate::Case, workload: &Workload, visit: bool) {
    let w = workload.clone();
    if visit {
        case.peer("fused_walk", move || {
            bounds::walk::<true>(&w).expect("a valid message")
        });
    } else {
        case.peer("walk", move || {
            bounds::walk::<false>(&w).expect("a valid message");
            1
        });
        let (bytes, mut copy) = (workload.bytes.clone(), vec![0; workload.bytes.len()]);
        case.peer("memcpy", move || {
            copy.copy_from_slice(std::hint::black_box(&bytes));
            std::hint::black_box(&mut copy);
            1
        });
    }
}

fn memcpy(case: &mut crate::Case, bytes: &Bytes) {
    let (bytes, mut copy) = (bytes.clone(), vec![0; bytes.len()]);
    case.peer("memcpy", move || {
        copy.copy_from_slice(std::hint::black_box(&bytes));
        std::hint::black_box(&mut copy);
        1
    });
}
