//! The answers of an XML Schema engine; see `testdata/values/README.md`.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use serde::Deserialize;
use serde::de::DeserializeOwned;
use usp_datamodel::types::{Bound, Pattern, Primitive, Range, Size, Type};
use usp_datamodel::value::{Mode, pattern};

#[derive(Deserialize)]
#[serde(untagged)]
enum Text {
    Plain(String),
    Repeated(String, usize),
}

impl Text {
    fn expand(&self) -> String {
        match self {
            Self::Plain(text) => text.clone(),
            Self::Repeated(text, count) => text.repeat(*count),
        }
    }
}

#[derive(Deserialize)]
struct Answers {
    accept: Vec<Text>,
    reject: Vec<Text>,
}

#[derive(Deserialize)]
struct Typed {
    #[serde(rename = "type")]
    primitive: String,
    #[serde(default)]
    sizes: Vec<(Option<String>, Option<String>)>,
    #[serde(default)]
    ranges: Vec<(Option<String>, Option<String>)>,
    #[serde(flatten)]
    answers: Answers,
}

#[derive(Deserialize)]
struct Patterned {
    pattern: String,
    published: bool,
    #[serde(flatten)]
    answers: Answers,
}

#[derive(Deserialize)]
struct Syntax {
    pattern: String,
    valid: bool,
}

/// Where we follow the text of XML Schema and libxml2 does not.
#[derive(Deserialize)]
struct Difference {
    file: String,
    /// A primitive type or a pattern.
    of: String,
    /// Absent in the file of syntax.
    text: Option<String>,
    ours: bool,
    reason: String,
}

fn read<T: DeserializeOwned>(name: &str) -> Vec<T> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../testdata/values")
        .join(name);
    let text = fs::read_to_string(&path).unwrap();
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

/// Compares verdicts, and sees that every known difference is one.
struct Judge {
    file: &'static str,
    known: Vec<Difference>,
    used: BTreeSet<usize>,
    checked: usize,
    wrong: Vec<String>,
}

impl Judge {
    fn new(file: &'static str) -> Self {
        let mut known: Vec<Difference> = read("differences.jsonl");
        known.retain(|difference| difference.file == file);
        assert!(known.iter().all(|difference| !difference.reason.is_empty()));
        Self {
            file,
            known,
            used: BTreeSet::new(),
            checked: 0,
            wrong: Vec::new(),
        }
    }

    fn check(&mut self, of: &str, text: Option<&str>, theirs: bool, ours: bool) {
        self.checked += 1;
        let known = self
            .known
            .iter()
            .position(|known| known.of == of && known.text.as_deref() == text);
        let expected = match known {
            Some(known) => {
                self.used.insert(known);
                assert_ne!(
                    self.known[known].ours, theirs,
                    "no difference: {of:?} {text:?}"
                );
                self.known[known].ours
            }
            None => theirs,
        };
        if ours != expected {
            self.wrong
                .push(format!("{of:?} {text:?}: libxml2 {theirs}, ours {ours}"));
        }
    }

    fn answers(&mut self, of: &str, answers: &Answers, ours: impl Fn(&str) -> bool) {
        for (texts, theirs) in [(&answers.accept, true), (&answers.reject, false)] {
            for text in texts {
                let text = text.expand();
                self.check(of, Some(&text), theirs, ours(&text));
            }
        }
    }

    fn finish(self, at_least: usize) {
        assert!(self.wrong.is_empty(), "{}: {:#?}", self.file, self.wrong);
        assert_eq!(
            self.used.len(),
            self.known.len(),
            "{}: a listed difference is gone",
            self.file
        );
        assert!(
            self.checked >= at_least,
            "{}: only {} texts",
            self.file,
            self.checked
        );
    }
}

fn primitive(name: &str) -> Primitive {
    name.parse().unwrap()
}

#[test]
fn r_enc_6_lexical_forms_agree_with_an_xsd_engine() {
    let mut judge = Judge::new("lexical.jsonl");
    for typed in read::<Typed>("lexical.jsonl") {
        let ty = Type::new(primitive(&typed.primitive));
        judge.answers(&typed.primitive, &typed.answers, |text| {
            ty.parse(text).is_ok()
        });
    }
    judge.finish(1_200);
}

#[test]
fn r_enc_6_sizes_and_ranges_agree_with_an_xsd_engine() {
    let mut judge = Judge::new("facets.jsonl");
    for typed in read::<Typed>("facets.jsonl") {
        let number = |text: &Option<String>| text.as_ref().map(|text| text.parse().unwrap());
        let sizes: Vec<Size> = typed
            .sizes
            .iter()
            .map(|(min, max)| Size::new(number(min).unwrap_or(0), number(max)))
            .collect();
        let bound = |text: &'static str| Bound::parse(text).unwrap();
        let keep = |text: &Option<String>| -> Option<&'static str> {
            text.clone().map(|text| &*text.leak())
        };
        let ranges: Vec<Range<'_>> = typed
            .ranges
            .iter()
            .map(|(min, max)| Range::new(keep(min).map(bound), keep(max).map(bound), None).unwrap())
            .collect();
        let ty = Type::new(primitive(&typed.primitive))
            .with_sizes(&sizes)
            .with_ranges(&ranges);
        // The same from the bytes of an image.
        let mut image = Vec::new();
        ty.pack(&mut image);
        let packed = Type::from_packed(&image).unwrap();
        assert_eq!(packed, ty);
        judge.answers(&typed.primitive, &typed.answers, |text| {
            let ours = ty.validate(text, Mode::Set);
            assert_eq!(packed.validate(text, Mode::Set), ours);
            ours.is_ok()
        });
    }
    judge.finish(1_500);
}

#[test]
fn r_enc_6_patterns_agree_with_an_xsd_engine() {
    let mut judge = Judge::new("patterns.jsonl");
    let mut published = 0;
    for patterned in read::<Patterned>("patterns.jsonl") {
        published += usize::from(patterned.published);
        let dfa = pattern::compile(&patterned.pattern).unwrap();
        assert_eq!(pattern::compile(&patterned.pattern).unwrap(), dfa);
        let patterns = [Pattern::new(&patterned.pattern, &dfa)];
        let ty = Type::new(Primitive::String).with_patterns(&patterns);
        judge.answers(&patterned.pattern, &patterned.answers, |text| {
            ty.validate(text, Mode::Set).is_ok()
        });
    }
    assert_eq!(published, 45);
    judge.finish(8_000);
}

#[test]
fn r_enc_6_pattern_syntax_agrees_with_an_xsd_engine() {
    let mut judge = Judge::new("syntax.jsonl");
    for syntax in read::<Syntax>("syntax.jsonl") {
        let ours = pattern::compile(&syntax.pattern).is_ok();
        judge.check(&syntax.pattern, None, syntax.valid, ours);
    }
    judge.finish(100);
}
