use std::{hint::black_box, time::Duration};

use rustix::time::{ClockId, clock_gettime};

use crate::alloc;

/// Shortest time that one measurement may take; shorter work is repeated.
const SAMPLE: Duration = Duration::from_micros(300);

/// Parts that the rounds of all cases are divided into, so that a burst of outside load hits a slice of each.
const PASSES: usize = 7;

/// The cases to be measured.
pub struct Suite {
    wanted: Box<dyn Fn(&str) -> bool>,
    cases: Vec<Case>,
}

/// One thing to be done, in several ways.
pub struct Case {
    id: String,
    bytes: usize,
    entrants: Vec<Entrant>,
}

/// One way of doing it.
pub struct Entrant {
    name: &'static str,
    is_ours: bool,
    run: Box<dyn FnMut() -> u64>,
    iterations: u32,
    samples: Vec<f64>,
}

/// What a case gave.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// `crate/operation/shape`.
    pub id: String,
    /// Input per run, in bytes; 0 if nobody said.
    pub bytes: usize,
    /// Median time of ours, in nanoseconds.
    pub ours_ns: f64,
    /// Distance of the first and third quartile of ours, as a part of the median.
    pub ours_spread: f64,
    /// The peers, in the order in which they were added.
    pub peers: Vec<PeerOutcome>,
}

/// What a peer gave.
#[derive(Clone, Debug)]
pub struct PeerOutcome {
    /// Name of the peer.
    pub name: &'static str,
    /// Median time, in nanoseconds.
    pub ns: f64,
    /// Distance of the first and third quartile, as a part of the median.
    pub spread: f64,
    /// Median time divided by that of ours.
    pub ratio: f64,
}

/// Allocations of one run, after a first one.
#[derive(Clone, Debug)]
pub struct Allocations {
    /// `crate/operation/shape`.
    pub id: String,
    /// Name of the entrant, and its allocations and bytes.
    pub entrants: Vec<(&'static str, alloc::Count)>,
}

impl Suite {
    /// A suite of the cases whose id contains a text.
    pub fn new(filter: Option<String>) -> Self {
        Self::only(move |id| filter.as_ref().is_none_or(|f| id.contains(f)))
    }

    /// A suite of the cases whose id is wanted.
    pub fn only(wanted: impl Fn(&str) -> bool + 'static) -> Self {
        Self {
            wanted: Box::new(wanted),
            cases: Vec::new(),
        }
    }

    /// Whether a case with this id is not filtered out.
    pub fn wants(&self, id: &str) -> bool {
        (self.wanted)(id)
    }

    /// Adds a case, unless it is filtered out.
    ///
    /// # Panics
    ///
    /// If the entrants do not give the same number.
    pub fn case(&mut self, id: impl Into<String>, build: impl FnOnce(&mut Case)) {
        let id = id.into();
        if !self.wants(&id) {
            return;
        }
        let mut case = Case {
            id,
            bytes: 0,
            entrants: Vec::new(),
        };
        build(&mut case);
        case.check();
        self.cases.push(case);
    }

    /// Our own entrants, with id and input size in bytes.
    pub fn ours(&mut self) -> impl Iterator<Item = (&str, usize, &mut dyn FnMut() -> u64)> {
        self.cases.iter_mut().filter_map(|case| {
            let ours = case.entrants.iter_mut().find(|e| e.is_ours)?;
            Some((case.id.as_str(), case.bytes, &mut *ours.run as _))
        })
    }

    /// Measures everything in this many rounds.
    pub fn run(&mut self, rounds: usize) -> Vec<Outcome> {
        let mut random = Random(0x9E37_79B9_7F4A_7C15);
        for case in &mut self.cases {
            case.entrants.iter_mut().for_each(Entrant::calibrate);
        }
        for pass in 0..PASSES.min(rounds) {
            let share = (rounds + PASSES - 1 - pass) / PASSES;
            for case in &mut self.cases {
                let mut order: Vec<usize> = (0..case.entrants.len()).collect();
                for _ in 0..share {
                    random.shuffle(&mut order);
                    for &at in &order {
                        case.entrants[at].sample();
                    }
                }
            }
        }
        self.cases.iter().filter_map(Case::outcome).collect()
    }

    /// Counts the allocations of one run of everything.
    pub fn allocations(&mut self) -> Vec<Allocations> {
        self.cases
            .iter_mut()
            .map(|case| Allocations {
                id: case.id.clone(),
                entrants: case
                    .entrants
                    .iter_mut()
                    .map(|entrant| {
                        // Buffers that are used again take their memory now.
                        black_box((entrant.run)());
                        let before = alloc::count();
                        black_box((entrant.run)());
                        (entrant.name, alloc::count().since(before))
                    })
                    .collect(),
            })
            .collect()
    }
}

impl Case {
    /// Says how many bytes the input has.
    pub fn bytes(&mut self, bytes: usize) {
        self.bytes = bytes;
    }

    /// Adds our own way.
    pub fn ours(&mut self, run: impl FnMut() -> u64 + 'static) {
        self.entrants.insert(0, Entrant::new("ours", true, run));
    }

    /// Adds the way of a peer, or a lower bound.
    pub fn peer(&mut self, name: &'static str, run: impl FnMut() -> u64 + 'static) {
        self.entrants.push(Entrant::new(name, false, run));
    }

    fn check(&mut self) {
        let id = &self.id;
        let results: Vec<_> = self
            .entrants
            .iter_mut()
            .map(|e| (e.name, (e.run)()))
            .collect();
        if let Some((_, expected)) = results.first() {
            assert!(
                results.iter().all(|(_, found)| found == expected),
                "{id}: the entrants differ: {results:?}"
            );
        }
    }

    fn outcome(&self) -> Option<Outcome> {
        let ours = self.entrants.iter().find(|e| e.is_ours)?;
        let (ours_ns, ours_spread) = ours.median();
        let peers = self.entrants.iter().filter(|e| !e.is_ours);
        Some(Outcome {
            id: self.id.clone(),
            bytes: self.bytes,
            ours_ns,
            ours_spread,
            peers: peers
                .map(|peer| {
                    let (ns, spread) = peer.median();
                    PeerOutcome {
                        name: peer.name,
                        ns,
                        spread,
                        ratio: ns / ours_ns,
                    }
                })
                .collect(),
        })
    }
}

impl Entrant {
    fn new(name: &'static str, is_ours: bool, run: impl FnMut() -> u64 + 'static) -> Self {
        Self {
            name,
            is_ours,
            run: Box::new(run),
            iterations: 1,
            samples: Vec::new(),
        }
    }

    fn calibrate(&mut self) {
        while self.time() < SAMPLE && self.iterations < 1 << 24 {
            self.iterations *= 2;
        }
    }

    fn sample(&mut self) {
        let time = self.time();
        self.samples
            .push(time.as_nanos() as f64 / f64::from(self.iterations));
    }

    fn time(&mut self) -> Duration {
        let start = thread_time();
        for _ in 0..self.iterations {
            black_box((self.run)());
        }
        thread_time().saturating_sub(start)
    }

    /// Median and relative distance of the quartiles.
    fn median(&self) -> (f64, f64) {
        let mut samples = self.samples.clone();
        samples.sort_by(f64::total_cmp);
        let at = |part: usize| {
            samples
                .get(samples.len() * part / 4)
                .copied()
                .unwrap_or(f64::NAN)
        };
        (at(2), (at(3) - at(1)) / at(2))
    }
}

/// Time that this thread has spent on a processor.
fn thread_time() -> Duration {
    let now = clock_gettime(ClockId::ThreadCPUTime);
    Duration::new(now.tv_sec as u64, now.tv_nsec as u32)
}

/// xorshift: order only, no need for quality.
struct Random(u64);

impl Random {
    fn shuffle(&mut self, order: &mut [usize]) {
        for at in (1..order.len()).rev() {
            self.0 ^= self.0 << 13;
            self.0 ^= self.0 >> 7;
            self.0 ^= self.0 << 17;
            order.swap(at, (self.0 % (at as u64 + 1)) as usize);
        }
    }
}
