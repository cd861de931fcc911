//! What Records cost, in allocations.

use allocation_counter::measure;
use bytes::Bytes;
use usp_e2e::{Event, Session};

use crate::util::{agent, agent_config, controller, controller_config, secs, start};

/// Carries a Message, and its acknowledgement; gives the number of Records.
fn carry(from: &mut Session, to: &mut Session, at: u64, message: &Bytes) -> u64 {
    let mut now = start() + secs(at);
    let (mut records, mut came) = (0, 0);
    from.send(now, message.clone()).expect("queued");
    for _ in 0..2 {
        while let Some(transmit) = from.poll_transmit(now) {
            records += 1;
            to.handle_bytes(now, transmit.encode()).expect("taken");
            while let Some(event) = to.poll_event() {
                if let Event::Message { payload, .. } = event {
                    came += payload.len();
                }
            }
            while let Some(transmit) = to.poll_transmit(now) {
                records += 1;
                from.handle_bytes(now, transmit.encode()).expect("taken");
                while from.poll_event().is_some() {}
            }
        }
        now += secs(1);
        to.handle_timeout(now);
        while let Some(transmit) = to.poll_transmit(now) {
            records += 1;
            from.handle_bytes(now, transmit.encode()).expect("taken");
            while from.poll_event().is_some() {}
        }
    }
    assert_eq!(came, message.len());
    assert!(from.is_idle() && to.is_idle());
    records
}

#[test]
fn a_record_takes_one_allocation() {
    // queues and the pieces of the Message grow a few times, and half a megabyte is copied in blocks of 64 KiB
    for (length, max, beside) in [
        (1 << 19, 1 << 10, 50),
        (1 << 19, 1 << 14, 30),
        (200, 1 << 10, 5),
    ] {
        let mut from = controller(controller_config().with_max_record_bytes(Some(max)));
        let mut to = agent(agent_config().with_max_record_bytes(Some(max)));
        let message = Bytes::from(vec![b'm'; length]);
        // the first Message opens the session, and bytes that are shared for the first time take memory
        carry(&mut from, &mut to, 0, &message);
        let mut records = 0;
        let info = measure(|| records = carry(&mut from, &mut to, 10, &message));
        assert!(records >= 2);
        assert!(info.count_total >= records, "the Records themselves");
        let most = records + beside;
        assert!(info.count_total <= most, "{info:?} for {records} Records");
    }
}

#[test]
fn a_transport_that_gathers_copies_no_payload() {
    let mut from = controller(controller_config().with_max_record_bytes(Some(1 << 14)));
    let message = Bytes::from(vec![b'm'; 1 << 16]);
    from.send(start(), message.clone()).expect("queued");
    let mut place = message.as_ptr();
    while let Some(transmit) = from.poll_transmit(start()) {
        let whole = transmit.encode();
        let (head, payload) = transmit.into_parts();
        assert_eq!([&head[..], &payload].concat(), whole);
        assert_eq!(payload.as_ptr(), place);
        place = payload.as_ptr_range().end;
    }
    assert_eq!(place, message.as_ptr_range().end);
}

#[test]
fn a_long_message_leaves_no_memory_behind() {
    let mut from = controller(controller_config().with_max_record_bytes(Some(1 << 10)));
    let mut to = agent(agent_config().with_max_record_bytes(Some(1 << 10)));
    carry(
        &mut from,
        &mut to,
        0,
        &Bytes::from_static(b"the first opens the session"),
    );
    let info = measure(|| {
        let message = Bytes::from(vec![b'm'; 1 << 19]);
        carry(&mut from, &mut to, 10, &message);
    });
    // of half a megabyte in 500 Records
    assert!(info.bytes_current < 1000, "{info:?}");
}

#[test]
fn what_has_come_of_a_message_is_counted_until_it_is_whole_or_given_up() {
    let mut from = controller(controller_config().with_max_record_bytes(Some(200)));
    let mut to = agent(agent_config());
    from.send(start(), vec![b'm'; 400]).expect("queued");
    let mut held = 0;
    while let Some(transmit) = from.poll_transmit(start()) {
        assert_eq!(to.is_idle(), held == 0);
        to.handle_bytes(start(), transmit.encode()).expect("taken");
        while to.poll_event().is_some() {}
        let before = held;
        held = to.bytes_held();
        assert!(held >= before.max(1) || held == 0, "{before} {held}");
        assert!(held == 0 || !to.is_idle());
    }
    assert_eq!((held, to.is_idle()), (0, true));
}
