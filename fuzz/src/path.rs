//! Paths: a strict text is what a naive reader says, prints itself, and means the same to a tolerant reader.

use usp_path::{
    Expr, Leniency, Limits, Match, ParseError, PathName, PathView, RelativePath, Segment,
};

use crate::naive::naive;

/// The first byte chooses what is tolerated, the rest is the text.
pub(crate) fn check(data: &[u8]) {
    let Some((choice, bytes)) = data.split_first() else {
        return;
    };
    let mut leniency = Leniency::STRICT;
    for (place, (_, switch)) in Leniency::switches().enumerate() {
        if choice >> place & 1 == 1 {
            leniency = leniency | switch;
        }
    }
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(_) => {
            let error = PathView::from_utf8(bytes, leniency, &Limits::DEFAULT).unwrap_err();
            assert_eq!(error.code(), 7008);
            return;
        }
    };
    let strict = PathView::parse(text);
    let lenient = PathView::parse_with(text, leniency, &Limits::DEFAULT);
    let limited = |error: &ParseError| error.code() == 7005;
    match &strict {
        Ok(path) => {
            assert_eq!(Some((path.kind(), path.is_search())), naive(text), "{text}");
            assert_eq!(lenient.as_ref(), Ok(path));
        }
        Err(error) => {
            assert!(limited(error) || naive(text).is_none(), "{text}: {error:#}");
            failed(error, text);
        }
    }
    match &lenient {
        Ok(path) => good(path),
        Err(error) => failed(error, text),
    }
    if let Ok(relative) = RelativePath::parse_with(text, leniency, &Limits::DEFAULT) {
        let print = relative.to_string();
        assert_eq!(RelativePath::parse(&print), Ok(relative));
    }
    if let Ok(expr) = Expr::parse_with(text, leniency, &Limits::DEFAULT) {
        assert_eq!(Expr::parse(expr.as_str()).as_ref(), Ok(&expr));
    }
}

fn failed(error: &ParseError, text: &str) {
    let span = error.span();
    assert!(span.start <= span.end && span.end as usize <= text.len());
    assert!(text.starts_with(error.input()));
    assert_eq!(error.to_string().lines().count(), 1);
    assert!(format!("{error:#}").starts_with(&error.to_string()));
}

fn good(path: &PathView<'_>) {
    let print = path.to_string();
    let again = PathView::parse(&print).unwrap_or_else(|error| panic!("{path:?}: {error:#}"));
    assert_eq!(again, *path);
    assert_eq!(
        (again.kind(), again.is_search()),
        (path.kind(), path.is_search())
    );
    assert_eq!(again.to_string(), print);
    let name = PathName::from(path);
    assert_eq!(
        (name.as_str(), name.view()),
        (print.as_str(), again.clone())
    );
    assert_eq!(again.covers(path), Match::Yes);
    for segment in path.segments() {
        if let Segment::Expr(expr) = segment {
            assert!(expr.components().count() > 0);
            for component in expr.components() {
                let literal = component.constant().to_str();
                let built =
                    Expr::text(component.param().as_str(), component.op(), &literal).unwrap();
                let first = built.view().components().next().unwrap();
                assert_eq!(first.constant().to_str(), literal);
            }
        }
    }
    for count in 1..path.len() {
        let (head, tail) = path.split(count).unwrap();
        assert_eq!(head.join(&tail).unwrap(), name);
        assert!(head.is_ancestor_of(path));
    }
    if let Ok(supported) = path.to_supported() {
        assert!(!supported.view().has_instances() && !supported.is_search());
    }
}
