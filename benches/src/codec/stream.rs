//! A GetResp from borrowed names and values, which peers have to build as a tree first.

use std::hint::black_box;

use super::{ours, peers, prost_peer, workloads};
use crate::Suite;

/// Adds the cases: a GetResp of some objects with 12 parameters each, alone and in a Record.
pub fn cases(suite: &mut Suite) {
    for (name, count) in [("w3", 200), ("w4", 5_000)] {
        suite.case(format!("codec/stream/{name}"), |case| {
            let objects: Vec<String> = workloads::objects(count).collect();
            case.ours(ours::stream(objects.clone(), 12, false));
            let paths = objects.clone();
            case.peer("prost", move || prost_peer::build_hash(&paths, 12));
            let paths = objects.clone();
            case.peer("prost_vec", move || prost_peer::build_vec(&paths, 12));
            let paths = objects.clone();
            case.peer("rusp_builders", move || peers::rusp_builders(&paths, 12));
            let paths = objects.clone();
            case.peer("buffa", move || peers::buffa_build(&paths, 12));
            let mut buffer = Vec::new();
            case.peer("buffa_view", move || {
                peers::buffa_view_build(&objects, 12, &mut buffer);
                black_box(&buffer).len() as u64
            });
        });
    }
    suite.case("codec/stream/w7", |case| {
        let objects: Vec<String> = workloads::objects(200).collect();
        case.ours(ours::stream(objects, 12, true));
    });
}
