//! The test functions of a package, read from its syntax: comments and strings do not count.

use std::path::{Path, PathBuf};

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use syn::{Attribute, Item};

use crate::sources::{Targets, walk_package};

/// One function that the test harness runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct TestFn {
    pub(super) name: String,
    pub(super) file: PathBuf,
    pub(super) line: usize,
    /// `#[ignore]`: it does not run by itself, so it proves nothing.
    pub(super) is_ignored: bool,
    /// Its body is `{}`.
    pub(super) is_empty: bool,
}

impl TestFn {
    /// `file:line`, for messages.
    pub(super) fn place(&self) -> String {
        format!("{}:{}", self.file.display(), self.line)
    }
}

/// All test functions in the targets of the package in `dir`.
///
/// # Errors
///
/// A source file that cannot be read or parsed.
pub(super) fn tests_of(dir: &Path) -> Result<Vec<TestFn>, String> {
    let mut tests = Vec::new();
    walk_package(dir, Targets::All, &mut |file, _, items| {
        collect(file, items, &mut tests);
    })?;
    Ok(tests)
}

fn collect(file: &Path, items: &[Item], tests: &mut Vec<TestFn>) {
    for item in items {
        match item {
            Item::Fn(function) if has(&function.attrs, "test") => tests.push(TestFn {
                name: function.sig.ident.to_string(),
                file: file.to_owned(),
                line: function.sig.ident.span().start().line,
                is_ignored: has(&function.attrs, "ignore"),
                is_empty: function.block.stmts.is_empty(),
            }),
            Item::Macro(item) if is_proptest(&item.mac.path) => {
                collect_from_tokens(file, item.mac.tokens.clone(), tests);
            }
            _ => {}
        }
    }
}

fn has(attributes: &[Attribute], name: &str) -> bool {
    attributes.iter().any(|attribute| {
        attribute
            .path()
            .segments
            .last()
            .is_some_and(|segment| segment.ident == name)
    })
}

fn is_proptest(path: &syn::Path) -> bool {
    path.segments
        .last()
        .is_some_and(|segment| segment.ident == "proptest")
}

/// The functions inside `proptest! { .. }`, whose arguments (`x in strategy`) are not Rust syntax.
fn collect_from_tokens(file: &Path, tokens: TokenStream, tests: &mut Vec<TestFn>) {
    let mut tokens = tokens.into_iter().peekable();
    let (mut is_test, mut is_ignored) = (false, false);
    let mut open: Option<TestFn> = None;
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Punct(punct) if punct.as_char() == '#' => {
                if let Some(TokenTree::Group(group)) = tokens.peek() {
                    let text = group.stream().to_string();
                    is_test |= text == "test";
                    is_ignored |= text.starts_with("ignore");
                }
            }
            TokenTree::Ident(ident) if ident == "fn" => {
                if let Some(TokenTree::Ident(name)) = tokens.next() {
                    open = is_test.then(|| TestFn {
                        name: name.to_string(),
                        file: file.to_owned(),
                        line: name.span().start().line,
                        is_ignored,
                        is_empty: false,
                    });
                }
            }
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
                if let Some(mut test) = open.take() {
                    test.is_empty = group.stream().is_empty();
                    tests.push(test);
                }
                (is_test, is_ignored) = (false, false);
            }
            TokenTree::Group(_)
            | TokenTree::Ident(_)
            | TokenTree::Punct(_)
            | TokenTree::Literal(_) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(source: &str) -> Vec<String> {
        let file = syn::parse_file(source).unwrap();
        let mut tests = Vec::new();
        collect(Path::new("x.rs"), &file.items, &mut tests);
        tests
            .into_iter()
            .map(|test| {
                format!(
                    "{}{}{}",
                    test.name,
                    if test.is_ignored { " ignored" } else { "" },
                    if test.is_empty { " empty" } else { "" }
                )
            })
            .collect()
    }

    #[test]
    fn only_functions_with_the_test_attribute_count() {
        let source = r##"
            //! #[test] fn r_arc_1_in_a_comment() { assert!(true) }
            const TEXT: &str = "#[test] fn r_arc_2_in_a_string() { f() }";
            fn r_arc_3_helper() { f() }
            #[test] fn r_arc_4_real() { f() }
            #[tokio::test] async fn r_arc_5_async() { f() }
            #[test] #[ignore = "slow"] fn r_arc_6_slow() { f() }
            #[test] fn r_arc_7_hollow() {}
        "##;
        assert_eq!(
            names(source),
            [
                "r_arc_4_real",
                "r_arc_5_async",
                "r_arc_6_slow ignored",
                "r_arc_7_hollow empty"
            ]
        );
    }

    #[test]
    fn functions_inside_proptest_blocks_count() {
        let source = r"
            proptest! {
                #![proptest_config(ProptestConfig::with_cases(10))]
                /// What it shows.
                #[test]
                fn r_e2e_1_any(x in 0..10u8, y in (0..3usize).prop_map(|n| { n + 1 })) { f(x) }

                fn r_e2e_2_helper(x in 0..10u8) { f(x) }

                #[test]
                #[ignore]
                fn r_e2e_3_slow((a, b) in pair()) { f(a) }

                #[test]
                fn r_e2e_4_hollow(x: u8) {}
            }
            other! { #[test] fn r_e2e_5_unknown_macro(x: u8) { f(x) } }
        ";
        assert_eq!(
            names(source),
            [
                "r_e2e_1_any",
                "r_e2e_3_slow ignored",
                "r_e2e_4_hollow empty"
            ]
        );
    }
}
