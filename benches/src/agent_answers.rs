//! What an Agent answers, as bytes, beside prost that decodes the same bytes.
//!
//! All entrants give the length of the answer.

use std::rc::Rc;

use bytes::Bytes;
use usp_agent::{get_into, get_supported_dm_into, roles::Access};
use usp_datamodel::{Supported, instances::Instances, tr181};
use usp_msg::{BackBuffer, Get, GetSupportedDm, MsgId};

use crate::{Suite, agent, codec};

/// Rows of the store of which everything is asked.
const ROWS: [u32; 2] = [600, 50_000];

pub(crate) fn cases(suite: &mut Suite) {
    for rows in ROWS {
        get_device(suite, rows);
    }
    describe_device(suite);
}

fn get_device(suite: &mut Suite, rows: u32) {
    suite.case(format!("agent/get/device-{rows}"), |case| {
        let store = Rc::new(agent::store(rows));
        let access = Access::full(store.schema());
        let request = Get::new(["Device."]);
        let id = MsgId::try_from("1").unwrap();
        let mut buffer = BackBuffer::new();
        get_into(&request, &store, &access, &id, &mut buffer);
        let answer = buffer.as_bytes().to_vec();
        case.bytes(answer.len());
        case.ours(move || {
            get_into(&request, &store, &access, &id, &mut buffer);
            buffer.len() as u64
        });
        prost(case, answer);
    });
}

fn describe_device(suite: &mut Suite) {
    suite.case("agent/gsdm/tr181-all", |case| {
        let store = Instances::new(Supported::all(tr181()));
        let access = Access::full(store.schema());
        let request = GetSupportedDm::new(["Device."])
            .with_return_commands(true)
            .with_return_events(true)
            .with_return_params(true)
            .with_return_unique_key_sets(true);
        let id = MsgId::try_from("1").unwrap();
        let mut buffer = BackBuffer::new();
        get_supported_dm_into(&request, &store, &access, &id, &mut buffer);
        let answer = buffer.as_bytes().to_vec();
        case.bytes(answer.len());
        case.ours(move || {
            get_supported_dm_into(&request, &store, &access, &id, &mut buffer);
            buffer.len() as u64
        });
        prost(case, answer);
    });
}

fn prost(case: &mut crate::Case, answer: Vec<u8>) {
    let answer = Bytes::from(answer);
    case.peer("prost decodes it", move || {
        codec::prost_decodes(&answer);
        answer.len() as u64
    });
}
