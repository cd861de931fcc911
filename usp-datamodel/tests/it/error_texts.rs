//! The texts of errors, each in one place, so that a changed wording is a visible difference.

use std::fmt::Display;

use expect_test::expect;
use usp_datamodel::{
    ImageError, LookupErrorKind, Schema, Supported,
    instances::{FaultKind, RestoreErrorKind, WriteError},
    resolve::{Everything, Purpose, Resolution, ResolveErrorKind},
    supported::{self, DescribeErrorKind, DescribeOptions},
    types::{Primitive, RangeError, Type},
    value::{Condition, ConditionError, Mode, pattern, pattern::PatternErrorKind},
    xml::{CompileError, LoadError, Loader, NoFiles},
};
use usp_path::{Constant, Op, PathView};

fn texts(errors: &[&dyn Display]) -> String {
    let lines: Vec<String> = errors.iter().map(ToString::to_string).collect();
    lines.join("\n")
}

#[test]
fn of_resolution() {
    use ResolveErrorKind as Kind;
    let condition = ConditionError::NotAList;
    expect![[r#"
        expected an instance, found {i}
        expected a path without search
        expected a name of the data model
        expected an instance identifier behind a table only
        expected an instance identifier behind a table
        expected a reference to objects
        expected something else at the end of the path
        expected a list on the left of ~=
        expected an instance that exists"#]]
    .assert_eq(&texts(&[
        &Kind::Placeholder,
        &Kind::Search,
        &Kind::NotInModel,
        &Kind::NotATable,
        &Kind::NeedsInstance,
        &Kind::NoReference,
        &Kind::WrongKind,
        &Kind::Expression(condition),
        &Kind::Missing,
    ]));
    let store = crate::resolve::store();
    let error = |path: &str| {
        let path = PathView::parse(path).unwrap();
        let found = Resolution::new(store.supported(), &path, Purpose::Get, &Everything);
        let outcome = found.and_then(|mut resolution| resolution.step(&mut &store));
        let error = outcome.unwrap_err();
        format!("{error} ({})", error.code())
    };
    expect![[r#"
        expected an instance, found {i}, at segment 0 of the path (7008)
        expected an instance that exists, at segment 2 of the path (7026)
        expected an operator of boolean, found <, at segment 2 of the path (7008)"#]]
    .assert_eq(&texts(&[
        &error("Device.Port.{i}."),
        &error("Device.Port.99."),
        &error("Device.Port.[Enable<true].Alias"),
    ]));
}

#[test]
fn of_lookup_and_description() {
    use LookupErrorKind as Kind;
    expect![[r#"
        expected a name or an instance identifier
        name not in the schema
        name deleted from the model
        instance identifier behind an object that is no table
        expected an instance identifier behind a table
        expected the end of the path behind a parameter, command or event
        reference without a single target in the schema
        wildcard or search expression where one node is wanted
        followed reference where one node is wanted
        more than 15 instance identifiers"#]]
    .assert_eq(&texts(&[
        &Kind::Syntax,
        &Kind::NotInSchema,
        &Kind::Deleted,
        &Kind::NotATable,
        &Kind::NeedsInstance,
        &Kind::NotAnObject,
        &Kind::AmbiguousReference,
        &Kind::Search,
        &Kind::Reference,
        &Kind::TooManyInstances,
    ]));
    let store = crate::resolve::store();
    let all = store.supported();
    let error = |path: &str| {
        let everything = supported::Everything;
        let found = all.describe(path, DescribeOptions::ALL, &everything);
        let error = found.unwrap_err();
        format!("{error} ({})", error.code())
    };
    expect![[r#"
        not in the supported data model: name not in the schema, at offset 7 of the path (7026)
        search expressions, wildcards and instance numbers behind {i} are not allowed here (7008)
        object instance does not exist
        no profile number 0 of the list in the schema"#]]
    .assert_eq(&texts(&[
        &error("Device.Nope."),
        &error("Device.Port.*."),
        &DescribeErrorKind::NoSuchInstance,
        &Supported::from_profiles(all.schema(), &["No:1"]).unwrap_err(),
    ]));
}

#[test]
fn of_stores() {
    let value = Type::new(Primitive::Boolean)
        .validate("yes", Mode::Set)
        .unwrap_err();
    let none = {
        let mut store = crate::resolve::store();
        let root = store.root();
        let mut transaction = store.transaction();
        let error = transaction.put("Device.Nope", "1").unwrap_err();
        assert!(transaction.instances().exists(root));
        error
    };
    expect![[r#"
        expected the path of a parameter of the data model
        expected an object that exists
        expected a parameter of the object
        expected a table
        expected a table to which rows may be added
        expected a row that may be deleted
        expected a table with room for one more row
        expected a parameter that may be written
        expected the unique key of the row to stay as it is
        expected boolean, found 'y' at byte 0
        expected the path of an object or parameter
        expected a reference to one of its possible targets
        expected one of the values that the target of the reference lists
        expected an instance number that is not in use
        expected the path of a parameter of the data model
        expected a unique key that no other row of the table has
        expected a strong reference to something that exists
        expected a parameter of an object that the discriminator chooses
        expected a line of an export
        expected a parameter that may be written"#]]
    .assert_eq(&texts(&[
        &none,
        &WriteError::NoSuchObject,
        &WriteError::NoSuchParam,
        &WriteError::NotATable,
        &WriteError::NotCreatable,
        &WriteError::NotDeletable,
        &WriteError::TableFull,
        &WriteError::ReadOnly,
        &WriteError::KeyFixed,
        &WriteError::Value(value),
        &WriteError::NotAPath,
        &WriteError::WrongTarget,
        &WriteError::NotListed,
        &WriteError::NumberTaken,
        &WriteError::NoSuchPath,
        &FaultKind::DuplicateKey,
        &FaultKind::MissingTarget,
        &FaultKind::NotChosen,
        &RestoreErrorKind::Syntax,
        &RestoreErrorKind::Write(WriteError::ReadOnly),
    ]));
}

#[test]
fn of_images_and_documents() {
    expect![[r#"
        expected the image of a schema, found other bytes
        checksum of the image does not match its content
        expected the image of a schema, found other bytes
        expected a decimal number as bound or step of a range
        expected a step greater than 0 with at most 18 digits after the point"#]]
    .assert_eq(&texts(&[
        &ImageError::NotAnImage,
        &ImageError::Checksum,
        &Schema::from_bytes(&[]).unwrap_err(),
        &RangeError::NotANumber,
        &RangeError::BadStep,
    ]));
    let head = "<d:document xmlns:d=\"urn:broadband-forum-org:cwmp:datamodel-1-15\">";
    let error = |text: &str| -> LoadError {
        let loaded = Loader::new().load("x.xml", text.as_bytes(), &mut NoFiles);
        loaded.map(|loaded| loaded.models.len()).unwrap_err()
    };
    let nested = format!("{head}{}", "<x>".repeat(100));
    let compiled = |facet: &str| {
        let text = format!(
            "{head}<model name=\"D:1.0\"><object name=\"Device.\"><parameter name=\"P\"><syntax><string>{facet}\
             </string></syntax></parameter></object></model></d:document>"
        );
        let loaded = Loader::new().load("x.xml", text.as_bytes(), &mut NoFiles);
        let model = loaded.unwrap().into_model().unwrap();
        model.compile().unwrap_err()
    };
    let versions = |count: usize| {
        let params: String = (0..count)
            .map(|minor| format!("<parameter name=\"P{minor}\" version=\"1.{minor}\"/>"))
            .collect();
        let text = format!(
            "{head}<model name=\"D:1.0\"><object name=\"D.\">{params}</object></model></d:document>"
        );
        let loaded = Loader::new().load("x.xml", text.as_bytes(), &mut NoFiles);
        loaded.unwrap().into_model().unwrap().compile()
    };
    assert!(versions(256).is_ok());
    let too_many = versions(257).unwrap_err();
    assert!(matches!(too_many, CompileError::TooMany { .. }));
    let device_type =
        Loader::new().load_device_type("x.xml", format!("{head}</d:document>").as_bytes());
    expect![[r#"
        x.xml:1:1: expected a document element of a Broadband Forum namespace, found "a"
        x.xml:1:1: expected a document element of a Broadband Forum namespace, found "html"
        x.xml:1:160: more than 32 levels of elements
        x.xml:1:67: unknown entity "none"
        x.xml:1:74: expected the end of "model", found that of "object"
        x.xml:1:74: syntax error: comment not closed: `-->` not found before end of input
        more than 256 versions
        x.xml:1:1: expected UTF-8
        x.xml: no model in the document
        Device.P: pattern "(a{1,400}){1,400}": expected a smaller pattern at byte 17
        Device.P: range from "low" to "": expected a decimal number as bound or step of a range
        Device.P: range from "" to "": expected a step greater than 0 with at most 18 digits after the point"#]].assert_eq(&texts(&[
        &error("<a b></a>"),
        &error("<html/>"),
        &error(&nested),
        &error(&format!("{head}<model name=\"&none;\"/>")),
        &error(&format!("{head}<model></object>")),
        &error(&format!("{head}<model><!-- ")),
        &too_many,
        &Loader::new()
            .load("x.xml", b"\xff", &mut NoFiles)
            .unwrap_err(),
        &device_type.unwrap_err(),
        &compiled("<pattern value=\"(a{1,400}){1,400}\"/>"),
        &compiled("<range minInclusive=\"low\"/>"),
        &compiled("<range step=\"0\"/>"),
    ]));
}

#[test]
fn of_patterns_and_conditions() {
    let error = |text: &str| pattern::compile(text).unwrap_err();
    expect![[r#"
        expected a character, found the bare metacharacter '*' at byte 2
        expected a closing parenthesis at byte 2
        expected an escape of XML Schema at byte 1
        expected the name of a Unicode category or block at byte 2
        expected a character class at byte 1
        expected a quantifier such as {2}, {2,} or {2,5} at byte 6
        expected at most 64 nested parentheses or classes at byte 64
        expected a smaller pattern at byte 4096
        expected a closing parenthesis"#]]
    .assert_eq(&texts(&[
        &error("a**"),
        &error("(a"),
        &error(r"\q"),
        &error(r"\p{IsNowhere}"),
        &error("[]"),
        &error("a{3,2}"),
        &error(&"(".repeat(70)),
        &error(&"a".repeat(5000)),
        &PatternErrorKind::Unclosed,
    ]));
    let error = |primitive, op, constant: Constant<'_>| {
        Condition::new(Type::new(primitive), op, &constant).unwrap_err()
    };
    expect![[r#"
        expected an operator of boolean, found <
        expected a list on the left of ~=
        expected a constant of string in quotes
        expected a constant of the type of the parameter: expected int, found 'x' at byte 0
        expected == or != beside the unknown time, found <"#]]
    .assert_eq(&texts(&[
        &error(Primitive::Boolean, Op::Lt, Constant::Bare("true")),
        &error(Primitive::String, Op::Contains, Constant::Bare("1")),
        &error(Primitive::String, Op::Eq, Constant::Bare("1")),
        &error(Primitive::Int, Op::Eq, Constant::Bare("x")),
        &error(
            Primitive::DateTime,
            Op::Lt,
            Constant::Bare("0001-01-01T00:00:00Z"),
        ),
    ]));
}
