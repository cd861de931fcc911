//! The tables of the message rules, by texts.

use usp_datamodel::resolve::Purpose;

use super::model::Ty;

/// Table 0.2, by the code for what is not allowed.
pub(super) fn refuses(purpose: Purpose, end: &str) -> Option<u32> {
    match (purpose, end) {
        (Purpose::Get, "command" | "event") => Some(7026),
        (Purpose::Get | Purpose::GetSupportedDm, _)
        | (Purpose::GetInstances, "table" | "row")
        | (Purpose::Set, "single" | "row")
        | (Purpose::Add, "table")
        | (Purpose::Delete, "row")
        | (Purpose::Operate, "command") => None,
        (Purpose::Set, "table") => Some(7016),
        (Purpose::Delete, "single" | "table") | (Purpose::GetInstances | Purpose::Add, _) => {
            Some(7018)
        }
        (Purpose::Operate, _) => Some(7008),
        _ => Some(7026),
    }
}

/// Table 0.5.
pub(super) fn suits(ty: &Ty, op: &str, is_quoted: bool, constant: &str) -> bool {
    match ty {
        Ty::Int => !is_quoted && op != "~=" && constant.parse::<i64>().is_ok(),
        Ty::Counter(_) => !is_quoted && op != "~=" && constant.parse::<u32>().is_ok(),
        Ty::Bool => {
            !is_quoted
                && ["==", "!="].contains(&op)
                && ["true", "false", "1", "0"].contains(&constant)
        }
        Ty::List | Ty::Ref { is_list: true, .. } => is_quoted && ["==", "!=", "~="].contains(&op),
        Ty::Text | Ty::Kind | Ty::Ref { .. } => is_quoted && ["==", "!="].contains(&op),
    }
}

pub(super) fn compare(ty: &Ty, value: &str, op: &str, constant: &str) -> bool {
    match ty {
        Ty::Int | Ty::Counter(_) => {
            let (value, constant): (i64, i64) = (value.parse().unwrap(), constant.parse().unwrap());
            match op {
                "==" => value == constant,
                "!=" => value != constant,
                "<" => value < constant,
                "<=" => value <= constant,
                ">" => value > constant,
                _ => value >= constant,
            }
        }
        Ty::Bool => ((value == "true") == matches!(constant, "true" | "1")) == (op == "=="),
        // An empty list has no items.
        _ if op == "~=" => !value.is_empty() && value.split(',').any(|item| item == constant),
        _ => (value == constant) == (op == "=="),
    }
}
