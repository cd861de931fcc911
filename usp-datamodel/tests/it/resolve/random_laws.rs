//! The laws of random models, with the dice of proptest.

use proptest::prelude::*;

use super::random::agree;

proptest! {
    #![proptest_config(usp_test_support::cases(192))]

    #[test]
    fn a_naive_interpreter_agrees_on_random_models(bytes in prop::collection::vec(any::<u8>(), 200..2400)) {
        agree(&bytes);
    }
}

#[test]
fn the_dice_throw_paths_that_lead_somewhere() {
    let mut state = 1_u32;
    let mut byte = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 24) as u8
    };
    let led: usize = (0..40)
        .map(|_| agree(&(0..3000).map(|_| byte()).collect::<Vec<_>>()))
        .sum();
    assert!(led > 100, "{led} of 1280");
}
