//! `ratios [--json] [--allocations] [--rounds N] [FILTER]`: ours beside the peers, in one process.

use std::process::ExitCode;

use usp_benches::{Outcome, Suite, alloc};

#[global_allocator]
static ALLOCATOR: alloc::Counting = alloc::Counting;

const USAGE: &str = "\
usage: ratios [--json] [--allocations] [--rounds N] [FILTER]
  --json         one JSON object a line
  --allocations  count allocations instead of time
  --rounds N     measurements per entrant, 49 unless told
  FILTER         only cases whose id contains this text";

fn main() -> ExitCode {
    let mut json = false;
    let mut allocations = false;
    let mut rounds = 49;
    let mut filter = None;
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--json" => json = true,
            "--allocations" => allocations = true,
            "--rounds" => match args.next().and_then(|n| n.parse().ok()) {
                Some(n) if n > 0 => rounds = n,
                _ => return usage(),
            },
            _ if arg.starts_with('-') || filter.is_some() => return usage(),
            _ => filter = Some(arg),
        }
    }
    let mut suite = Suite::new(filter);
    usp_benches::all(&mut suite);
    if allocations {
        for case in suite.allocations() {
            for (name, count) in case.entrants {
                let (id, calls, bytes) = (&case.id, count.calls, count.bytes);
                if json {
                    println!(
                        r#"{{"id": "{id}", "entrant": "{name}", "allocations": {calls}, "bytes": {bytes}}}"#
                    );
                } else {
                    println!("{id:40} {name:16} {calls:>8} allocations {bytes:>10} bytes");
                }
            }
        }
    } else {
        let outcomes = suite.run(rounds);
        if !json {
            println!(
                "allocator: {}; {rounds} rounds; ratio = peer / ours; +- quartile distance",
                alloc::NAME
            );
        }
        for outcome in &outcomes {
            if json {
                print_json(outcome)
            } else {
                print_text(outcome)
            }
        }
    }
    ExitCode::SUCCESS
}

fn usage() -> ExitCode {
    eprintln!("{USAGE}");
    ExitCode::FAILURE
}

fn print_json(outcome: &Outcome) {
    for peer in &outcome.peers {
        println!(
            r#"{{"id": "{}", "ours_ns": {:.1}, "peer": "{}", "peer_ns": {:.1}, "ratio": {:.3}}}"#,
            outcome.id, outcome.ours_ns, peer.name, peer.ns, peer.ratio
        );
    }
}

fn print_text(outcome: &Outcome) {
    print!(
        "\n{}: {} +-{:.0} %",
        outcome.id,
        time(outcome.ours_ns),
        outcome.ours_spread * 100.0
    );
    if outcome.bytes > 0 {
        print!(", {:.2} GB/s", outcome.bytes as f64 / outcome.ours_ns);
    }
    println!();
    for peer in &outcome.peers {
        println!(
            "  {:16} {:>8.2}   {:>10} +-{:.0} %",
            peer.name,
            peer.ratio,
            time(peer.ns),
            peer.spread * 100.0
        );
    }
}

fn time(ns: f64) -> String {
    match ns {
        ..1e4 => format!("{ns:.1} ns"),
        ..1e6 => format!("{:.1} us", ns / 1e3),
        _ => format!("{:.2} ms", ns / 1e6),
    }
}
