//! A count of the looks at bytes, for the proof that time is linear; nothing outside tests.

#[cfg(not(test))]
#[inline(always)]
pub(super) const fn tick() {}

#[cfg(test)]
std::thread_local! {
    static COUNT: core::cell::Cell<u64> = const { core::cell::Cell::new(0) };
}

#[cfg(test)]
pub(super) fn tick() {
    COUNT.set(COUNT.get().saturating_add(1));
}

/// The count since the last call.
#[cfg(test)]
pub(super) fn take() -> u64 {
    COUNT.replace(0)
}
