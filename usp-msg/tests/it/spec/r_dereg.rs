use usp_msg::{Deregister, Msg, Request};

use crate::msg;

#[test]
fn r_dereg_3_one_deregister_lists_several_paths() {
    let paths = ["Device.A.", "Device.B.", "Device.C.Reset()"];
    let bytes = msg(Deregister::new(paths)).encode();
    let decoded = Msg::decode(&bytes).expect("a Msg");
    let Some(Request::Deregister(deregister)) = decoded.as_request() else {
        panic!("{decoded:?}");
    };
    assert_eq!(deregister.paths, paths);
}
