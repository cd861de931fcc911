//! A Record around a Message, in the Message's own buffer.

use usp_record::{BackBuffer, Envelope, Payload, PayloadSecurity, Record, Version};

use crate::id;

/// Lengths on both sides of each length of a varint.
const LENGTHS: [usize; 9] = [1, 2, 127, 128, 129, 16_383, 16_384, 70_000, 2_097_152];

/// A buffer whose content has this much room before and behind it.
fn buffer(before: usize, content: &[u8], behind: usize) -> BackBuffer {
    let memory = [&vec![0xAA; before], content, &vec![0xBB; behind]].concat();
    BackBuffer::from_parts(memory, before..before + content.len())
}

/// Whatever the room and the lengths are, the bytes are those of the Record.
#[test]
fn the_bytes_are_those_of_encode() {
    let (to, from) = (id("self::b"), id(&format!("self::{}", "a".repeat(200))));
    let version: Version = "1.5".parse().expect("a version");
    for len in LENGTHS {
        let content: Vec<u8> = (0..len).map(|at| at.to_le_bytes()[0]).collect();
        let payload = Payload::new(content.clone()).expect("not empty");
        for (before, behind) in [(0, 0), (3, 0), (0, 300), (1000, 1000)] {
            let mut plain = buffer(before, &content, behind);
            Envelope::new(&to, &from).wrap(&mut plain).expect("content");
            let record = Record::no_session_context(to.clone(), from.clone(), payload.clone());
            assert!(
                plain.as_bytes() == record.encode(),
                "{len} {before} {behind}"
            );

            let mut full = buffer(before, &content, behind);
            let mut envelope = Envelope::new(&to, &from)
                .with_version(&version)
                .with_route(Some(&from), Some(&to));
            let (mac, cert) = (vec![1; len.min(500)], vec![2; len.min(300)]);
            envelope.payload_security = PayloadSecurity::Tls12;
            (envelope.mac_signature, envelope.sender_cert) = (&mac, &cert);
            envelope.wrap(&mut full).expect("content");
            let record = record
                .with_version(version.clone())
                .with_payload_security(PayloadSecurity::Tls12)
                .with_mac_signature(mac.clone())
                .with_sender_cert(cert.clone())
                .with_originator_id(from.clone())
                .with_destination_id(to.clone());
            assert!(
                full.as_bytes() == record.encode(),
                "{len} {before} {behind}"
            );
            assert_eq!(full.len(), record.encoded_len());
            assert_eq!(full.into_vec(), record.encode());
        }
    }
}

#[test]
fn nothing_has_no_envelope() {
    let (to, from) = (id("self::b"), id("self::a"));
    for mut buffer in [
        BackBuffer::new(),
        BackBuffer::with_capacity(9),
        buffer(5, b"", 5),
    ] {
        assert!(buffer.is_empty());
        assert!(Envelope::new(&to, &from).wrap(&mut buffer).is_err());
        assert_eq!((buffer.as_bytes(), buffer.len()), (&b""[..], 0));
    }
}

/// The memory goes from hand to hand, and what is out of bounds is cut off.
#[test]
fn parts_of_a_buffer() {
    let (memory, content) = buffer(5, b"abc", 2).into_parts();
    assert_eq!((memory.len(), content), (10, 5..8));
    for (content, expected) in [
        (5..8, &b"abc"[..]),
        (5..5, b""),
        (6..usize::MAX, b"bc\xBB\xBB"),
        (99..99, b""),
        #[expect(clippy::reversed_empty_ranges, reason = "what a caller may get wrong")]
        (8..5, b""),
    ] {
        let buffer = BackBuffer::from_parts(memory.clone(), content);
        assert_eq!(buffer.as_bytes(), expected);
    }
    let mut used = buffer(5, b"abc", 2);
    assert_eq!(format!("{used:?}"), "BackBuffer { len: 3, capacity: 10 }");
    used.clear();
    assert!(used.is_empty());
    assert_eq!(used.into_parts().0.len(), 10);
    assert_eq!(buffer(5, b"abc", 2).into_vec(), b"abc");
}
