//! The last steps of a model: states of ancestors, nodes of requirements.

use alloc::format;
use alloc::sync::Arc;
use alloc::vec::Vec;

use super::expand::Draft;
use super::load::Documents;
use super::model::{ModelNode, Syntax};
use super::source::Pos;
use super::{Diagnostic, Severity};
use crate::schema::Kind;

/// Completes a draft: each node gets the worst state of its ancestors.
pub(crate) fn finish(
    mut draft: Draft,
    _syntaxes: &Arc<Vec<Syntax>>,
    documents: &mut Documents,
) -> Draft {
    for number in 1..draft.nodes.len() {
        let parent = draft.nodes.get(number).map_or(0, |node| node.parent);
        let above = draft.nodes.get(parent).map(|parent| parent.status);
        if let (Some(node), Some(above)) = (draft.nodes.get_mut(number), above) {
            node.status = node.status.max(above);
        }
    }
    let finder = Finder(&draft.nodes);
    let mut lost = Vec::new();
    for profile in &mut draft.profiles {
        for item in &mut profile.items {
            let path = documents.interner.get(item.path);
            item.node = finder.find(documents, path);
            if item.node.is_none() {
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

struct Finder<'n>(&'n [ModelNode]);

impl Finder<'_> {
    fn find(&self, documents: &Documents, path: &str) -> Option<usize> {
        let mut at = 0;
        for name in path.split('.').filter(|name| !matches!(*name, "" | "{i}")) {
            let name = documents.interner.find(name)?;
            let node = self.0.get(at)?;
            let mut children = node.children.iter().copied();
            at = children.find(|child| self.0.get(*child).is_some_and(|n| n.name == name))?;
        }
        let kind = self.0.get(at)?.kind;
        (kind != Kind::Root).then_some(at)
    }
}
