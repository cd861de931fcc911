//! References: which one a syntax has, and the nodes that it means.

use alloc::string::String;
use alloc::vec::Vec;

use super::DataModel;
use super::model::{ReferenceFacts, Syntax};
use crate::packed::format::reference_bits;
use crate::schema::{Kind, ReferenceScope};
use crate::types::Strength;

const PATH: u16 = 0;
const INSTANCE: u16 = 1;
const ENUMERATION: u16 = 2;

/// The reference of a syntax and its kind: path, instance, enumeration.
pub(crate) fn first(syntax: &Syntax) -> Option<(u16, &ReferenceFacts)> {
    let facets = &syntax.facets;
    let path = facets.path_refs.first().map(|facts| (PATH, facts));
    let instance = || facets.instance_refs.first().map(|facts| (INSTANCE, facts));
    let enumeration = || {
        facets
            .enumeration_refs
            .first()
            .map(|facts| (ENUMERATION, facts))
    };
    path.or_else(instance).or_else(enumeration)
}

/// The targets as written: a list of paths with single blanks between them.
pub(crate) fn written(model: &DataModel, syntax: &Syntax) -> Option<String> {
    let (kind, facts) = first(syntax)?;
    let text = model.text(facts.targets?);
    if kind != PATH {
        return Some(text.into());
    }
    let words: Vec<&str> = text.split_ascii_whitespace().collect();
    Some(words.join(" "))
}

pub(crate) fn bits(kind: u16, facts: &ReferenceFacts) -> u16 {
    let mut word = kind
        | facts.scope.number() << reference_bits::SCOPE_SHIFT
        | facts.target_type.number() << reference_bits::TARGET_SHIFT;
    if facts.strength.is_some() {
        word |= reference_bits::HAS_STRENGTH;
    }
    if facts.strength == Some(Strength::Strong) {
        word |= reference_bits::STRONG;
    }
    if facts.null_value.is_some() {
        word |= reference_bits::HAS_NULL;
    }
    if facts.targets.is_some() {
        word |= reference_bits::HAS_TARGET_LIST;
    }
    word
}

/// The nodes of this model that a reference of a parameter means.
pub(crate) fn targets(
    model: &DataModel,
    param: usize,
    kind: u16,
    facts: &ReferenceFacts,
) -> Vec<usize> {
    let Some(sym) = facts.targets else {
        return Vec::new();
    };
    let text = model.text(sym);
    let mut found: Vec<usize> = if kind == ENUMERATION {
        resolve(model, param, text.trim_ascii(), facts.scope)
            .into_iter()
            .collect()
    } else {
        let paths = text.split_ascii_whitespace();
        paths
            .filter_map(|path| resolve(model, param, path, facts.scope))
            .collect()
    };
    found.dedup();
    found
}

/// The node that a written path means, seen from a parameter.
pub(crate) fn resolve(
    model: &DataModel,
    param: usize,
    path: &str,
    scope: ReferenceScope,
) -> Option<usize> {
    let holder = model.node(param)?.parent;
    // An absolute path starts with the name of the root object.
    let root = model.node(0)?.children.iter().copied();
    let root = root.filter(|node| model.node(*node).is_some_and(|node| node.kind.is_object()));
    let root: Option<usize> = root.into_iter().next();
    match scope {
        ReferenceScope::Model => {
            return model.relative(root?, path.trim_start_matches('.'));
        }
        ReferenceScope::Object => {
            return model.relative(holder, path.trim_start_matches('.'));
        }
        ReferenceScope::Normal => {}
    }
    if path.starts_with("Device.") {
        return model.relative(0, path);
    }
    if let Some(relative) = path.strip_prefix('.') {
        let root = root?;
        return if relative.is_empty() {
            Some(root)
        } else {
            model.relative(root, relative)
        };
    }
    if is_argument(model, param) {
        // Published files count the levels of arguments with and without the argument list.
        let tries = [
            alloc::format!("#{path}"),
            alloc::format!("#.{path}"),
            path.into(),
            alloc::format!("##.{path}"),
        ];
        return tries.iter().find_map(|path| upward(model, holder, path));
    }
    upward(model, holder, path)
}

fn is_argument(model: &DataModel, param: usize) -> bool {
    model
        .node(param)
        .is_some_and(|node| node.kind != Kind::Param)
}

/// A path that may start with `#`, each one level up from an object.
fn upward(model: &DataModel, holder: usize, path: &str) -> Option<usize> {
    let relative = path.trim_start_matches('#');
    let mut at = holder;
    for _ in 0..path.len().saturating_sub(relative.len()) {
        let parent = model.node(at)?.parent;
        // Never above the root object.
        if parent == 0 {
            break;
        }
        at = parent;
    }
    let relative = relative.trim_start_matches('.');
    if relative.is_empty() {
        return Some(at);
    }
    model.relative(at, relative).or_else(|| {
        // Input and output see each other.
        let command = model.node(at)?.parent;
        let lists = model.node(command)?.children.iter().copied();
        let mut lists = lists.filter(|list| {
            let kind = model.node(*list).map(|node| node.kind);
            matches!(kind, Some(Kind::Input | Kind::Output))
        });
        lists.find_map(|list| model.relative(list, relative))
    })
}
