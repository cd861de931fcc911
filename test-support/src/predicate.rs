//! The predicate language of the conformance-case format.
//!
//! A predicate is a JSON array `[op, path, argument]`; a path selects a list of
//! nodes from the answer. An unknown operator or a malformed predicate is an
//! error of the case, never a silent pass.

use fancy_regex::Regex;
use serde_json::Value;

/// Codes that the rules list for one kind of request, by the name the cases use.
fn codes_of(list: &str) -> Option<Vec<std::ops::RangeInclusive<u64>>> {
    let one = |code: u64| code..=code;
    let mut codes = match list {
        "add" => vec![7000..=7019, one(7021), one(7025), one(7026)],
        "set" => vec![7000..=7016, one(7020), one(7021), one(7025), one(7026)],
        "delete" => vec![
            7000..=7008,
            one(7015),
            one(7016),
            one(7018),
            one(7024),
            one(7026),
        ],
        "get" => vec![7000..=7006, one(7008), one(7010), one(7016), one(7026)],
        "get_instances" => vec![7000..=7006, one(7008), one(7016), one(7018), one(7026)],
        "gsdm" => vec![7000..=7006, one(7008), one(7016), one(7026)],
        "operate" => vec![7000..=7008, one(7016), one(7022), one(7026), one(7027)],
        "notify" => vec![7000..=7006],
        _ => return None,
    };
    codes.push(7800..=7999);
    Some(codes)
}

/// Whether `code` is in the named list.
///
/// # Errors
/// An unknown name of a list.
pub fn is_code_of(list: &str, code: u64) -> Result<bool, String> {
    let ranges = codes_of(list).ok_or_else(|| format!("unknown code list {list:?}"))?;
    Ok(ranges.iter().any(|range| range.contains(&code)))
}

/// Nodes that a path selects below `root`.
///
/// A map key may itself hold dots, so at a map the shortest run of segments
/// that names a key is taken.
pub fn select(root: &Value, path: &str) -> Vec<Value> {
    if path.is_empty() {
        return vec![root.clone()];
    }
    let segments: Vec<&str> = path.split('.').collect();
    let mut found = Vec::new();
    walk(root, &segments, &mut found);
    found
}

fn walk(node: &Value, segments: &[&str], found: &mut Vec<Value>) {
    let Some((first, rest)) = segments.split_first() else {
        found.push(node.clone());
        return;
    };
    match (node, *first) {
        (Value::Array(items), "*") => items.iter().for_each(|item| walk(item, rest, found)),
        (Value::Object(map), "*") => map.values().for_each(|item| walk(item, rest, found)),
        (Value::Object(map), "@keys") => {
            map.keys()
                .for_each(|key| walk(&Value::String(key.clone()), rest, found));
        }
        (Value::Array(items), index) => {
            if let Some(item) = index.parse().ok().and_then(|index: usize| items.get(index)) {
                walk(item, rest, found);
            }
        }
        (Value::Object(map), _) => {
            for taken in 1..=segments.len() {
                if let Some(item) = map.get(&segments[..taken].join(".")) {
                    walk(item, &segments[taken..], found);
                    return;
                }
            }
        }
        _ => {}
    }
}

/// Whether every predicate of a list holds; the first that does not is the error.
///
/// # Errors
/// The first predicate that does not hold, or is malformed.
pub fn check_all(root: &Value, predicates: &Value) -> Result<(), String> {
    let list = predicates.as_array().ok_or("predicates are not a list")?;
    for predicate in list {
        if !holds(root, predicate)? {
            return Err(format!("{predicate} does not hold"));
        }
    }
    Ok(())
}

fn all_hold(root: &Value, predicates: &Value) -> Result<bool, String> {
    let list = predicates.as_array().ok_or("predicates are not a list")?;
    for predicate in list {
        if !holds(root, predicate)? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Whether one predicate holds of `root`; `Err` where the predicate itself is malformed.
///
/// # Errors
/// An unknown operator or a malformed predicate.
pub fn holds(root: &Value, predicate: &Value) -> Result<bool, String> {
    let parts = predicate
        .as_array()
        .ok_or_else(|| format!("{predicate} is not a list"))?;
    let malformed = || format!("malformed predicate {predicate}");
    let op = parts
        .first()
        .and_then(Value::as_str)
        .ok_or_else(malformed)?;
    match op {
        "some_nonempty" => {
            let fields = parts
                .get(1)
                .and_then(Value::as_array)
                .ok_or_else(malformed)?;
            return Ok(fields
                .iter()
                .filter_map(Value::as_str)
                .any(|field| select(root, field).iter().any(|node| length(node) > 0)));
        }
        "one_of" => {
            for alternative in &parts[1..] {
                if all_hold(root, alternative)? {
                    return Ok(true);
                }
            }
            return Ok(false);
        }
        _ => {}
    }
    let path = parts.get(1).and_then(Value::as_str).ok_or_else(malformed)?;
    let nodes = select(root, path);
    let argument = || parts.get(2).ok_or_else(malformed);
    let strings = || -> Result<Vec<String>, String> {
        let list = argument()?.as_array().ok_or_else(malformed)?;
        Ok(list.iter().map(text).collect())
    };
    match op {
        "exists" => Ok(!nodes.is_empty()),
        "absent" => Ok(nodes.is_empty()),
        "len" | "len_ge" => {
            let wanted = argument()?.as_u64().ok_or_else(malformed)?;
            let total: u64 = nodes.iter().map(length).sum();
            Ok(if op == "len" {
                total == wanted
            } else {
                total >= wanted
            })
        }
        "keys" | "keys_superset" | "not_keys" => {
            let wanted = strings()?;
            every(&nodes, |node| {
                let map = node.as_object().ok_or_else(malformed)?;
                let has_all = wanted.iter().all(|key| map.contains_key(key));
                Ok(match op {
                    "keys" => has_all && map.len() == wanted.len(),
                    "keys_superset" => has_all,
                    _ => !wanted.iter().any(|key| map.contains_key(key)),
                })
            })
        }
        "set" | "superset" => {
            let mut have: Vec<String> = nodes.iter().map(text).collect();
            let mut wanted = strings()?;
            if op == "superset" {
                return Ok(wanted.iter().all(|item| have.contains(item)));
            }
            have.sort();
            wanted.sort();
            Ok(have == wanted)
        }
        "distinct" => {
            let mut have: Vec<String> = nodes.iter().map(text).collect();
            have.sort();
            Ok(!have.is_empty() && have.windows(2).all(|pair| pair[0] != pair[1]))
        }
        "same" => Ok(!nodes.is_empty() && nodes.windows(2).all(|pair| pair[0] == pair[1])),
        "any" | "all" | "none" | "count" => {
            let inner = argument()?;
            let mut matches: u64 = 0;
            let mut total: u64 = 0;
            let elements = nodes.iter().flat_map(|node| match node {
                Value::Array(items) => items.as_slice(),
                // A path that ends in `*` selects the elements themselves.
                one => std::slice::from_ref(one),
            });
            for element in elements {
                total += 1;
                matches += u64::from(all_hold(element, inner)?);
            }
            Ok(match op {
                "any" => matches > 0,
                "all" => matches == total,
                "none" => matches == 0,
                _ => Some(matches) == parts.get(3).and_then(Value::as_u64),
            })
        }
        _ => scalar(op, &nodes, argument()?, &malformed),
    }
}

fn scalar(
    op: &str,
    nodes: &[Value],
    argument: &Value,
    malformed: &dyn Fn() -> String,
) -> Result<bool, String> {
    let or_none = matches!(op, "ne" | "ne0" | "in0" | "re0");
    if nodes.is_empty() {
        return Ok(or_none);
    }
    let in_list = |node: &Value| -> Result<bool, String> {
        let list = argument.as_array().ok_or_else(malformed)?;
        Ok(list.iter().any(|item| same_value(node, item)))
    };
    match op {
        "eq" => every(nodes, |node| Ok(same_value(node, argument))),
        "ne" | "ne0" => every(nodes, |node| Ok(!same_value(node, argument))),
        "in" | "in0" => every(nodes, in_list),
        "not_in" => every(nodes, |node| Ok(!in_list(node)?)),
        "re" | "re0" => {
            let pattern = argument.as_str().ok_or_else(malformed)?;
            let regex =
                Regex::new(&format!("^(?:{pattern})$")).map_err(|error| error.to_string())?;
            every(nodes, |node| {
                regex
                    .is_match(&text(node))
                    .map_err(|error| error.to_string())
            })
        }
        "bool" => {
            let wanted = argument.as_bool().ok_or_else(malformed)?;
            let forms = if wanted {
                ["true", "1"]
            } else {
                ["false", "0"]
            };
            every(nodes, |node| Ok(forms.contains(&text(node).as_str())))
        }
        "patheq" => {
            let wanted = argument
                .as_str()
                .ok_or_else(malformed)?
                .trim_end_matches('.');
            every(nodes, |node| Ok(text(node).trim_end_matches('.') == wanted))
        }
        "err" => {
            let list = argument.as_str().ok_or_else(malformed)?;
            every(nodes, |node| is_code_of(list, node.as_u64().unwrap_or(0)))
        }
        _ => Err(format!("unknown operator {op:?}")),
    }
}

fn every(
    nodes: &[Value],
    mut test: impl FnMut(&Value) -> Result<bool, String>,
) -> Result<bool, String> {
    for node in nodes {
        if !test(node)? {
            return Ok(false);
        }
    }
    Ok(!nodes.is_empty())
}

/// Numbers may be written as strings in ProtoJSON, so values compare by text too.
fn same_value(left: &Value, right: &Value) -> bool {
    left == right || (!left.is_array() && !left.is_object() && text(left) == text(right))
}

fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

fn length(value: &Value) -> u64 {
    let length = match value {
        Value::Array(items) => items.len(),
        Value::Object(map) => map.len(),
        _ => 0,
    };
    u64::try_from(length).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[track_caller]
    fn verdict(root: &Value, predicate: Value) -> bool {
        holds(root, &predicate).expect("well-formed predicate")
    }

    #[test]
    fn paths_select_lists_maps_keys_and_dotted_keys() {
        let root = json!({"a": [{"m": {"X": "1", "Y.Z": "2"}}, {"m": {"X": "3"}}]});
        assert_eq!(select(&root, "a.*.m.X"), [json!("1"), json!("3")]);
        assert_eq!(select(&root, "a.0.m.Y.Z"), [json!("2")]);
        assert_eq!(select(&root, "a.1.m.@keys"), [json!("X")]);
        assert_eq!(select(&root, "a.2.m").len(), 0);
        assert_eq!(select(&root, ""), [root.clone()]);
    }

    #[test]
    fn scalar_operators_need_a_node_unless_they_end_in_zero() {
        let root = json!({"n": 7006, "s": "Device.X.", "b": "1"});
        assert!(verdict(&root, json!(["eq", "n", 7006])));
        assert!(!verdict(&root, json!(["eq", "missing", 7006])));
        assert!(verdict(&root, json!(["ne0", "missing", 1])));
        assert!(verdict(&root, json!(["patheq", "s", "Device.X"])));
        assert!(verdict(&root, json!(["bool", "b", true])));
        assert!(!verdict(&root, json!(["re", "s", "Device"])));
        assert!(verdict(&root, json!(["re", "s", "Device\\..*"])));
        assert!(verdict(&root, json!(["err", "n", "add"])));
        assert!(!verdict(&json!({"n": 7020}), json!(["err", "n", "add"])));
        assert!(verdict(&root, json!(["not_in", "n", [1, 2]])));
        assert!(!verdict(&root, json!(["in", "n", [1, 2]])));
    }

    #[test]
    fn collections_are_counted_and_compared() {
        let root = json!({"l": [{"k": 1}, {"k": 2}], "m": {"A": "x", "B": "y"}});
        assert!(verdict(&root, json!(["len", "l", 2])));
        assert!(!verdict(&root, json!(["len_ge", "l", 3])));
        assert!(verdict(&root, json!(["keys", "m", ["B", "A"]])));
        assert!(!verdict(&root, json!(["keys", "m", ["A"]])));
        assert!(verdict(&root, json!(["keys_superset", "m", ["A"]])));
        assert!(verdict(&root, json!(["not_keys", "m", ["C"]])));
        assert!(verdict(&root, json!(["set", "l.*.k", ["2", "1"]])));
        assert!(verdict(&root, json!(["any", "l", [["eq", "k", 2]]])));
        assert!(!verdict(&root, json!(["all", "l", [["eq", "k", 2]]])));
        assert!(verdict(&root, json!(["any", "l.*", [["eq", "k", 2]]])));
        assert!(verdict(&root, json!(["none", "l", [["eq", "k", 3]]])));
        assert!(verdict(&root, json!(["count", "l", [["eq", "k", 1]], 1])));
        assert!(verdict(&root, json!(["distinct", "l.*.k"])));
        assert!(!verdict(&root, json!(["same", "l.*.k"])));
        assert!(verdict(&root, json!(["some_nonempty", ["x", "m"]])));
        assert!(verdict(
            &root,
            json!(["one_of", [["eq", "l.0.k", 9]], [["eq", "l.0.k", 1]]])
        ));
    }

    #[test]
    fn malformed_predicates_are_errors_and_never_pass() {
        let root = json!({"n": 1});
        for bad in [
            json!("eq"),
            json!([]),
            json!(["frob", "n", 1]),
            json!(["eq", "n"]),
            json!(["re", "n", "("]),
        ] {
            assert!(holds(&root, &bad).is_err(), "{bad}");
        }
        assert_eq!(
            check_all(&root, &json!([["eq", "n", 2]])).unwrap_err(),
            "[\"eq\",\"n\",2] does not hold"
        );
    }
}
