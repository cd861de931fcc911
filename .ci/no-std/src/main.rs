//! Links the codec and schema crates with core and alloc alone: a panic handler of its own would clash with
//! the one of std, so this builds only as long as none of them, nor what they depend on, brings std in.
#![no_std]
#![no_main]

extern crate alloc;

use core::{
    alloc::{GlobalAlloc, Layout},
    ffi::c_void,
    panic::PanicInfo,
};

use usp_datamodel as _;
use usp_msg::Msg;
use usp_path as _;
use usp_record::{Record, RecordType};

/// A Record with a Get of `Device.`.
const RECORD: &[u8] = b"\x0a\x031.4\x12\x0dos::012345-A1\x1a\x10self::controller\x3a\x18\x12\x16\
    \x0a\x05\x0a\x011\x10\x01\x12\x0d\x0a\x0b\x0a\x09\x0a\x07Device.";

#[link(name = "c")]
unsafe extern "C" {
    fn aligned_alloc(align: usize, size: usize) -> *mut c_void;
    fn free(pointer: *mut c_void);
    fn abort() -> !;
}

struct Libc;

// SAFETY: `aligned_alloc` gives what the contract of `alloc` asks for, when the size is a multiple of the
// alignment; `free` takes back what it gave.
unsafe impl GlobalAlloc for Libc {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let align = layout.align().max(size_of::<usize>());
        match layout.size().checked_next_multiple_of(align) {
            // SAFETY: a C function without preconditions beyond those just met.
            Some(size) => unsafe { aligned_alloc(align, size).cast() },
            None => core::ptr::null_mut(),
        }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, _: Layout) {
        // SAFETY: the caller passes what `alloc` gave.
        unsafe { free(pointer.cast()) }
    }
}

#[global_allocator]
static ALLOCATOR: Libc = Libc;

#[panic_handler]
fn panic(_: &PanicInfo<'_>) -> ! {
    // SAFETY: never returns and has no preconditions.
    unsafe { abort() }
}

/// The alloc that comes with the toolchain was compiled for unwinding and refers to these two. Panics abort here,
/// so nothing calls them.
#[unsafe(no_mangle)]
extern "C" fn rust_eh_personality() {}

#[unsafe(no_mangle)]
extern "C" fn _Unwind_Resume() -> ! {
    // SAFETY: never returns and has no preconditions.
    unsafe { abort() }
}

/// Whether the bytes are a Record around a Msg, and both encode again as they were.
fn survives(bytes: &'static [u8]) -> bool {
    let Ok(record) = Record::decode(bytes) else {
        return false;
    };
    let RecordType::NoSessionContext(content) = &record.record_type else {
        return false;
    };
    let payload: &[u8] = content.payload.as_ref();
    record.encode() == bytes && Msg::decode(payload).is_ok_and(|msg| msg.encode() == payload)
}

#[unsafe(no_mangle)]
extern "C" fn main() -> i32 {
    i32::from(!survives(RECORD))
}
