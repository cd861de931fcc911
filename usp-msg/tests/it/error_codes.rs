//! The table of error codes.

use std::{fmt::Write as _, fs, path::Path};

use expect_test::expect;
use usp_msg::{ErrorClass, ErrorCode, ErrorContext, ErrorPlace};

const CONTEXTS: [(&str, ErrorContext); 11] = [
    ("Add", ErrorContext::Add),
    ("Set", ErrorContext::Set),
    ("Delete", ErrorContext::Delete),
    ("Get", ErrorContext::Get),
    ("GetInstances", ErrorContext::GetInstances),
    ("GetSupportedDM", ErrorContext::GetSupportedDm),
    ("Operate", ErrorContext::Operate),
    ("OperationComplete", ErrorContext::OperationComplete),
    ("Notify", ErrorContext::Notify),
    ("Register", ErrorContext::Register),
    ("Deregister", ErrorContext::Deregister),
];

const PLACES: [(&str, ErrorPlace); 8] = [
    ("Error.err_code", ErrorPlace::Error),
    ("Error.param_errs", ErrorPlace::ErrorParam),
    ("oper_failure", ErrorPlace::OperFailure),
    ("param_errs of AddResp/SetResp", ErrorPlace::ParamErrs),
    (
        "DeleteResp.unaffected_path_errs",
        ErrorPlace::UnaffectedPathErrs,
    ),
    (
        "req_path_results/req_obj_results err_code",
        ErrorPlace::PathResult,
    ),
    ("OperateResp.cmd_failure", ErrorPlace::CommandFailure),
    (
        "OperationComplete.cmd_failure",
        ErrorPlace::OperationComplete,
    ),
];

fn contexts(code: ErrorCode) -> Vec<&'static str> {
    let listed = CONTEXTS.iter().filter(|(_, c)| code.is_listed_for(*c));
    listed.map(|(name, _)| *name).collect()
}

fn places(code: ErrorCode) -> Vec<&'static str> {
    let carried = PLACES.iter().filter(|(_, p)| code.is_carried_in(*p));
    carried.map(|(name, _)| *name).collect()
}

#[test]
fn the_whole_table() {
    let initials = |names: Vec<&str>| -> String {
        names
            .iter()
            .map(|name| {
                name.chars()
                    .filter(char::is_ascii_uppercase)
                    .collect::<String>()
            })
            .collect::<Vec<_>>()
            .join(" ")
    };
    let mut table = String::new();
    for code in ErrorCode::ALL {
        let class = code.class();
        let listed = initials(contexts(*code));
        let carried = places(*code).len();
        writeln!(table, "{code} | {class:?} | {listed} | {carried}").expect("memory");
    }
    expect![[r#"
        7000 Message failed | Message | A S D G GI GSDM O N R D | 2
        7001 Message not supported | Message | A S D G GI GSDM O N R D | 1
        7002 Request denied | Message | A S D G GI GSDM O OC N R D | 5
        7003 Internal error | Message | A S D G GI GSDM O OC N R D | 8
        7004 Invalid arguments | Message | A S D G GI GSDM O OC N R D | 6
        7005 Resources exceeded | Message | A S D G GI GSDM O OC N R D | 5
        7006 Permission denied | Message | A S D G GI GSDM O OC N R D | 7
        7007 Invalid configuration | Message | A S D O OC R D | 4
        7008 Invalid path syntax | Message | A S D G GI GSDM O OC R D | 6
        7009 Parameter action failed | Message | A S | 2
        7010 Unsupported parameter | Message | A S G | 2
        7011 Invalid type | Message | A S | 2
        7012 Invalid value | Message | A S | 2
        7013 Attempt to update non-writeable parameter | Message | A S | 2
        7014 Value conflict | Message | A S | 2
        7015 Operation error | Message | A S D | 3
        7016 Object does not exist | Message | A S D G GI GSDM O OC R D | 7
        7017 Object could not be created | Message | A | 2
        7018 Object is not a table | Message | A D GI | 3
        7019 Attempt to create non-creatable object | Message | A | 2
        7020 Object could not be updated | Message | S | 2
        7021 Required parameter failed | Message | S | 3
        7022 Command failure | Message | O OC | 2
        7023 Command canceled | Message | OC | 1
        7024 Delete failure | Message | D | 3
        7025 Object exists with duplicate key | Message |  | 3
        7026 Invalid path | Message | A S D G GI GSDM O | 5
        7027 Invalid command arguments | Message | O | 1
        7028 Register failure | Message | R | 2
        7029 Already in use | Message | R | 2
        7030 Deregister failure | Message | D | 1
        7031 Path already registered | Message |  | 1
        7100 Record could not be parsed | Record |  | 1
        7101 Secure session required | Record |  | 1
        7102 Secure session not supported | Record |  | 1
        7103 Segmentation and reassembly not supported | Record |  | 1
        7104 Invalid Record value | Record |  | 1
        7105 Session Context terminated | Record |  | 0
        7106 Session Context not allowed | Record |  | 0
    "#]]
    .assert_eq(&table);
}

#[test]
fn ranges() {
    for (number, class) in [
        (0, ErrorClass::Success),
        (1, ErrorClass::Unassigned),
        (6999, ErrorClass::Unassigned),
        (7000, ErrorClass::Message),
        (7099, ErrorClass::Message),
        (7100, ErrorClass::Record),
        (7199, ErrorClass::Record),
        (7200, ErrorClass::DataModel),
        (7299, ErrorClass::DataModel),
        (7300, ErrorClass::Unassigned),
        (7799, ErrorClass::Unassigned),
        (7800, ErrorClass::Vendor),
        (7999, ErrorClass::Vendor),
        (8000, ErrorClass::Unassigned),
        (u32::MAX, ErrorClass::Unassigned),
    ] {
        assert_eq!(ErrorCode::new(number).class(), class, "{number}");
    }
}

#[test]
fn codes_without_a_constant() {
    let data_model = ErrorCode::new(7227);
    assert_eq!(data_model.name(), None);
    assert_eq!(contexts(data_model), [""; 0]);
    assert_eq!(
        places(data_model),
        ["OperateResp.cmd_failure", "OperationComplete.cmd_failure"]
    );

    let vendor = ErrorCode::new(7800);
    assert_eq!(contexts(vendor).len(), CONTEXTS.len());
    assert_eq!(places(vendor).len(), PLACES.len());
    assert_eq!(vendor.to_string(), "7800");

    let unassigned = ErrorCode::new(7032);
    assert_eq!(unassigned.class(), ErrorClass::Message);
    assert_eq!(
        (contexts(unassigned).len(), places(unassigned).len()),
        (0, 0)
    );

    assert_eq!(
        places(ErrorCode::SUCCESS),
        ["req_path_results/req_obj_results err_code"]
    );
    assert!(ErrorCode::SUCCESS.is_success() && !vendor.is_success());
}

/// The same table, written down by others.
#[test]
fn the_table_agrees_with_the_shared_one() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/spec/error-codes.tsv");
    let Ok(text) = fs::read_to_string(file) else {
        eprintln!("skipped: no shared folder");
        return;
    };
    let mut seen = Vec::new();
    for line in text.lines().skip(1) {
        let columns: Vec<&str> = line.split('\t').collect();
        let Ok(number) = columns[0].parse::<u32>() else {
            continue;
        };
        let code = ErrorCode::new(number);
        if code.is_success() {
            continue;
        }
        seen.push(code);
        let name = columns[1].split(" (").next().unwrap_or_default();
        assert_eq!(code.name(), Some(name));
        let part = |label: &str| {
            let (_, rest) = columns[2].split_once(label)?;
            Some(
                rest.split(';')
                    .next()?
                    .split(',')
                    .map(str::trim)
                    .collect::<Vec<_>>(),
            )
        };
        let listed = part("listed for: ").unwrap_or_default();
        for (name, context) in CONTEXTS {
            assert_eq!(
                code.is_listed_for(context),
                listed.contains(&name),
                "{code} {name}"
            );
        }
        if let Some(carried) = part("carried in: ") {
            for (name, place) in PLACES {
                assert_eq!(
                    code.is_carried_in(place),
                    carried.contains(&name),
                    "{code} {name}"
                );
            }
        } else {
            let in_error = columns[2].contains("Error.err_code");
            assert_eq!(code.is_carried_in(ErrorPlace::Error), in_error, "{code}");
        }
    }
    assert_eq!(seen, ErrorCode::ALL);
}
