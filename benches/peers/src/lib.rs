//! Code that the peers' generators make of our schemas, for the benches; a crate of its own because it takes long
//! to compile and hardly ever changes.
#![allow(warnings, clippy::all, rustdoc::all, reason = "generated")]

/// prost without any option: maps are hash maps, bytes are vectors.
pub mod prost {
    pub mod usp {
        include!(concat!(env!("OUT_DIR"), "/usp.rs"));
    }
    pub mod usp_record {
        include!(concat!(env!("OUT_DIR"), "/usp_record.rs"));
    }
}
/// buffa, views and owned.
pub mod buffa_usp {
    include!(concat!(env!("OUT_DIR"), "/buffa/usp.mod.rs"));
}
/// buffa, views and owned.
pub mod buffa_record {
    include!(concat!(env!("OUT_DIR"), "/buffa/usp_record.mod.rs"));
}
/// rust-protobuf.
pub mod rust {
    include!(concat!(env!("OUT_DIR"), "/rust/mod.rs"));
}
/// quick-protobuf.
pub mod quick {
    include!(concat!(env!("OUT_DIR"), "/quick/mod.rs"));
}
/// micropb with containers of std.
pub mod micro {
    include!(concat!(env!("OUT_DIR"), "/micropb/micro.rs"));
}
