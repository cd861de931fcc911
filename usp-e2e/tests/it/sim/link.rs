//! A link that loses, delays, repeats, spoils and limits what it carries.

use std::{
    collections::BTreeMap,
    time::{Duration, Instant},
};

/// Numbers that follow from a seed (SplitMix64).
#[derive(Clone, Debug)]
pub(crate) struct Random(pub(crate) u64);

impl Random {
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    pub(crate) fn below(&mut self, bound: u64) -> u64 {
        self.next() % bound.max(1)
    }

    /// True so many times in a thousand.
    pub(crate) fn chance(&mut self, permille: u64) -> bool {
        self.below(1000) < permille
    }
}

/// One direction; chances are in thousandths.
#[derive(Debug)]
pub(crate) struct Link {
    pub(crate) latency: Duration,
    /// Up to so much later than others.
    pub(crate) reorder: Duration,
    pub(crate) loss: u64,
    pub(crate) duplicate: u64,
    pub(crate) corrupt: u64,
    /// Whether a spoilt frame is one with a flipped bit, or one that is cut off.
    pub(crate) flips: bool,
    /// Longer frames are dropped.
    pub(crate) mtu: Option<usize>,
    pub(crate) lost_frames: u64,
    queue: BTreeMap<(Instant, u64), Vec<u8>>,
    counter: u64,
}

impl Link {
    pub(crate) fn new(random: &mut Random, mtu: Option<usize>, flips: bool) -> Self {
        let millis = |random: &mut Random, most| Duration::from_millis(random.below(most));
        let worst = [0, 20, 100, 300][random.below(4) as usize];
        Self {
            latency: millis(random, 400),
            reorder: if random.chance(600) {
                millis(random, 1500)
            } else {
                Duration::ZERO
            },
            loss: random.below(worst + 1),
            duplicate: if random.chance(500) {
                random.below(200)
            } else {
                0
            },
            corrupt: if random.chance(300) {
                random.below(if flips { 15 } else { 60 })
            } else {
                0
            },
            flips,
            mtu,
            lost_frames: 0,
            queue: BTreeMap::new(),
            counter: 0,
        }
    }

    pub(crate) fn send(&mut self, now: Instant, mut frame: Vec<u8>, random: &mut Random) {
        if self.mtu.is_some_and(|mtu| frame.len() > mtu) {
            panic!("a frame of {} bytes exceeds the limit", frame.len());
        }
        if random.chance(self.loss) {
            self.lost_frames += 1;
            return;
        }
        if random.chance(self.corrupt) {
            let at = random.below(frame.len() as u64) as usize;
            if self.flips {
                frame[at] ^= 1 << random.below(8);
            } else {
                frame.truncate(at);
            }
        }
        let copies = 1 + u64::from(random.chance(self.duplicate));
        for _ in 0..copies {
            let late = random.below(self.reorder.as_micros() as u64 + 1);
            let at = now + self.latency + Duration::from_micros(late);
            self.counter += 1;
            self.queue.insert((at, self.counter), frame.clone());
        }
    }

    pub(crate) fn next(&self) -> Option<Instant> {
        self.queue.keys().next().map(|(at, _)| *at)
    }

    pub(crate) fn take(&mut self, now: Instant) -> Option<Vec<u8>> {
        let entry = self.queue.first_entry()?;
        (entry.key().0 <= now).then(|| entry.remove())
    }

    /// Drops what is on its way: the channel is opened anew.
    pub(crate) fn clear(&mut self) {
        self.queue.clear();
    }
}
