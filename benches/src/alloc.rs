//! An allocator that counts; install it with `#[global_allocator]`.

use std::{
    alloc::{GlobalAlloc, Layout},
    sync::atomic::{AtomicU64, Ordering::Relaxed},
};

#[cfg(feature = "mimalloc")]
static INNER: mimalloc::MiMalloc = mimalloc::MiMalloc;
#[cfg(not(feature = "mimalloc"))]
static INNER: std::alloc::System = std::alloc::System;

static CALLS: AtomicU64 = AtomicU64::new(0);
static BYTES: AtomicU64 = AtomicU64::new(0);

/// Name of the allocator that does the work.
pub const NAME: &str = if cfg!(feature = "mimalloc") {
    "mimalloc"
} else {
    "system"
};

/// Counts allocations of all threads, then leaves the work to another allocator.
///
/// The counters are not added to in one step, for that would cost more than some of the work that is measured;
/// they are exact as long as one thread allocates.
pub struct Counting;

/// Allocations so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Calls that take memory.
    pub calls: u64,
    /// Bytes asked for.
    pub bytes: u64,
}

impl Count {
    /// What has come since an earlier count.
    pub fn since(self, earlier: Self) -> Self {
        Self {
            calls: self.calls - earlier.calls,
            bytes: self.bytes - earlier.bytes,
        }
    }
}

/// The count up to now.
pub fn count() -> Count {
    Count {
        calls: CALLS.load(Relaxed),
        bytes: BYTES.load(Relaxed),
    }
}

fn add(bytes: usize) {
    CALLS.store(CALLS.load(Relaxed).wrapping_add(1), Relaxed);
    BYTES.store(BYTES.load(Relaxed).wrapping_add(bytes as u64), Relaxed);
}

// SAFETY: every call goes to the inner allocator unchanged.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        add(layout.size());
        // SAFETY: the caller's promise.
        unsafe { INNER.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        add(layout.size());
        // SAFETY: the caller's promise.
        unsafe { INNER.alloc_zeroed(layout) }
    }

    unsafe fn dealloc(&self, memory: *mut u8, layout: Layout) {
        // SAFETY: the caller's promise.
        unsafe { INNER.dealloc(memory, layout) }
    }

    unsafe fn realloc(&self, memory: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        add(size);
        // SAFETY: the caller's promise.
        unsafe { INNER.realloc(memory, layout, size) }
    }
}
