//! A document as a flat list of the elements and attributes that matter.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::attributes::{Attributes, Step};
use super::entities::{Entities, EntityError};
use super::intern::{Interner, Sym};
use super::names::{Key, Tag};
use super::source::{Pos, Sources};
use super::{Diagnostic, Limits, LoadError, Severity};

/// An element; its descendants follow it in the list.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Element {
    pub(crate) tag: Tag,
    first_attribute: u32,
    attributes: u16,
    /// The number of the first element that is no descendant.
    end: u32,
    pub(crate) offset: u32,
}

/// The number of an element in its tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct ElementId(pub(crate) u32);

/// DM and DT documents differ in what their elements mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DocumentKind {
    DataModel,
    DeviceType,
}

/// The elements of one document.
#[derive(Debug)]
pub(crate) struct Tree {
    pub(crate) kind: DocumentKind,
    elements: Vec<Element>,
    attributes: Vec<(Key, Sym)>,
}

impl Tree {
    pub(crate) const ROOT: ElementId = ElementId(0);

    pub(crate) fn element(&self, id: ElementId) -> Element {
        let element = self.elements.get(crate::packed::format::index(id.0));
        element.copied().unwrap_or(Element {
            tag: Tag::Document,
            first_attribute: 0,
            attributes: 0,
            end: 0,
            offset: 0,
        })
    }

    pub(crate) fn tag(&self, id: ElementId) -> Tag {
        self.element(id).tag
    }

    pub(crate) fn children(&self, id: ElementId) -> impl Iterator<Item = ElementId> + use<'_> {
        let end = self.element(id).end;
        let mut next = id.0.saturating_add(1);
        core::iter::from_fn(move || {
            if next >= end {
                return None;
            }
            let child = ElementId(next);
            next = self.element(child).end.max(next.saturating_add(1));
            Some(child)
        })
    }

    /// The child behind another one, or the first one.
    pub(crate) fn child_after(&self, id: ElementId, last: Option<ElementId>) -> Option<ElementId> {
        let next = match last {
            Some(last) => self.element(last).end.max(last.0.saturating_add(1)),
            None => id.0.saturating_add(1),
        };
        (next < self.element(id).end).then_some(ElementId(next))
    }

    pub(crate) fn children_with(
        &self,
        id: ElementId,
        tag: Tag,
    ) -> impl Iterator<Item = ElementId> + use<'_> {
        self.children(id)
            .filter(move |child| self.tag(*child) == tag)
    }

    pub(crate) fn child(&self, id: ElementId, tag: Tag) -> Option<ElementId> {
        self.children_with(id, tag).next()
    }

    pub(crate) fn attributes(&self, id: ElementId) -> &[(Key, Sym)] {
        let element = self.element(id);
        let start = crate::packed::format::index(element.first_attribute);
        let end = start.saturating_add(usize::from(element.attributes));
        self.attributes.get(start..end).unwrap_or_default()
    }

    pub(crate) fn attribute(&self, id: ElementId, key: Key) -> Option<Sym> {
        let attributes = self.attributes(id);
        let found = attributes.iter().find(|(found, _)| *found == key);
        found.map(|(_, value)| *value)
    }

    /// Whether one of some elements stands anywhere inside of another.
    pub(crate) fn has_descendant(&self, id: ElementId, tags: &[Tag]) -> bool {
        let inside = (id.0..self.element(id).end).skip(1);
        inside
            .map(ElementId)
            .any(|child| tags.contains(&self.tag(child)))
    }

    /// All that a subtree says, without its places: equal for equal subtrees of one load.
    pub(crate) fn signature(&self, id: ElementId, out: &mut Vec<u32>) {
        let end = self.element(id).end;
        for number in id.0..end {
            let element = ElementId(number);
            let Element { tag, end, .. } = self.element(element);
            out.push(u32::from(tag_number(tag)));
            out.push(end.saturating_sub(number));
            for (key, value) in self.attributes(element) {
                out.push(u32::from(key_number(*key)) | 0x8000_0000);
                out.push(value.0);
            }
        }
    }
}

#[expect(
    clippy::as_conversions,
    reason = "the number of a variant of an enum of u8"
)]
const fn tag_number(tag: Tag) -> u8 {
    tag as u8
}

#[expect(
    clippy::as_conversions,
    reason = "the number of a variant of an enum of u8"
)]
const fn key_number(key: Key) -> u8 {
    key as u8
}

/// What the parser of a document shares with the whole load.
pub(crate) struct Context<'a> {
    pub(crate) interner: &'a mut Interner,
    pub(crate) sources: &'a Sources,
    pub(crate) limits: &'a Limits,
    pub(crate) diagnostics: &'a mut Vec<Diagnostic>,
    /// Bytes that entities may still give.
    pub(crate) entity_budget: &'a mut usize,
}

/// Length of the text before the next tag, which the loader does not read.
///
/// Text with something that is no reference is left to the reader, which says so.
fn text_length(text: &[u8]) -> usize {
    let mut length = 0_usize;
    loop {
        let rest = text.get(length..).unwrap_or_default();
        let Some(found) = memchr::memchr2(b'<', b'&', rest) else {
            return length;
        };
        length = length.saturating_add(found);
        let rest = rest.get(found..).unwrap_or_default();
        let end = match rest {
            [b'&', name @ ..] => memchr::memchr3(b';', b'&', b'<', name),
            _ => return length,
        };
        match end.map(|end| (end, rest.get(end.saturating_add(1)))) {
            Some((end, Some(b';'))) => length = length.saturating_add(end).saturating_add(2),
            _ => return length,
        }
    }
}

/// Whether a byte of an attribute stands for itself.
const fn is_plain(byte: &u8) -> bool {
    !matches!(byte, b'&' | b'\t' | b'\n' | b'\r')
}

const NAMESPACE: &str = "urn:broadband-forum-org:";

struct Parser<'a, 'c> {
    context: &'a mut Context<'c>,
    text: &'a str,
    file: u16,
    tree: Tree,
    /// Names of the open elements, those that are skipped too.
    names: Vec<&'a [u8]>,
    /// Numbers of the open elements that are not skipped.
    open: Vec<u32>,
    entities: Entities,
    scratch: String,
    /// The last value of each attribute that was one as it is written.
    last: [Sym; 64],
    done: bool,
}

/// Parses one document.
pub(crate) fn parse(text: &str, file: u16, context: &mut Context<'_>) -> Result<Tree, LoadError> {
    let mut parser = Parser {
        context,
        text,
        file,
        tree: Tree {
            kind: DocumentKind::DataModel,
            // Published documents have an element in 140 bytes, and an attribute in 80.
            elements: Vec::with_capacity(text.len() / 128),
            attributes: Vec::with_capacity(text.len() / 64),
        },
        names: Vec::new(),
        open: Vec::new(),
        entities: Entities::default(),
        scratch: String::new(),
        last: [Sym::EMPTY; 64],
        done: false,
    };
    parser.run()?;
    Ok(parser.tree)
}

/// A tag that has nothing unusual before its attributes.
enum Tagged<'a> {
    /// The name; what stands between it and the end of the tag comes next.
    Start(&'a [u8]),
    /// The name, and the length of the whole tag.
    End(&'a [u8], usize),
}

/// The tag at the beginning of a text; what is no plain tag is for the reader of XML.
fn tag(text: &[u8]) -> Option<Tagged<'_>> {
    match text {
        [b'<', b'/', name @ ..] => {
            let length = memchr::memchr(b'>', name)?;
            let name = name.get(..length)?;
            Some(Tagged::End(name.trim_ascii_end(), length.checked_add(3)?))
        }
        [b'<', rest @ ..] => {
            let is_end = |byte: &u8| matches!(byte, b' ' | b'>' | b'/' | b'\t' | b'\n' | b'\r' | b'!'..=b'\'' | b'<'..=b'?');
            let length = rest.iter().position(is_end)?;
            let is_name = matches!(
                rest.get(length),
                Some(b' ' | b'>' | b'/' | b'\t' | b'\n' | b'\r')
            );
            (length > 0 && is_name).then_some(Tagged::Start(rest.get(..length)?))
        }
        _ => None,
    }
}

impl<'a> Parser<'a, '_> {
    fn run(&mut self) -> Result<(), LoadError> {
        let text = self.text.as_bytes();
        let mut at = 0_usize;
        loop {
            if self.done {
                at = at.saturating_add(text_length(text.get(at..).unwrap_or_default()));
            }
            let rest = text.get(at..).unwrap_or_default();
            let length = match tag(rest) {
                _ if rest.is_empty() => break,
                Some(Tagged::End(name, length)) if self.names.last() == Some(&name) => {
                    self.end();
                    length
                }
                Some(Tagged::End(name, _)) => return Err(self.wrong_end(at, name)),
                Some(Tagged::Start(name)) if !self.names.is_empty() => self.start(at, name)?,
                _ => self.unusual(at)?,
            };
            at = at.saturating_add(length);
        }
        if !self.names.is_empty() {
            return Err(self.xml(at, "element without an end".into()));
        }
        if !self.done {
            return Err(self.xml(0, "no element in the file".into()));
        }
        Ok(())
    }

    fn wrong_end(&self, at: usize, found: &[u8]) -> LoadError {
        let found = String::from_utf8_lossy(found);
        let reason = match self.names.last() {
            Some(open) => {
                let open = String::from_utf8_lossy(open);
                format!("expected the end of {open:?}, found that of {found:?}")
            }
            None => format!("end of {found:?} without a start"),
        };
        self.xml(at, reason)
    }

    /// What is no plain tag of an element inside of the root, as the reader of XML sees it.
    ///
    /// Returns its length.
    fn unusual(&mut self, at: usize) -> Result<usize, LoadError> {
        let mut reader = Reader::from_str(self.text.get(at..).unwrap_or_default());
        let event = reader.read_event();
        let event = event.map_err(|error| {
            let offset = usize::try_from(reader.error_position()).unwrap_or(usize::MAX);
            self.xml(at.saturating_add(offset), error.to_string())
        })?;
        let length = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
        match event {
            Event::Start(start) | Event::Empty(start) if self.names.is_empty() => {
                self.root(&start, at)?;
                // The name stands behind the sign that opens the tag.
                let from = at.saturating_add(1);
                let to = from.saturating_add(start.name().as_ref().len());
                let name = self.text.as_bytes().get(from..to);
                self.names.push(name.unwrap_or_default());
                let tag = self.text.as_bytes().get(at..at.saturating_add(length));
                if tag.is_some_and(|tag| tag.ends_with(b"/>")) {
                    self.end();
                }
            }
            Event::DocType(doctype) => {
                let text = core::str::from_utf8(&doctype).unwrap_or_default();
                let entities = Entities::parse(text);
                self.entities = entities.map_err(|reason| self.xml(at, reason))?;
            }
            Event::Start(_) | Event::Empty(_) | Event::End(_) => {
                return Err(self.xml(at, "expected the name of an element".into()));
            }
            Event::Text(_)
            | Event::CData(_)
            | Event::Comment(_)
            | Event::Decl(_)
            | Event::PI(_)
            | Event::GeneralRef(_)
            | Event::Eof => {}
        }
        // Whatever it was, the next step starts behind it.
        Ok(length.max(1))
    }

    fn pos(&self, offset: usize) -> Pos {
        Pos {
            file: self.file,
            offset: u32::try_from(offset).unwrap_or(u32::MAX),
        }
    }

    fn xml(&self, offset: usize, reason: String) -> LoadError {
        LoadError::Xml {
            place: self.context.sources.place(self.pos(offset)),
            reason,
        }
    }

    fn limit(&self, offset: usize, what: &'static str, max: usize) -> LoadError {
        LoadError::Limit {
            place: self.context.sources.place(self.pos(offset)),
            what,
            max,
        }
    }

    /// The start of an element inside of the root. Returns the length of the tag.
    fn start(&mut self, offset: usize, name: &'a [u8]) -> Result<usize, LoadError> {
        if self.names.len() >= self.context.limits.depth {
            return Err(self.limit(offset, "levels of elements", self.context.limits.depth));
        }
        let is_skipped = self.names.len() != self.open.len();
        let tag = if is_skipped {
            None
        } else {
            Tag::from_name(name)
        };
        // Elements of other namespaces have a prefix; they are none of our business.
        if tag.is_none() && !is_skipped && !name.contains(&b':') {
            let name = String::from_utf8_lossy(name);
            let message = format!("unknown element {name:?}");
            self.remark(offset, "unknown-element", message);
        }
        self.names.push(name);
        let tag = tag.filter(|tag| !tag.is_prose());
        let length = match tag {
            Some(tag) => {
                let from = offset.saturating_add(1).saturating_add(name.len());
                let raw = self.text.as_bytes().get(from..).unwrap_or_default();
                let left = self.element(tag, Attributes::new(raw), offset)?;
                self.text.len().saturating_sub(offset).saturating_sub(left)
            }
            None => self.skipped_tag(offset)?,
        };
        let end = offset.saturating_add(length);
        let is_empty = end
            .checked_sub(2)
            .and_then(|slash| self.text.as_bytes().get(slash))
            .is_some_and(|byte| *byte == b'/');
        if is_empty {
            self.end();
        }
        Ok(length)
    }

    /// The length of a tag of which nothing is read.
    fn skipped_tag(&self, offset: usize) -> Result<usize, LoadError> {
        let tag = self.text.as_bytes().get(offset..).unwrap_or_default();
        let mut at = 0_usize;
        loop {
            let rest = tag.get(at..).unwrap_or_default();
            let found = memchr::memchr3(b'>', b'"', b'\'', rest);
            let found = found.and_then(|found| {
                let sign = rest.get(found)?;
                let behind = found.checked_add(1)?;
                if *sign == b'>' {
                    return Some((behind, true));
                }
                let closing = memchr::memchr(*sign, rest.get(behind..)?)?;
                Some((behind.checked_add(closing)?.checked_add(1)?, false))
            });
            let Some((length, is_end)) = found else {
                return Err(self.xml(offset, "tag without an end".into()));
            };
            at = at.saturating_add(length);
            if is_end {
                return Ok(at);
            }
        }
    }

    fn root(&mut self, start: &BytesStart<'_>, offset: usize) -> Result<(), LoadError> {
        if self.done {
            return Err(self.xml(offset, "second root element".into()));
        }
        self.done = true;
        let name = start.name();
        let (local, prefix) = name.decompose();
        let declaration = match &prefix {
            Some(prefix) => [b"xmlns:", prefix.as_ref()].concat(),
            None => b"xmlns".to_vec(),
        };
        let namespace = start.try_get_attribute(&declaration);
        let namespace = namespace.ok().flatten().map(|attribute| attribute.value);
        let namespace = namespace.as_deref().unwrap_or_default();
        if local.as_ref() != b"document" || !namespace.starts_with(NAMESPACE.as_bytes()) {
            return Err(LoadError::NotADocument {
                place: self.context.sources.place(self.pos(offset)),
                found: String::from_utf8_lossy(name.as_ref()).into_owned(),
            });
        }
        // The number behind the name of the schema grows with TR-106; any is taken.
        if String::from_utf8_lossy(namespace).contains(":devicetype-") {
            self.tree.kind = DocumentKind::DeviceType;
        }
        if self.context.limits.depth == 0 {
            return Err(self.limit(offset, "levels of elements", 0));
        }
        let behind_name = offset.saturating_add(1).saturating_add(name.as_ref().len());
        let raw = self.text.as_bytes().get(behind_name..).unwrap_or_default();
        self.element(Tag::Document, Attributes::new(raw), offset)?;
        Ok(())
    }

    /// An element by its tag. Returns how much of the text is left behind the tag.
    fn element(
        &mut self,
        tag: Tag,
        mut plain: Attributes<'_>,
        offset: usize,
    ) -> Result<usize, LoadError> {
        let number = u32::try_from(self.tree.elements.len()).unwrap_or(u32::MAX);
        let first_attribute = u32::try_from(self.tree.attributes.len()).unwrap_or(u32::MAX);
        let mut seen = 0_u64;
        let mut count = 0_u16;
        let mut add = |parser: &mut Self, name: &[u8], value: &[u8]| {
            let Some(key) = parser.key(name, tag, offset) else {
                return Ok(());
            };
            let bit = 1_u64.checked_shl(u32::from(key_number(key))).unwrap_or(0);
            if seen & bit != 0 {
                return Err(parser.xml(offset, format!("attribute {:?} twice", key.name())));
            }
            seen |= bit;
            // Words such as `readOnly` and versions come again and again.
            let number = usize::from(key_number(key));
            let last = parser.last.get(number).copied().unwrap_or_default();
            let value = if parser.context.interner.is(last, value) {
                last
            } else if value.iter().all(is_plain) {
                let value = parser.context.interner.intern_bytes(value);
                if let Some(last) = parser.last.get_mut(number) {
                    *last = value;
                }
                value
            } else {
                parser.expanded(value, offset)?
            };
            parser.tree.attributes.push((key, value));
            count = count.saturating_add(1);
            Ok(())
        };
        let mut taken = 0_usize;
        let left = loop {
            match plain.next() {
                Step::Attribute(name, value) => add(self, name, value)?,
                Step::End(left) => break left,
                Step::Unusual => {
                    let text = self.text.get(offset..).unwrap_or_default();
                    let mut reader = Reader::from_str(text);
                    let event = reader.read_event();
                    let event = event.map_err(|error| self.xml(offset, error.to_string()))?;
                    let (Event::Start(start) | Event::Empty(start)) = event else {
                        return Err(self.xml(offset, "expected the tag of an element".into()));
                    };
                    for attribute in start.attributes().with_checks(false).skip(taken) {
                        let attribute =
                            attribute.map_err(|error| self.xml(offset, error.to_string()))?;
                        add(self, attribute.key.as_ref(), &attribute.value)?;
                    }
                    let length = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
                    break text.len().saturating_sub(length);
                }
            }
            taken = taken.saturating_add(1);
        };
        self.tree.elements.push(Element {
            tag,
            first_attribute,
            attributes: count,
            end: number.saturating_add(1),
            offset: u32::try_from(offset).unwrap_or(u32::MAX),
        });
        self.open.push(number);
        Ok(left)
    }

    fn key(&mut self, name: &[u8], tag: Tag, offset: usize) -> Option<Key> {
        if let Some(at) = name.iter().position(|byte| *byte == b':') {
            // `dmr:version` says what older files leave out.
            let is_version = name.get(at..) == Some(b":version") && name != b"xml:version";
            return is_version.then_some(Key::ReportVersion);
        }
        let key = Key::from_name(name);
        if key.is_none() && name != b"xmlns" && tag != Tag::Document {
            let name = String::from_utf8_lossy(name).into_owned();
            let message = format!("unknown attribute {name:?} of {:?}", tag.name());
            self.remark(offset, "unknown-attribute", message);
        }
        key
    }

    /// The value of an attribute with references or white space.
    fn expanded(&mut self, raw: &[u8], offset: usize) -> Result<Sym, LoadError> {
        let text = String::from_utf8_lossy(raw);
        let mut value = core::mem::take(&mut self.scratch);
        value.clear();
        let limit = self.context.limits.entity_bytes;
        let budget = &mut *self.context.entity_budget;
        let outcome = self.entities.expand(&text, &mut value, budget);
        outcome.map_err(|error| match error {
            EntityError::Unknown(name) => self.xml(offset, format!("unknown entity {name:?}")),
            EntityError::TooDeep => self.xml(offset, "entities nest too deep".into()),
            EntityError::TooLong => self.limit(offset, "bytes of expanded attributes", limit),
            EntityError::BadReference => self.xml(offset, "bad reference to a character".into()),
        })?;
        let sym = self.context.interner.intern(&value);
        self.scratch = value;
        Ok(sym)
    }

    fn remark(&mut self, offset: usize, rule: &'static str, message: String) {
        let place = self.context.sources.place(self.pos(offset));
        self.context.diagnostics.push(Diagnostic {
            place,
            severity: Severity::Warning,
            rule,
            message,
        });
    }

    fn end(&mut self) {
        let is_skipped = self.names.len() != self.open.len();
        self.names.pop();
        if is_skipped {
            return;
        }
        let end = u32::try_from(self.tree.elements.len()).unwrap_or(u32::MAX);
        let Some(number) = self.open.pop() else {
            return;
        };
        let place = crate::packed::format::index(number);
        if let Some(element) = self.tree.elements.get_mut(place) {
            element.end = end;
        }
    }
}
