//! Rules of all messages.

use usp_agent::{Arrival, UnderWay};
use usp_msg::MsgId;

#[test]
fn r_msg_4_a_request_under_way_is_not_processed_twice() {
    let mut under_way = UnderWay::new(2);
    let id = MsgId::try_from("1").unwrap();
    assert_eq!(under_way.arrived("proto::a", &id), Arrival::New);
    assert_eq!(under_way.arrived("proto::a", &id), Arrival::Duplicate);
    assert_eq!(under_way.arrived("proto::b", &id), Arrival::New);
    assert_eq!(under_way.len(), 2);
    let other = MsgId::try_from("2").unwrap();
    assert_eq!(under_way.arrived("proto::a", &other), Arrival::Full);
    under_way.answered("proto::a", &id);
    // After the answer the id may be used again.
    assert_eq!(under_way.arrived("proto::a", &id), Arrival::New);
    under_way.answered("proto::a", &id);
    under_way.answered("proto::b", &id);
    under_way.answered("proto::b", &id);
    assert!(under_way.is_empty());
}
