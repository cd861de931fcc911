//! The limits of usp-record are hit before the memory is taken. One test, for the counter counts all threads.

use usp_benches::alloc::{self, Counting};
use usp_record::{DecodeErrorKind, Limits, Record};

#[global_allocator]
static ALLOCATOR: Counting = Counting;

const HEAD: &[u8] = b"\x0a\x031.4\x12\x07self::b\x1a\x07self::a";

/// The error, and the bytes that were asked for until it came.
fn refused(bytes: Vec<u8>, limits: Limits) -> (DecodeErrorKind, u64) {
    let bytes = bytes::Bytes::from(bytes);
    let before = alloc::count();
    let error = Record::decode_with(bytes.clone(), &limits).expect_err("beyond the limit");
    (error.kind(), alloc::count().since(before).bytes)
}

fn length_delimited(key: u8, content: &[u8]) -> Vec<u8> {
    let mut field = vec![key];
    prost::encoding::encode_varint(u64::try_from(content.len()).expect("64 bits"), &mut field);
    field.extend(content);
    field
}

#[test]
fn each_limit_is_hit_before_the_memory_is_taken() {
    /// An error takes a box and a few short texts.
    const ERROR: u64 = 1024;
    let session = |content: &[u8]| [HEAD, &length_delimited(0x42, content)].concat();
    let entries = session(&b"\x3a\x00".repeat(1_000_000));

    let max = 1000;
    let long = [HEAD, &[0; 1_000_000]].concat();
    let (kind, bytes) = refused(long, Limits::DEFAULT.with_max_message_bytes(max));
    assert_eq!(kind, DecodeErrorKind::TooLong { max });
    assert!(bytes < ERROR, "{bytes}");

    let deep = [HEAD, &b"\x83\x01".repeat(1_000_000)].concat();
    let (kind, bytes) = refused(deep, Limits::DEFAULT);
    assert_eq!(kind, DecodeErrorKind::TooDeep { max: 100 });
    // The stack of open groups, once for the verdict and once for what can still be read.
    assert!(bytes < 4 * ERROR, "{bytes}");

    // A list that grows asks for twice its size, and has asked for as much before.
    let (kind, bytes) = refused(entries.clone(), Limits::DEFAULT.with_max_elements(max));
    assert_eq!(kind, DecodeErrorKind::TooManyElements { max });
    let entry = u64::try_from(size_of::<bytes::Bytes>()).expect("64 bits");
    assert!(bytes < ERROR + 4 * 1000 * entry, "{bytes}");

    let max = 10_000;
    let (kind, bytes) = refused(entries, Limits::DEFAULT.with_max_decoded_bytes(max));
    assert_eq!(kind, DecodeErrorKind::TooMuchMemory { max });
    assert!(bytes < ERROR + 4 * 10_000, "{bytes}");

    // Texts: an ID of the Record itself, a topic and a reason in its content.
    let text = vec![b'x'; 1_000_000];
    let reason = length_delimited(0x62, &length_delimited(0x0a, &text));
    let topic = length_delimited(0x52, &length_delimited(0x12, &text));
    let id = [&length_delimited(0x1a, &text), &b"\x6a\x00"[..]].concat();
    for field in [id, topic, reason] {
        let (kind, bytes) = refused(
            [HEAD, &field].concat(),
            Limits::DEFAULT.with_max_decoded_bytes(max),
        );
        assert_eq!(kind, DecodeErrorKind::TooMuchMemory { max });
        assert!(bytes < ERROR, "{bytes}");
    }

    // Unknown fields that do not stand side by side have to be put together.
    let unknown = [b"\x8a\x01", &length_delimited(0, &text)[1..]].concat();
    let apart = [b"\x80\x01\x01", HEAD, &unknown].concat();
    let (kind, bytes) = refused(apart, Limits::DEFAULT.with_max_decoded_bytes(max));
    assert_eq!(kind, DecodeErrorKind::TooMuchMemory { max });
    assert!(bytes < ERROR, "{bytes}");
}
