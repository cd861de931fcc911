//! Nothing is sent again that needs no answer: two sides that have heard each other fall silent.

use usp_e2e::{Config, RetransmitTries};

use crate::util::*;

fn resending(config: Config) -> Config {
    config
        .with_resend_after(Some(secs(2)))
        .with_retransmit_tries(RetransmitTries::AtMost(3))
}

#[test]
fn an_acknowledgement_alone_is_never_sent_again_unasked() {
    let mut agent = agent(resending(agent_config()));
    let mut controller = controller(resending(controller_config()));
    let mut now = start();
    for count in 1..=3_u8 {
        controller.send(now, vec![count; 10]).expect("queued");
        exchange(&mut controller, &mut agent, now).expect("no fault");
        agent.send(now, vec![count; 20]).expect("queued");
        exchange(&mut controller, &mut agent, now).expect("no fault");
        assert_eq!(messages(&mut agent).len(), 1);
        assert_eq!(messages(&mut controller).len(), 1);
        // The last Message is acknowledged after a delay, for there might have been an answer to do so.
        now += secs(1);
        controller.handle_timeout(now);
        let acknowledgement = one_sent(&mut controller, now);
        assert!(content(&acknowledgement).payload.is_empty());
        agent.handle_record(now, acknowledgement).expect("no fault");
        for _ in 0..60 {
            now += secs(1);
            for session in [&mut agent, &mut controller] {
                session.handle_timeout(now);
                assert_eq!(sent(session, now), []);
            }
        }
    }
}

#[test]
fn what_the_peer_has_to_hear_is_sent_again() {
    let now = start();
    let mut agent = agent(resending(agent_config()));
    agent.send(now, vec![1; 10]).expect("queued");
    let lost = sent(&mut agent, now);
    assert!(!lost.is_empty());
    agent.handle_timeout(now + secs(1));
    assert_eq!(sent(&mut agent, now + secs(1)), []);
    agent.handle_timeout(now + secs(2));
    assert_eq!(sent(&mut agent, now + secs(2)), lost);
}
