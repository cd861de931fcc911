//! Every path that we know of, with its verdict: `testdata/path/*.toml`.

use std::{fs, path::Path};

use serde::Deserialize;
use usp_path::{Expr, Leniency, Limits, ParseError, PathKind, PathView, RelativePath};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    origin: String,
    #[serde(default)]
    absolute: String,
    #[serde(default)]
    relative: String,
    #[serde(default)]
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    text: String,
    #[serde(default = "absolute")]
    grammar: String,
    kind: Option<String>,
    #[serde(default)]
    search: bool,
    canonical: Option<String>,
    error: Option<String>,
    span: Option<[u32; 2]>,
    #[serde(default = "bad_syntax")]
    code: u32,
    hint: Option<String>,
    lenient: Option<Lenient>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Lenient {
    with: Vec<String>,
    canonical: String,
}

fn absolute() -> String {
    "absolute".to_owned()
}

fn bad_syntax() -> u32 {
    7008
}

/// Kind (none for an expression), whether it is a search, canonical form.
type Good = (Option<PathKind>, bool, String);

fn good(path: &PathView<'_>) -> Good {
    (Some(path.kind()), path.is_search(), path.to_string())
}

fn parse(grammar: &str, text: &str, leniency: Leniency) -> Result<Good, ParseError> {
    let limits = &Limits::DEFAULT;
    match grammar {
        "absolute" => PathView::parse_with(text, leniency, limits).map(|path| good(&path)),
        "relative" => RelativePath::parse_with(text, leniency, limits).map(|path| good(&path)),
        "expression" => Expr::parse_with(text, leniency, limits)
            .map(|expr| (None, false, expr.as_str().to_owned())),
        other => panic!("grammar {other}"),
    }
}

fn kind(name: &str) -> PathKind {
    match name {
        "object" => PathKind::Object,
        "instance" => PathKind::ObjectInstance,
        "referenced" => PathKind::Referenced,
        "parameter" => PathKind::Parameter,
        "command" => PathKind::Command,
        "event" => PathKind::Event,
        other => panic!("kind {other}"),
    }
}

fn switch(name: &str) -> Leniency {
    let name = name.to_lowercase().replace('_', " ");
    Leniency::switches()
        .find(|(known, _)| *known == name)
        .unwrap_or_else(|| panic!("switch {name}"))
        .1
}

/// A row of the compact form as a case.
fn row(grammar: &str, line: &str) -> Case {
    let (verdict, text) = line.split_once(' ').expect("a verdict, a space, a text");
    let mut case = Case {
        text: text.to_owned(),
        grammar: grammar.to_owned(),
        kind: None,
        search: false,
        canonical: None,
        error: None,
        span: None,
        code: 7008,
        hint: None,
        lenient: None,
    };
    match verdict.split_once('@') {
        Some((error, span)) => {
            let (start, end) = span.split_once("..").expect("start..end");
            case.error = Some(error.to_owned());
            case.span = Some([start.parse().unwrap(), end.parse().unwrap()]);
        }
        None => {
            case.kind = Some(verdict.trim_end_matches('?').to_owned());
            case.search = verdict.ends_with('?');
        }
    }
    case
}

/// What is wrong with a case, if anything.
fn check(case: &Case) -> Result<(), String> {
    let Case { text, grammar, .. } = case;
    let same = |what: &str, found: String, wanted: String| {
        if found == wanted {
            Ok(())
        } else {
            Err(format!(
                "{grammar} {text:?}: {what} is {found}, not {wanted}"
            ))
        }
    };
    match (parse(grammar, text, Leniency::STRICT), &case.error) {
        (Ok(found), None) => {
            let canonical = case.canonical.as_ref().unwrap_or(text).clone();
            let wanted = (case.kind.as_deref().map(kind), case.search, canonical);
            same("it", format!("{found:?}"), format!("{wanted:?}"))?;
            let again = parse(grammar, &found.2, Leniency::STRICT);
            same(
                "canonical form",
                format!("{again:?}"),
                format!("{:?}", Ok::<_, ParseError>(wanted)),
            )?;
            for leniency in [Leniency::AGENT, Leniency::OB_USP_AGENT, Leniency::ALL] {
                let lenient = parse(grammar, text, leniency);
                same("lenient form", format!("{lenient:?}"), format!("{again:?}"))?;
            }
        }
        (Err(error), Some(wanted)) => {
            same("kind", format!("{:?}", error.kind()), wanted.clone())?;
            let span = case.span.map(|[start, end]| start..end);
            same(
                "span",
                format!("{:?}", Some(error.span())),
                format!("{span:?}"),
            )?;
            same("code", error.code().to_string(), case.code.to_string())?;
            let hint = error.hint().map(|hint| format!("{hint:?}"));
            same("hint", format!("{hint:?}"), format!("{:?}", case.hint))?;
        }
        (found, wanted) => return Err(format!("{grammar} {text:?}: {found:?}, not {wanted:?}")),
    }
    let Some(lenient) = &case.lenient else {
        return Ok(());
    };
    let with = lenient
        .with
        .iter()
        .fold(Leniency::STRICT, |all, name| all | switch(name));
    let found = parse(grammar, text, with).map(|(_, _, canonical)| canonical);
    same(
        "lenient form",
        format!("{found:?}"),
        format!("{:?}", Ok::<_, ParseError>(&lenient.canonical)),
    )?;
    // Each switch is needed.
    for name in &lenient.with {
        if parse(grammar, text, Leniency::ALL.without(switch(name))).is_ok() {
            return Err(format!("{grammar} {text:?}: good without {name}"));
        }
    }
    Ok(())
}

#[test]
fn every_known_path_has_its_verdict() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../testdata/path");
    let mut rows = 0;
    let mut wrong = Vec::new();
    let mut names: Vec<_> = fs::read_dir(&folder)
        .expect("testdata/path")
        .map(|entry| entry.unwrap().path())
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "toml")
        })
        .collect();
    names.sort();
    for name in names {
        let text = fs::read_to_string(&name).unwrap();
        let file: File =
            toml::from_str(&text).unwrap_or_else(|e| panic!("{}: {e}", name.display()));
        assert!(!file.origin.is_empty());
        let absolute = file.absolute.lines().map(|line| row("absolute", line));
        let relative = file.relative.lines().map(|line| row("relative", line));
        for case in file.case.into_iter().chain(absolute).chain(relative) {
            rows += 1;
            wrong.extend(check(&case).err());
        }
    }
    assert!(rows > 14_000, "{rows} rows");
    assert!(
        wrong.is_empty(),
        "{} wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}
