//! What a program that listens with `tracing` is told.

use std::{
    cell::RefCell,
    fmt::{Debug, Write as _},
    sync::Once,
};

use tracing::{
    Event, Metadata, Subscriber,
    field::{Field, Visit},
    span,
    subscriber::Interest,
};

use crate::util::{
    agent, agent_config, context, controller, controller_config, exchange, secs, sequence, start,
    to_agent,
};

thread_local! {
    /// A line for each event of a thread that wants them: its level, its text, and the names of what is told with it.
    static LINES: RefCell<Option<Vec<String>>> = const { RefCell::new(None) };
}

/// One listener for all threads: what is heard by one alone may be missed while others come and go.
struct Listener;

struct Line(String);

impl Visit for Line {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        if field.name() == "message" {
            write!(self.0, " {value:?}:").expect("a string grows");
        } else {
            write!(self.0, " {}", field.name()).expect("a string grows");
        }
    }
}

impl Subscriber for Listener {
    fn register_callsite(&self, _: &'static Metadata<'static>) -> Interest {
        Interest::sometimes()
    }

    fn enabled(&self, _: &Metadata<'_>) -> bool {
        LINES.with_borrow(Option::is_some)
    }

    fn new_span(&self, _: &span::Attributes<'_>) -> span::Id {
        span::Id::from_u64(1)
    }

    fn record(&self, _: &span::Id, _: &span::Record<'_>) {}

    fn record_follows_from(&self, _: &span::Id, _: &span::Id) {}

    fn event(&self, event: &Event<'_>) {
        let mut line = Line(event.metadata().level().to_string());
        event.record(&mut line);
        LINES.with_borrow_mut(|lines| lines.as_mut().expect("enabled").push(line.0));
    }

    fn enter(&self, _: &span::Id) {}

    fn exit(&self, _: &span::Id) {}
}

/// The lines that something leads to.
fn told(what: impl FnOnce()) -> Vec<String> {
    static SET: Once = Once::new();
    SET.call_once(|| tracing::subscriber::set_global_default(Listener).expect("the only one"));
    LINES.set(Some(Vec::new()));
    what();
    LINES.take().expect("set above")
}

#[test]
fn a_listener_is_told_of_messages_sessions_and_losses() {
    let lines = told(|| {
        let (mut agent, mut acs) = (agent(agent_config()), controller(controller_config()));
        acs.send(start(), "Get").expect("queued");
        exchange(&mut acs, &mut agent, start()).expect("no failure");
        agent.handle_timeout(start() + secs(5));
        exchange(&mut acs, &mut agent, start() + secs(5)).expect("no failure");
        agent.send(start() + secs(6), "GetResp").expect("queued");
        agent.end(start() + secs(7), "over");
        exchange(&mut acs, &mut agent, start() + secs(8)).expect("no failure");
        while acs.poll_event().is_some() {}
    });
    for line in [
        "DEBUG session started: peer session origin security",
        "TRACE message received: peer bytes reply",
        "TRACE message delivered: peer id",
        "WARN message lost: peer id cause in_doubt",
        "DEBUG session ended: peer session cause",
        "DEBUG peer disconnected: peer code reason",
    ] {
        assert!(
            lines.iter().any(|told| told == line),
            "{line} in {lines:#?}"
        );
    }
}

#[test]
fn a_listener_is_told_of_what_is_refused() {
    let lines = told(|| {
        let mut agent = agent(agent_config());
        let mut ask = context(7, 1, 1);
        ask.retransmit_id = Some(sequence(5));
        agent
            .handle_record(start(), to_agent(ask))
            .expect_err("never sent");
    });
    assert!(
        lines
            .iter()
            .any(|told| told == "DEBUG record refused: peer error"),
        "{lines:#?}"
    );
}
