//! Strategies of [`proptest`] for every kind of path, valid and nearly valid.
//!
//! All give texts: [`PathView::parse`](crate::PathView::parse) or
//! [`RelativePath::parse`](crate::RelativePath::parse) accepts those of every strategy but [`nearly_valid`].
//!
//! ```
//! use proptest::prelude::*;
//! use usp_path::{PathView, strategies};
//!
//! proptest!(|(text in strategies::any_path())| {
//!     let path = PathView::parse(&text).unwrap();
//!     let print = path.to_string();
//!     prop_assert_eq!(PathView::parse(&print).unwrap(), path);
//! });
//! ```

use alloc::{
    format,
    string::{String, ToString},
    vec::Vec,
};

use proptest::{
    collection::vec,
    option,
    prelude::{Just, Strategy, any, prop_oneof},
    sample::{Index, select},
    string::string_regex,
};

/// A name of an object, a parameter, a command or an event.
pub fn name() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => select(&["Device", "IP", "Interface", "Name", "Stats", "X_EXAMPLE-COM_Item", "_", "i"][..])
            .prop_map(ToString::to_string),
        1 => regex("[A-Za-z_][A-Za-z0-9_-]{0,12}"),
    ]
}

/// An instance number, now and then one that no instance has.
pub fn instance_number() -> impl Strategy<Value = String> {
    prop_oneof![
        8 => (1_u32..20).prop_map(|number| number.to_string()),
        1 => (1..=u32::MAX).prop_map(|number| number.to_string()),
        1 => regex("[1-9][0-9]{9,24}"),
    ]
}

/// The text of a literal as it is meant, before it is escaped: all that makes trouble.
pub fn literal_text() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => regex("[a-z0-9 ]{0,8}"),
        2 => vec(select(&["]", "[", ".", "&&", "\"", "%", "%2", "==", "é", "😀", "'", "{i}", "*", "\t", "||"][..]), 0..6)
            .prop_map(|parts| parts.concat()),
        1 => any::<String>(),
    ]
        .boxed()
}

/// A constant: a quoted literal, sometimes with more escapes than needed, or a bare token.
pub fn constant() -> impl Strategy<Value = String> {
    let escaped = (literal_text(), any::<u64>()).prop_map(|(text, choice)| {
        let mut literal = String::from("\"");
        for (place, character) in text.chars().enumerate() {
            let chosen = choice.rotate_right(u32::try_from(place).unwrap_or_default()) & 7 == 0;
            if matches!(character, '"' | '%') || chosen {
                let mut buffer = [0; 4];
                for byte in character.encode_utf8(&mut buffer).bytes() {
                    literal.push_str(&format!("%{byte:02x}"));
                }
            } else {
                literal.push(character);
            }
        }
        literal.push('"');
        literal
    });
    let bare = prop_oneof![
        select(
            &[
                "true",
                "0",
                "08",
                "+123",
                "-1.5",
                "2021-06-06T08:00:00Z",
                "eth0"
            ][..]
        )
        .prop_map(ToString::to_string),
        regex("[A-Za-z0-9+.:_-]{1,8}"),
    ];
    prop_oneof![escaped, bare].boxed()
}

/// The item of a followed reference: `+`, `#n+`, `#*+`.
fn follow() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::from("+")),
        instance_number().prop_map(|number| format!("#{number}+")),
        Just(String::from("#*+")),
    ]
}

/// The relative path of a parameter as an expression names it.
pub fn expression_parameter() -> impl Strategy<Value = String> {
    let step = (name(), option::weighted(0.3, follow()))
        .prop_map(|(name, follow)| format!("{name}{}.", follow.unwrap_or_default()));
    (vec(step, 0..3), name())
        .prop_map(|(steps, name)| format!("{}{name}", steps.concat()))
        .boxed()
}

/// A search expression with its brackets.
pub fn expression() -> impl Strategy<Value = String> {
    let op = select(&["==", "!=", "~=", "<", ">", "<=", ">="][..]);
    let component = (expression_parameter(), op, constant())
        .prop_map(|(param, op, constant)| format!("{param}{op}{constant}"));
    vec(component, 1..4)
        .prop_map(|components| format!("[{}]", components.join("&&")))
        .boxed()
}

/// A part of an object path with its dot: a name, or with an instance identifier or a followed reference behind it.
fn part(
    instance: impl Strategy<Value = String> + 'static,
    follows: u32,
) -> impl Strategy<Value = String> {
    prop_oneof![
        4 => name().prop_map(|name| format!("{name}.")),
        4 => (name(), instance).prop_map(|(name, instance)| format!("{name}.{instance}.")),
        follows => (name(), follow()).prop_map(|(name, follow)| format!("{name}{follow}.")),
    ]
    .boxed()
}

fn below_root(parts: impl Strategy<Value = Vec<String>>) -> impl Strategy<Value = String> {
    (name(), parts).prop_map(|(root, parts)| format!("{root}.{}", parts.concat()))
}

/// A path to a single object or a table, by names and numbers.
pub fn object() -> impl Strategy<Value = String> {
    (below_root(vec(part(instance_number(), 0), 0..5)), name())
        .prop_map(|(path, name)| format!("{path}{name}."))
        .boxed()
}

/// A path to a row, by names and numbers.
pub fn object_instance() -> impl Strategy<Value = String> {
    (object(), instance_number()).prop_map(|(table, number)| format!("{table}{number}."))
}

/// A path to a parameter, by names and numbers.
pub fn parameter() -> impl Strategy<Value = String> {
    (object(), name()).prop_map(|(object, name)| format!("{object}{name}"))
}

/// A path to a command, by names and numbers.
pub fn command() -> impl Strategy<Value = String> {
    parameter().prop_map(|path| format!("{path}()"))
}

/// A path to an event, by names and numbers.
pub fn event() -> impl Strategy<Value = String> {
    parameter().prop_map(|path| format!("{path}!"))
}

/// What a path may end in behind its last dot.
fn end() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        name(),
        name().prop_map(|name| format!("{name}()")),
        name().prop_map(|name| format!("{name}!")),
    ]
}

fn any_instance() -> impl Strategy<Value = String> {
    prop_oneof![instance_number(), Just(String::from("*")), expression(),]
}

/// A search path: with at least one `*` or `[..]`, and followed references.
pub fn search() -> impl Strategy<Value = String> {
    let searching = prop_oneof![Just(String::from("*")), expression()];
    (
        below_root(vec(part(any_instance(), 2), 0..3)),
        name(),
        searching,
        vec(part(any_instance(), 2), 0..3),
        end(),
    )
        .prop_map(|(path, name, instance, parts, end)| {
            format!("{path}{name}.{instance}.{}{end}", parts.concat())
        })
        .boxed()
}

/// A path that follows references, or a chain of them.
pub fn reference() -> impl Strategy<Value = String> {
    let chain = vec(
        (name(), follow()).prop_map(|(name, follow)| format!("{name}{follow}.")),
        1..4,
    );
    (
        below_root(vec(part(instance_number(), 0), 0..3)),
        chain,
        end(),
    )
        .prop_map(|(path, chain, end)| format!("{path}{}{end}", chain.concat()))
        .boxed()
}

/// A path of the supported data model, with at least one `{i}`.
pub fn supported() -> impl Strategy<Value = String> {
    let placeholder = || Just(String::from("{i}"));
    (
        below_root(vec(part(instance_number(), 0), 0..3)),
        name(),
        vec(part(placeholder(), 0), 0..3),
        end(),
    )
        .prop_map(|(path, table, parts, end)| {
            format!("{path}{table}.{{i}}.{}{end}", parts.concat())
        })
        .boxed()
}

/// A relative path, of any notation.
pub fn relative() -> impl Strategy<Value = String> {
    let start = prop_oneof![
        3 => Just(String::new()),
        1 => any_instance().prop_map(|instance| format!("{instance}.")),
    ];
    (start, vec(part(any_instance(), 1), 0..3), name(), end())
        .prop_map(|(start, parts, name, end)| format!("{start}{}{name}.{end}", parts.concat()))
        .boxed()
}

/// An absolute path of any kind.
pub fn any_path() -> impl Strategy<Value = String> {
    prop_oneof![
        object(),
        object_instance(),
        parameter(),
        command(),
        event(),
        search(),
        reference(),
        supported(),
    ]
    .boxed()
}

/// A path with a slip or two: something left out, doubled, put in or exchanged. Most are wrong, some are not.
pub fn nearly_valid() -> impl Strategy<Value = String> {
    let bits = select(
        &[
            "", ".", "..", " ", "\t", "[", "]", "{", "}", "{i}", "*", "#", "+", "#1", "\"", "'",
            "%", "%2", "%FF", "=", "==", "=~", "<", "&", "&&", "||", "(", ")", "()", "!", "0",
            "01", "-", "/", "é", "\0", ",", "and",
        ][..],
    );
    let slip = (any::<Index>(), 0_usize..3, bits);
    (any_path(), vec(slip, 1..3))
        .prop_map(|(mut text, slips)| {
            for (index, len, bit) in slips {
                let mut start = index.index(text.len().saturating_add(1));
                while !text.is_char_boundary(start) {
                    start = start.saturating_sub(1);
                }
                let mut end = start.saturating_add(len).min(text.len());
                while !text.is_char_boundary(end) {
                    end = end.saturating_add(1);
                }
                text.replace_range(start..end, bit);
            }
            text
        })
        .boxed()
}

fn regex(pattern: &str) -> impl Strategy<Value = String> + use<> {
    #[expect(
        clippy::expect_used,
        reason = "the patterns are literals of this file, run by its tests"
    )]
    string_regex(pattern).expect("invariant: a pattern that compiles")
}
