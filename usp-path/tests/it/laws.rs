//! What holds for every path.

use proptest::prelude::*;

use crate::naive::naive;
use usp_path::{
    Expr, Leniency, Limits, Match, PathKind, PathName, PathView, RelativePath, Segment,
    strategies::{
        any_path, command, event, expression, literal_text, nearly_valid, object, object_instance,
        parameter, reference, relative, search, supported,
    },
};

fn lenient(text: &str, leniency: Leniency) -> Result<PathView<'_>, usp_path::ParseError> {
    PathView::parse_with(text, leniency, &Limits::DEFAULT)
}

/// The laws of one text that parses.
fn printed(path: &PathView<'_>) -> Result<(), TestCaseError> {
    let print = path.to_string();
    let again = PathView::parse(&print).map_err(|e| TestCaseError::fail(format!("{e:#}")))?;
    prop_assert_eq!(&again, path);
    prop_assert_eq!(again.kind(), path.kind());
    prop_assert_eq!(again.is_search(), path.is_search());
    prop_assert_eq!(again.to_string(), print.clone());
    // Owned and borrowed agree.
    let name = PathName::from(path);
    prop_assert_eq!(name.as_str(), &print);
    prop_assert_eq!(&name.view(), path);
    prop_assert_eq!(name.kind(), path.kind());
    prop_assert_eq!(&PathName::parse(&print).unwrap(), &name);
    prop_assert!(name.segments().eq(path.segments()));
    if path.is_canonical() {
        prop_assert_eq!(path.as_str(), print);
    }
    Ok(())
}

/// The same path by hand: split outside of quotes and brackets.
fn oracle_segments(text: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let (mut quoted, mut bracket) = (false, false);
    for c in text.chars() {
        match c {
            '"' => quoted = !quoted,
            '[' if !quoted => bracket = true,
            ']' if !quoted => bracket = false,
            _ => {}
        }
        if c == '.' && !quoted && !bracket {
            parts.push(String::new());
        } else {
            parts.last_mut().unwrap().push(c);
        }
    }
    if parts.last().is_some_and(String::is_empty) {
        parts.pop();
    }
    parts
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, ..ProptestConfig::default() })]

    #[test]
    fn every_valid_path_parses_and_prints(text in any_path()) {
        let path = PathView::parse(&text).map_err(|e| TestCaseError::fail(format!("{e:#}")))?;
        printed(&path)?;
        prop_assert_eq!(path.len(), oracle_segments(&text).len());
        prop_assert_eq!(path.kind().is_object(), text.ends_with('.'));
        for leniency in [Leniency::AGENT, Leniency::OB_USP_AGENT] {
            prop_assert_eq!(lenient(&text, leniency), Ok(path.clone()));
        }
    }

    #[test]
    fn kinds_are_told_apart(
        object in object(), row in object_instance(), parameter in parameter(), command in command(),
        event in event(), search in search(), reference in reference(), supported in supported(),
    ) {
        prop_assert_eq!(PathView::parse(&object).unwrap().kind(), PathKind::Object);
        prop_assert_eq!(PathView::parse(&row).unwrap().kind(), PathKind::ObjectInstance);
        prop_assert_eq!(PathView::parse(&parameter).unwrap().kind(), PathKind::Parameter);
        prop_assert_eq!(PathView::parse(&command).unwrap().kind(), PathKind::Command);
        prop_assert_eq!(PathView::parse(&event).unwrap().kind(), PathKind::Event);
        prop_assert!(PathView::parse(&search).unwrap().is_search());
        prop_assert!(PathView::parse(&reference).unwrap().follows_references());
        prop_assert!(PathView::parse(&supported).unwrap().has_placeholders());
    }

    #[test]
    fn strict_accepts_a_subset_of_lenient(text in nearly_valid(), bits in 0_u8..=255) {
        let strict = PathView::parse(&text);
        let mut some = Leniency::STRICT;
        for (place, (_, switch)) in Leniency::switches().enumerate() {
            if bits >> place & 1 == 1 {
                some = some | switch;
            }
        }
        let tolerant = lenient(&text, some);
        let most = lenient(&text, Leniency::ALL);
        if let Ok(path) = &strict {
            prop_assert_eq!(tolerant.as_ref(), Ok(path));
            prop_assert_eq!(tolerant.as_ref().unwrap().to_string(), path.to_string());
        }
        if let Ok(path) = &tolerant {
            printed(path)?;
            prop_assert!(most.is_ok(), "{:?} accepts, all leniencies do not", some);
        }
        if let Ok(path) = &most {
            printed(path)?;
        }
        if let Err(error) = &strict {
            let span = error.span();
            prop_assert!(span.start <= span.end && span.end as usize <= text.len());
            prop_assert_eq!(error.input(), &text);
            prop_assert_eq!(text.get(span.start as usize..span.end as usize), Some(error.found()));
            prop_assert_eq!(error.code(), 7008);
            // Neither form panics, and one line is one line.
            prop_assert_eq!(error.to_string().lines().count(), 1);
            let drawn = format!("{error:#}");
            prop_assert!(drawn.lines().count() >= 4);
        }
    }

    #[test]
    fn the_grammar_is_that_of_a_naive_reader(good in any_path(), near in nearly_valid()) {
        for text in [good, near] {
            let found = PathView::parse(&text).map(|path| (path.kind(), path.is_search()));
            prop_assert_eq!(found.clone().ok(), naive(&text), "{} {:?}", text, found);
        }
    }

    #[test]
    fn relative_paths_too(text in relative()) {
        let path = RelativePath::parse(&text).map_err(|e| TestCaseError::fail(format!("{e:#}")))?;
        let print = path.to_string();
        prop_assert_eq!(&RelativePath::parse(&print).unwrap(), &path);
        prop_assert_eq!(RelativePath::parse(&print).unwrap().to_string(), print);
    }

    #[test]
    fn expressions_too(text in expression()) {
        let expr = Expr::parse(&text).map_err(|e| TestCaseError::fail(format!("{e:#}")))?;
        prop_assert_eq!(&Expr::parse(expr.as_str()).unwrap(), &expr);
        let path = format!("Device.T.{text}.");
        let path = PathView::parse(&path).unwrap();
        prop_assert_eq!(path.segment(2), Some(Segment::Expr(expr.view())));
        // Print is built of the components alone.
        let joined: Vec<String> = expr.view().components().map(|c| c.to_string()).collect();
        prop_assert_eq!(format!("[{}]", joined.join("&&")), expr.as_str());
    }

    #[test]
    fn any_text_can_be_asked_for(text in literal_text(), other in any::<String>()) {
        for value in [text, other] {
            let expr = Expr::text("Name", usp_path::Op::Eq, &value).unwrap();
            let parsed = Expr::parse(expr.as_str()).map_err(|e| TestCaseError::fail(format!("{e:#}")))?;
            let component = parsed.view().components().next().unwrap();
            prop_assert_eq!(component.constant().to_str(), value);
            prop_assert_eq!(parsed.view().components().count(), 1);
        }
    }

    #[test]
    fn split_and_join_are_inverse(text in any_path(), at in any::<prop::sample::Index>()) {
        let path = PathView::parse(&text).unwrap();
        let at = at.index(path.len() + 1);
        match path.split(at) {
            Some((head, tail)) => {
                prop_assert_eq!(head.len() + tail.len(), path.len());
                let joined = head.join(&tail).unwrap();
                prop_assert_eq!(&joined.view(), &path);
                let (head_text, tail_text) = (head.to_string(), tail.to_string());
                prop_assert_eq!(&RelativePath::parse(&tail_text).unwrap(), &tail);
                prop_assert_eq!(&PathView::parse(&head_text).unwrap(), &head);
                prop_assert!(head.is_ancestor_of(&path));
                prop_assert_eq!(path.strip_prefix(&head), Some(tail.clone()));
                let info = PathView::parse(tail.as_str()).map(|p| p.is_search());
                prop_assert!(info.is_err() || info == Ok(tail.is_search()));
            }
            None => prop_assert!(at == 0 || at == path.len()),
        }
    }

    #[test]
    fn matching_agrees_with_a_naive_oracle(
        names in prop::collection::vec((prop::sample::select(&["A", "B"][..]), 0_u8..4), 1..4),
        other in prop::collection::vec((prop::sample::select(&["A", "B"][..]), 0_u8..3), 1..4),
        (end, other_end) in (0_usize..4, 0_usize..4),
    ) {
        // Pattern: no instance, 1, 2, *. Path: no instance, 1, 2.
        let write = |parts: &[(&str, u8)], end: usize| {
            let mut text = String::from("Device.");
            for (name, instance) in parts {
                text += &format!("{name}.");
                text += ["", "1.", "2.", "*."][*instance as usize];
            }
            text + ["", "P", "P()", "P!"][end]
        };
        let (pattern, path) = (write(&names, end), write(&other, other_end));
        // The oracle works on texts.
        let glob = |pattern: &str, path: &str| {
            let mut rest = path.split('.').collect::<Vec<_>>().into_iter();
            let mut all = true;
            let parts: Vec<_> = pattern.split('.').collect();
            let last = parts.len() - 1;
            for (place, part) in parts.iter().enumerate() {
                let Some(found) = rest.next() else { return (false, false) };
                if place == last && part.is_empty() {
                    return (all, all && found.is_empty() && rest.next().is_none());
                }
                let number = found.parse::<u32>().is_ok();
                all &= *part == found || *part == "*" && number;
            }
            let rest: Vec<_> = rest.collect();
            (all, all && rest.is_empty())
        };
        let (covers, matches) = glob(&pattern, &path);
        let pattern = PathView::parse(&pattern).unwrap();
        let path = PathView::parse(&path).unwrap();
        let yes = |match_: Match| match_ == Match::Yes;
        prop_assert_eq!(yes(pattern.covers(&path)), covers, "{} covers {}", pattern, path);
        prop_assert_eq!(yes(pattern.matches(&path)), matches, "{} matches {}", pattern, path);
        prop_assert_ne!(pattern.covers(&path), Match::Depends);
    }

    #[test]
    fn order_is_total_and_agrees_with_equality(a in any_path(), b in nearly_valid(), c in any_path()) {
        use std::hash::{BuildHasher, RandomState};
        let state = RandomState::new();
        let texts = [a, b, c];
        let paths: Vec<_> = texts.iter().filter_map(|t| PathView::parse(t).ok()).collect();
        for one in &paths {
            for two in &paths {
                prop_assert_eq!(one == two, one.cmp(two).is_eq());
                prop_assert_eq!(one.cmp(two), two.cmp(one).reverse());
                prop_assert_eq!(one == two, one.to_string() == two.to_string());
                prop_assert_eq!(one == two, one.to_path_name() == two.to_path_name());
                if one == two {
                    prop_assert_eq!(state.hash_one(one), state.hash_one(two));
                }
            }
        }
    }

    #[test]
    fn nothing_panics(text in any::<String>(), bytes in any::<Vec<u8>>(), near in nearly_valid()) {
        for text in [text.as_str(), near.as_str()] {
            for leniency in [Leniency::STRICT, Leniency::ALL] {
                if let Err(error) = lenient(text, leniency) {
                    let _ = format!("{error:#}");
                }
                if let Ok(path) = RelativePath::parse_with(text, leniency, &Limits::DEFAULT) {
                    let _ = (path.to_string(), path.to_supported(), path.with_instances(&[1]));
                }
                let _ = Expr::parse_with(text, leniency, &Limits::DEFAULT);
            }
        }
        let _ = PathView::from_utf8(&bytes, Leniency::ALL, &Limits::DEFAULT);
    }

    #[test]
    fn supported_form_keeps_names_and_takes_back_numbers(text in parameter()) {
        let path = PathView::parse(&text).unwrap();
        let supported = path.to_supported().unwrap();
        prop_assert!(!supported.view().has_instances());
        let again = supported.view().to_supported();
        prop_assert_eq!(again.as_ref(), Ok(&supported));
        let numbers: Option<Vec<u32>> = path
            .segments()
            .filter_map(|s| match s {
                Segment::Instance(n) => Some(n.get()),
                _ => None,
            })
            .collect();
        if let Some(numbers) = numbers {
            let back = supported.view().with_instances(&numbers).unwrap();
            prop_assert_eq!(back.view(), path);
        }
    }
}
