//! The last steps of a model: states of ancestors, nodes of requirements.

use alloc::format;
use alloc::vec::Vec;

use super::expand::{Draft, Edges};
use super::intern::Sym;
use super::load::Documents;
use super::source::Pos;
use super::{Diagnostic, Severity};

/// Completes a draft: each node gets the worst state of its ancestors.
pub(crate) fn finish(mut draft: Draft, documents: &mut Documents) -> Draft {
    for number in 1..draft.nodes.len() {
        let parent = draft.nodes.get(number).map_or(0, |node| node.parent);
        let above = draft.nodes.get(parent).map(|parent| parent.status);
        if let (Some(node), Some(above)) = (draft.nodes.get_mut(number), above) {
            node.status = node.status.max(above);
        }
    }
    let mut lost = Vec::new();
    // Requirements of one object stand together.
    let mut holder = (Sym::EMPTY, Some(0));
    for profile in &mut draft.profiles {
        for item in &mut profile.items {
            if holder.0 != item.above {
                let path = documents.interner.get(item.above);
                let found = match path {
                    "" => Some(0),
                    // A path without a dot at its end holds nothing.
                    _ => path
                        .ends_with('.')
                        .then(|| find(&draft.edges, documents, 0, path))
                        .flatten(),
                };
                holder = (item.above, found);
            }
            let name = documents.interner.get(item.name);
            item.node = holder.1.and_then(|holder| {
                // Most requirements are of a parameter, whose name is all of the path.
                let leaf = draft.edges.get(&(holder, item.name, false));
                match leaf.filter(|_| !name.contains('.')) {
                    Some(leaf) => Some(*leaf),
                    None => find(&draft.edges, documents, holder, name),
                }
            });
            if item.node.is_none() {
                let path = [documents.interner.get(item.above), name].concat();
                let message = format!("profile requires {path:?}, which does not exist");
                lost.push((item.pos, message));
            }
        }
    }
    for (pos, message) in lost {
        remark(documents, pos, "profile-item", message);
    }
    draft
}

fn remark(documents: &mut Documents, pos: Pos, rule: &'static str, message: alloc::string::String) {
    let place = documents.sources.place(pos);
    documents.diagnostics.push(Diagnostic {
        place,
        severity: Severity::Warning,
        rule,
        message,
    });
}

/// The node that a requirement names, below another node.
fn find(edges: &Edges, documents: &Documents, holder: usize, path: &str) -> Option<usize> {
    let mut at = holder;
    let mut names = path
        .split('.')
        .filter(|name| !matches!(*name, "" | "{i}"))
        .peekable();
    let mut found = None;
    while let Some(name) = names.next() {
        let name = documents.interner.find(name)?;
        let edge = |has_children| edges.get(&(at, name, has_children)).copied();
        let prefers_holder = names.peek().is_some() || path.ends_with('.');
        at = edge(prefers_holder).or_else(|| edge(!prefers_holder))?;
        found = Some(at);
    }
    found
}
