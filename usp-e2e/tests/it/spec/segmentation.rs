//! The seven cases of segmentation, field by field, and reassembly.

use usp_record::{
    PayloadSecurity, Record,
    SarState::{self, Begin, Complete, Inprocess, None as Whole},
};

use crate::util::*;

/// States of Message and TLS record, and number of entries, of every Record with payload.
fn shape(records: &[Record]) -> Vec<(SarState, SarState, usize)> {
    records
        .iter()
        .map(content)
        .filter(|context| context.has_payload())
        .map(|context| {
            (
                context.payload_sar_state,
                context.payloadrec_sar_state,
                context.payload.len(),
            )
        })
        .collect()
}

/// Every field of Records that carry a Message, but for the states; gives all payload, joined.
fn fields(records: &[Record], security: PayloadSecurity, first: u64, expected: u64) -> Vec<u8> {
    let session = ids(&records[0])[0];
    assert!(session > 1);
    let mut joined = Vec::new();
    for (number, record) in (first..).zip(records) {
        assert_eq!(record.version.as_str(), "1.4");
        assert_eq!(record.to_id.as_str(), CONTROLLER);
        assert_eq!(record.from_id.as_str(), AGENT);
        assert_eq!(record.payload_security, security);
        assert!(record.sender_cert.is_empty() && record.unknown_fields.as_bytes().is_empty());
        assert_eq!(
            (&record.originator_id, &record.destination_id),
            (&None, &None)
        );
        let mac = usize::from(security == PayloadSecurity::Tls12) * 32;
        assert_eq!(record.mac_signature.len(), mac);
        assert_eq!(ids(record), [session, number, expected, 0]);
        let context = content(record);
        assert!(context.unknown_fields.as_bytes().is_empty());
        assert!(context.payload.iter().all(|entry| !entry.is_empty()));
        joined.extend(context.payload.concat());
    }
    joined
}

fn plain(max: Option<usize>, length: usize) -> Vec<Record> {
    let now = start();
    let mut agent = agent(agent_config().with_max_record_bytes(max));
    agent.send(now, vec![b'm'; length]).expect("queued");
    let records = sent(&mut agent, now);
    let joined = fields(&records, PayloadSecurity::Plaintext, 1, 1);
    assert_eq!(joined, vec![b'm'; length]);
    if let Some(max) = max {
        assert!(records.iter().all(|record| record.encoded_len() <= max));
    }
    let mut controller = controller(controller_config());
    for record in &records {
        controller
            .handle_record(now, record.clone())
            .expect("taken");
    }
    assert_eq!(messages(&mut controller), [vec![b'm'; length]]);
    records
}

#[test]
fn case_1_a_plain_message_in_one_record() {
    assert_eq!(shape(&plain(None, 5000)), [(Whole, Whole, 1)]);
    assert_eq!(shape(&plain(Some(512), 400)), [(Whole, Whole, 1)]);
}

#[test]
fn case_2_a_plain_message_over_several_records() {
    let records = plain(Some(512), 1200);
    assert_eq!(
        shape(&records),
        [
            (Begin, Begin, 1),
            (Inprocess, Inprocess, 1),
            (Complete, Complete, 1)
        ]
    );
    let bytes: Vec<usize> = records
        .iter()
        .map(|record| content(record).payload[0].len())
        .collect();
    // 512 bytes of Record each, but for the last
    assert_eq!(records[0].encoded_len(), 512);
    assert_eq!(records[1].encoded_len(), 512);
    assert_eq!(bytes.iter().sum::<usize>(), 1200);
    assert_eq!(shape(&plain(Some(512), 800)).len(), 2);
    let numbers: Vec<u64> = records.iter().map(|record| ids(record)[1]).collect();
    assert_eq!(numbers, [1, 2, 3]);
}

#[test]
fn records_are_as_full_as_they_can_be_and_never_fuller() {
    // around every length at which a length field grows by a byte
    for max in (120..700).chain(16_400..16_440) {
        let records = plain(Some(max), 3 * max);
        let (last, full) = records.split_last().expect("some");
        for record in full {
            let room = max - record.encoded_len();
            assert!(room < 3, "{room} bytes are left of {max}");
            // one byte more would not fit
            let mut more = record.clone();
            let usp_record::RecordType::SessionContext(context) = &mut more.record_type else {
                panic!("of a session");
            };
            context.payload[0] = vec![0; context.payload[0].len() + 1].into();
            assert!(more.encoded_len() > max);
        }
        assert!(last.encoded_len() <= max);
    }
}

#[test]
fn a_message_that_just_fits_is_not_cut() {
    let whole = plain(None, 1000);
    let exact = whole[0].encoded_len();
    // the session numbers of both are the same
    assert_eq!(shape(&plain(Some(exact), 1000)), [(Whole, Whole, 1)]);
    assert_eq!(shape(&plain(Some(exact - 1), 1000)).len(), 2);
}

#[test]
fn a_repeated_record_does_not_outgrow_its_limit() {
    let now = start();
    let max = 200;
    let mut agent = agent(
        agent_config()
            .with_max_record_bytes(Some(max))
            .with_retransmit_tries(usp_e2e::RetransmitTries::Unlimited),
    );
    agent
        .handle_record(now, to_agent(context(7, 1, 1)))
        .expect("taken");
    agent.send(now, vec![b'm'; 1000]).expect("queued");
    let first = sent(&mut agent, now).swap_remove(0);
    assert_eq!(first.encoded_len(), max);
    // meanwhile expected_id takes two bytes instead of one
    for number in 2..300 {
        agent
            .handle_record(now, to_agent(context(7, number, 1)))
            .expect("taken");
    }
    let mut ask = context(7, 300, 1);
    ask.retransmit_id = Some(sequence(1));
    agent.handle_record(now, to_agent(ask)).expect("served");
    let again = one_sent(&mut agent, now);
    assert_eq!(again.encoded_len(), max);
    assert_eq!(ids(&again)[2], 127, "all that is said is true");
}

#[test]
fn an_unsegmented_message_is_not_copied() {
    let now = start();
    let message = bytes::Bytes::from(vec![b'm'; 10_000]);
    let mut agent = agent(agent_config());
    agent.send(now, message.clone()).expect("queued");
    let transmit = agent.poll_transmit(now).expect("a record");
    let record = transmit.to_record();
    let out = &content(&record).payload[0];
    assert_eq!(out.as_ptr(), message.as_ptr());
    let wire = bytes::Bytes::from(transmit.encode());
    let mut controller = controller(controller_config());
    controller
        .handle_record(now, Record::decode(wire.clone()).expect("valid"))
        .expect("taken");
    let came = messages(&mut controller).remove(0);
    let range = wire.as_ptr_range();
    assert!(range.contains(&came.as_ptr()), "shares the received bytes");
}

#[test]
fn segments_of_other_makers_are_put_together_too() {
    // states of TLS records that do not follow those of the Message, for a plain one
    let now = start();
    let mut agent = agent(agent_config());
    let states = [(Begin, Whole), (Inprocess, Whole), (Complete, Whole)];
    for (number, (payload, payloadrec)) in (1..).zip(states) {
        let record = to_agent(
            context(7, number, 1)
                .with_payload(format!("<{number}>"))
                .with_sar_states(payload, payloadrec),
        );
        agent.handle_record(now, record).expect("taken");
    }
    assert_eq!(messages(&mut agent), ["<1><2><3>"]);
    // Records without payload in between, and one at the end
    let parts = [(Begin, "a"), (Whole, ""), (Inprocess, "b"), (Complete, "")];
    for (number, (state, part)) in (4..).zip(parts) {
        let record = to_agent(
            context(7, number, 1)
                .with_payload(part)
                .with_sar_states(state, state),
        );
        agent.handle_record(now, record).expect("taken");
    }
    assert_eq!(messages(&mut agent), ["ab"]);
    agent
        .handle_record(
            now,
            to_agent(context(7, 8, 1).with_payload("a").with_payload("b")),
        )
        .expect_err("a plain payload has one entry");
}

#[cfg(all(feature = "tls", feature = "signature"))]
mod tls {
    use super::*;
    use crate::security::tls_of;
    use usp_e2e::Session;
    use usp_record::SecurityPolicy;

    fn pair(max: Option<usize>) -> (Session, Session) {
        let protected = |config: usp_e2e::Config| {
            let role = config.role();
            config
                .with_payload_security(PayloadSecurity::Tls12)
                .with_accepted_security(SecurityPolicy::Required)
                .with_security(trusted().with_tls(tls_of(role)))
                .with_max_record_bytes(max)
        };
        (
            agent(protected(agent_config())),
            controller(protected(controller_config())),
        )
    }

    /// The Records of one Message after the handshake, and the lengths of the TLS records in it.
    fn protected(max: Option<usize>, length: usize) -> (Vec<Record>, Vec<usize>) {
        let now = start();
        let (mut agent, mut controller) = pair(max);
        agent.start(now).expect("allowed");
        exchange(&mut agent, &mut controller, now).expect("handshake");
        let _ = (events(&mut agent), events(&mut controller));
        agent.send(now, vec![b'm'; length]).expect("queued");
        let records = sent(&mut agent, now);
        let [_, first, expected, _] = ids(&records[0]);
        let mut stream = fields(&records, PayloadSecurity::Tls12, first, expected);
        for record in &records {
            assert!(max.is_none_or(|max| record.encoded_len() <= max));
            controller
                .handle_record(now, record.clone())
                .expect("taken");
        }
        assert_eq!(messages(&mut controller), [vec![b'm'; length]]);
        // the same bytes in clear are nowhere in them
        assert!(!stream.windows(10).any(|window| window == [b'm'; 10]));
        let mut lengths = Vec::new();
        while let [_, _, _, high, low, ..] = *stream {
            let len = 5 + usize::from(u16::from_be_bytes([high, low]));
            lengths.push(len);
            stream.drain(..len);
        }
        assert!(stream.is_empty(), "whole TLS records and nothing else");
        (records, lengths)
    }

    #[test]
    fn case_3_one_tls_record_in_one_record() {
        let (records, lengths) = protected(None, 1000);
        assert_eq!(shape(&records), [(Whole, Whole, 1)]);
        assert_eq!(lengths.len(), 1);
    }

    #[test]
    fn case_4_all_tls_records_in_one_record() {
        let (records, lengths) = protected(None, 40_000);
        assert_eq!(shape(&records), [(Whole, Whole, 3)]);
        let entries: Vec<usize> = content(&records[0])
            .payload
            .iter()
            .map(|e| e.len())
            .collect();
        assert_eq!(entries, lengths, "one entry for each");
    }

    #[test]
    fn case_5_one_tls_record_over_several_records() {
        let (records, lengths) = protected(Some(512), 1000);
        assert_eq!(lengths.len(), 1);
        assert_eq!(
            shape(&records),
            [
                (Begin, Begin, 1),
                (Inprocess, Inprocess, 1),
                (Complete, Complete, 1)
            ]
        );
    }

    #[test]
    fn case_6_one_tls_record_in_each_record() {
        let (records, lengths) = protected(Some(17_000), 40_000);
        assert_eq!(lengths.len(), 3);
        assert_eq!(
            shape(&records),
            [
                (Begin, Whole, 1),
                (Inprocess, Whole, 1),
                (Complete, Whole, 1)
            ]
        );
    }

    #[test]
    fn case_7_some_tls_records_over_several_records() {
        let (records, lengths) = protected(Some(10_000), 2 * 16_384 + 1000);
        assert_eq!(lengths.len(), 3);
        assert_eq!(
            shape(&records),
            [
                (Begin, Begin, 1),
                (Inprocess, Complete, 1),
                (Inprocess, Begin, 1),
                (Inprocess, Complete, 1),
                (Complete, Whole, 1)
            ]
        );
    }

    #[test]
    fn the_handshake_is_cut_as_well() {
        let (records, _) = protected(Some(300), 10);
        assert_eq!(shape(&records).len(), 1);
    }

    #[test]
    fn r_e2e_41_the_side_that_starts_the_session_is_the_tls_client() {
        let now = start();
        for agent_starts in [true, false] {
            let (mut agent, mut controller) = pair(None);
            let starter = if agent_starts {
                &mut agent
            } else {
                &mut controller
            };
            starter.start(now).expect("allowed");
            let first = one_sent(starter, now);
            let hello = content(&first).payload[0].clone();
            assert_eq!(hello[0], 22, "a handshake record");
            assert_eq!(hello[5], 1, "a client hello");
            let (a, b) = if agent_starts {
                (&mut controller, &mut agent)
            } else {
                (&mut agent, &mut controller)
            };
            a.handle_record(now, first).expect("taken");
            exchange(a, b, now).expect("handshake");
            a.send(now, "hello").expect("queued");
            exchange(a, b, now).expect("no loss");
            assert_eq!(messages(b), ["hello"]);
        }
    }
}
