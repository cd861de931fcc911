//! How long to wait before a session is started again: a pure function of count and seed.

use std::time::Duration;

/// The back-off before a failed session is started again (R-E2E.10).
///
/// ```
/// use std::time::Duration;
/// use usp_e2e::RetryPolicy;
///
/// let wait = RetryPolicy::DEFAULT.wait(2, 7);
/// assert!(wait >= Duration::from_secs(10) && wait <= Duration::from_secs(20));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RetryPolicy {
    min_wait: Duration,
    multiplier: u32,
}

/// From this attempt on the range stays the same (R-E2E.11).
const LAST_RANGE: u32 = 10;
/// No wait is longer, whatever the parameters: ten years.
const LONGEST: Duration = Duration::from_secs(10 * 365 * 86_400);

impl RetryPolicy {
    /// 5 s and a multiplier of 2000.
    pub const DEFAULT: Self = Self {
        min_wait: Duration::from_secs(5),
        multiplier: 2000,
    };

    /// Sets the minimum wait m (`SessionRetryMinimumWaitInterval`); default 5 s.
    #[must_use]
    pub const fn with_min_wait(mut self, min_wait: Duration) -> Self {
        self.min_wait = min_wait;
        self
    }

    /// Sets the multiplier k in thousandths (`SessionRetryIntervalMultiplier`); default 2000, at least 1000.
    #[must_use]
    pub const fn with_multiplier(mut self, multiplier: u32) -> Self {
        self.multiplier = if multiplier < 1000 { 1000 } else { multiplier };
        self
    }

    /// The shortest and the longest wait before an attempt, counted from 1; 0 counts as 1.
    #[must_use]
    pub fn range(&self, attempt: u32) -> (Duration, Duration) {
        // [R-E2E.11] the range of attempt 10 holds for all later ones
        let attempt = attempt.clamp(1, LAST_RANGE);
        // [R-E2E.10] from m (k/1000)^(n-1) to m (k/1000)^n
        let mut low = self.min_wait.as_micros();
        for _ in 1..attempt {
            low = self.grown(low);
        }
        (duration(low), duration(self.grown(low)))
    }

    /// The wait before an attempt, drawn from its [`range`](Self::range) by a seed.
    #[must_use]
    pub fn wait(&self, attempt: u32, seed: u64) -> Duration {
        let (low, high) = self.range(attempt);
        let span = high.saturating_sub(low).as_micros();
        let part = span
            .saturating_mul(u128::from(mix(seed)))
            .checked_shr(64)
            .unwrap_or(0);
        low.saturating_add(duration(part))
    }

    fn grown(&self, micros: u128) -> u128 {
        micros
            .saturating_mul(u128::from(self.multiplier))
            .checked_div(1000)
            .unwrap_or(micros)
    }
}

impl Default for RetryPolicy {
    fn default() -> Self {
        Self::DEFAULT
    }
}

fn duration(micros: u128) -> Duration {
    u64::try_from(micros)
        .map_or(LONGEST, Duration::from_micros)
        .min(LONGEST)
}

/// Spreads a seed over all 64 bits (the finaliser of SplitMix64).
const fn mix(seed: u64) -> u64 {
    let mut z = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// Numbers that follow from a seed of the caller.
#[derive(Clone, Debug)]
pub(crate) struct Seeded(u64);

impl Seeded {
    pub(crate) const fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub(crate) const fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        mix(self.0)
    }
}
