use super::*;

/// Dumps a file three times: as it is, from its image, and by the table beside it.
fn check(xml: &Path, folder: Option<&Path>, table: &Path) {
    let file = xml.to_str().unwrap();
    let mut args = vec![file];
    if let Some(folder) = folder {
        args.extend(["--dir", folder.to_str().unwrap()]);
    }
    let found = dump(&args).unwrap() + "\n";
    let wanted = fs::read_to_string(table).unwrap();
    for (found, wanted) in found.lines().zip(wanted.lines()) {
        assert_eq!(found, wanted, "{file}");
    }
    assert_eq!(found.lines().count(), wanted.lines().count(), "{file}");
    let name = xml.file_stem().unwrap().to_str().unwrap();
    let image = std::env::temp_dir().join(format!("{name}-{}.uspdm", std::process::id()));
    let out = image.to_str().unwrap();
    args.extend(["--out", out]);
    pack(&args).unwrap();
    let of_image = dump(&[out]).unwrap() + "\n";
    // The same model gives the same bytes.
    args.push("--check");
    pack(&args).unwrap();
    fs::remove_file(&image).unwrap();
    assert!(of_image == found, "{file}: the image says something else");
}

#[test]
fn own_models_give_their_tables() {
    let folder = crate::root().join("testdata/datamodel");
    for name in ["gateway", "source-usp"] {
        let xml = folder.join(name).with_extension("xml");
        check(&xml, None, &xml.with_extension("tsv"));
    }
}

#[test]
fn published_models_give_the_tables_of_an_independent_reader() {
    let shared = crate::root().join("../shared/dm-data");
    if !shared.exists() {
        eprintln!("skipped: no ../shared/dm-data");
        return;
    }
    for name in [
        "tr-104-2-0-2",
        "tr-135-1-4-1",
        "tr-140-1-3-1",
        "tr-181-2-19-1",
    ] {
        let table = shared.join(format!("expected/{name}-usp.tsv"));
        check(
            &shared.join(format!("full/{name}-usp-full.xml")),
            None,
            &table,
        );
        check(&shared.join(format!("multi/{name}-usp.xml")), None, &table);
    }
    let flattened = shared.join("full/tr-181-2-19-1-usp-full.xml");
    pack(&[flattened.to_str().unwrap(), "--check"]).unwrap();
}

#[test]
fn source_and_flattened_form_of_the_test_models_agree() {
    let shared = crate::root().join("../shared/dm-data");
    if !shared.exists() {
        eprintln!("skipped: no ../shared/dm-data");
        return;
    }
    let types = shared.join("multi");
    let types = types.to_str().unwrap();
    for name in [
        "command-test",
        "datatype-define-test",
        "datatype-reference-test",
        "event-test",
    ] {
        let file = |ending: &str| shared.join(format!("tr106-test/{name}{ending}.xml"));
        let source = dump(&[file("").to_str().unwrap(), "--dir", types]).unwrap();
        let flattened = dump(&[file("-full").to_str().unwrap()]).unwrap();
        assert_eq!(source, flattened, "{name}");
    }
}

#[test]
fn a_table_without_all_imports_is_a_failure() {
    let folder = crate::root().join("testdata/datamodel");
    let source = folder.join("source-usp.xml");
    let alone = std::env::temp_dir().join(format!("usp-alone-{}", std::process::id()));
    fs::create_dir_all(&alone).unwrap();
    let copy = alone.join("source-usp.xml");
    fs::copy(&source, &copy).unwrap();
    let (whole, errors) = table(&[source.to_str().unwrap()]).unwrap();
    assert_eq!(errors, 0);
    let (lacking, errors) = table(&[copy.to_str().unwrap()]).unwrap();
    assert!(errors > 0);
    assert!(lacking.lines().count() < whole.lines().count());
    let error = dump(&[copy.to_str().unwrap()]).unwrap_err();
    assert_eq!(error, lost(errors));
    let folder = folder.to_str().unwrap();
    assert!(dump(&[copy.to_str().unwrap(), "--dir", folder]).is_ok());
    fs::remove_dir_all(&alone).unwrap();
}

#[test]
fn a_device_type_has_no_table() {
    let file = std::env::temp_dir().join(format!("usp-dt-{}.xml", std::process::id()));
    let text = "<dt:document xmlns:dt=\"urn:broadband-forum-org:cwmp:devicetype-1-15\">\
        <model ref=\"Device:2.19\"><object ref=\"Device.\"/></model></dt:document>";
    fs::write(&file, text).unwrap();
    let error = dump(&[file.to_str().unwrap()]).unwrap_err();
    fs::remove_file(&file).unwrap();
    assert!(
        error.ends_with("expected a model, found a device type"),
        "{error}"
    );
}

#[test]
fn a_model_with_errors_is_printed_and_is_a_failure() {
    let folder = std::env::temp_dir();
    let file = |text: &str, ending: &str| {
        let name = format!("usp-faults-{}.{ending}", std::process::id());
        fs::write(folder.join(&name), text).unwrap();
        folder.join(&name)
    };
    let model = |param: &str| {
        format!(
            "<dm:document xmlns:dm=\"urn:broadband-forum-org:cwmp:datamodel-1-15\">\
            <model name=\"Device:1.0\"><object name=\"Device.\" access=\"readOnly\" minEntries=\"1\" \
            maxEntries=\"1\"><parameter name=\"A\" access=\"readOnly\"><syntax>{param}</syntax>\
            </parameter></object></model></dm:document>"
        )
    };
    // A name that leads nowhere is an error; what the model says in vain is a warning.
    let lost_type = file(&model("<dataType ref=\"Nothing\"/>"), "xml");
    let path = lost_type.to_str().unwrap();
    let (text, errors) = table(&[path]).unwrap();
    assert_eq!((text.lines().count(), errors), (3, 1), "{text}");
    assert_eq!(dump(&[path]), Err(lost(1)));
    let out = lost_type.with_extension("uspdm");
    let written = pack(&[path, "--out", out.to_str().unwrap()]);
    assert_eq!((written, out.exists()), (Err(lost(1)), false));
    // Published so in Device:2.10 to Device:2.15: no quantifier takes a second one.
    let lazy = "<string><pattern value=\"([0-9]{1,15}?[BKMGT])\"/></string>";
    let path = file(&model(lazy), "xml");
    let text = dump(&[path.to_str().unwrap()]).unwrap();
    assert!(text.contains("([0-9]{1,15}?[BKMGT])"), "{text}");
    let findings = load(&path, None).unwrap().into_model().unwrap().lint();
    let rules: Vec<_> = findings.unwrap().iter().map(|found| found.rule).collect();
    assert_eq!(rules, ["bad-pattern"]);
    fs::remove_file(path).unwrap();
}
