//! Two Endpoints over a link that loses, delays and repeats Records, and takes none above 1 KiB.
//!
//! ```text
//! cargo run --example e2e_lossy [SEED]
//! ```
//!
//! Prints every Record as an arrow, and what became of the Messages. The same seed gives the same picture.

use std::{
    error::Error,
    io::{BufWriter, stdout},
    sync::Arc,
    time::Instant,
};

use usp_e2e::{
    Config, Role, Session,
    security::{MtpProtection, Security},
};
use usp_examples::lossy;

fn session(own: &str, peer: &str, role: Role, seed: u64) -> Result<Session, Box<dyn Error>> {
    let security = Security::default().with_mtp(MtpProtection::TRUSTED);
    let config = lossy::settings(Config::new(own.parse()?, role)).with_security(security);
    Ok(Session::new(Arc::new(config), peer.parse()?, seed)?)
}

#[expect(
    clippy::disallowed_methods,
    reason = "an Instant has no other source; the clock is moved by hand from there"
)]
fn main() -> Result<(), Box<dyn Error>> {
    let seed = std::env::args().nth(1).map_or(Ok(4), |text| text.parse())?;
    let mut agent = session("self::agent", "self::acs", Role::Agent, seed)?;
    let mut controller = session(
        "self::acs",
        "self::agent",
        Role::Controller,
        seed.wrapping_add(1),
    )?;
    let start = Instant::now();
    controller.send(start, vec![b'g'; 300])?;
    agent.send(start, vec![b'n'; 6000])?;
    let mut out = BufWriter::new(stdout().lock());
    lossy::run(&mut out, seed, &mut agent, &mut controller, start)?;
    Ok(())
}
