//! Texts that are no UTF-8, of each length that is looked at in another way.

use usp_msg::{
    Body, Get, GetResp, Msg, MsgId, Request, Response,
    get::{RequestedPathResult, ResolvedPathResult},
};

use super::judge::{self, Outcome};

/// Every text of one byte over and over, and every text with one such byte at some place, instead of `Q` in a message.
fn in_place_of(letters: usize, bytes: &[u8]) {
    let placeholder = vec![b'Q'; letters];
    let at = bytes
        .windows(letters)
        .position(|part| part == placeholder)
        .expect("the placeholder");
    let check = |change: &dyn Fn(&mut [u8])| {
        let mut changed = bytes.to_vec();
        let text = &mut changed[at..at + letters];
        change(text);
        let fine = core::str::from_utf8(text).is_ok();
        let outcome = judge::msg(&changed);
        let expected = if fine {
            Outcome::Same
        } else {
            Outcome::Refused
        };
        assert_eq!(outcome, expected, "{letters} letters: {changed:?}");
    };
    for odd in [0x7f, 0x80, 0xc3, 0xff] {
        check(&|text| text.fill(odd));
        for place in 0..letters {
            check(&|text| text[place] = odd);
        }
    }
}

fn msg(body: impl Into<Body>) -> Vec<u8> {
    Msg::new(MsgId::try_from("1").expect("not empty"), body).encode()
}

#[test]
fn each_length_of_a_text_is_looked_at_byte_by_byte() {
    for letters in 1..=70 {
        let text = "Q".repeat(letters);
        in_place_of(letters, &msg(Request::from(Get::new([text.as_str()]))));
        // Messages with many texts are looked at as a whole.
        let resolved = ResolvedPathResult::new("Device.", [("Name", text.as_str())]);
        let result = RequestedPathResult::new("Device.", [resolved]);
        in_place_of(letters, &msg(Response::from(GetResp::new([result]))));
    }
}
