//! The check of an image: checksum, text, and a tree that can be walked in both directions.

use super::format::{
    CHECKED_FROM, CHECKSUM_AT, EDGE_BYTES, FORMAT, HEADER_BYTES, INNER_BYTES, LENGTH_AT, MAGIC,
    META_BYTES, NODE_BYTES, PATH_BYTES, Section, bits, index, section, u16_at, u32_at,
};
use super::hash::checksum;
use super::index::Index;

/// The reason why bytes are no image of a schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ImageError {
    /// The bytes do not begin as an image does.
    #[error("expected the image of a schema, found other bytes")]
    NotAnImage,
    /// The image has another layout.
    #[error("expected image format {expected}, found {found}")]
    Format {
        /// The format that this version of the crate reads.
        expected: u16,
        /// The format of the image.
        found: u16,
    },
    /// The image is shorter or longer than it says.
    #[error("expected {expected} bytes of image, found {found}")]
    Length {
        /// The length that the header names.
        expected: usize,
        /// The length of the bytes.
        found: usize,
    },
    /// The checksum is wrong: the image was damaged.
    #[error("checksum of the image does not match its content")]
    Checksum,
    /// The text is not UTF-8.
    #[error("text of the image is not UTF-8 at offset {offset}")]
    Text {
        /// Offset in the text section, in bytes.
        offset: usize,
    },
    /// The nodes do not form a tree, or a part has an impossible size.
    #[error("nodes of the image do not form a tree, at node {node}")]
    Structure {
        /// The number of the first node that does not fit.
        node: usize,
    },
}

/// Checks the bytes and returns their text section.
pub(crate) fn check(image: &[u8]) -> Result<&str, ImageError> {
    if image.get(..MAGIC.len()) != Some(MAGIC.as_slice()) {
        return Err(ImageError::NotAnImage);
    }
    let found = u16_at(image, MAGIC.len()).ok_or(ImageError::NotAnImage)?;
    if found != FORMAT {
        return Err(ImageError::Format {
            expected: FORMAT,
            found,
        });
    }
    let expected = index(u32_at(image, LENGTH_AT).ok_or(ImageError::NotAnImage)?);
    if expected != image.len() || expected < HEADER_BYTES {
        return Err(ImageError::Length {
            expected,
            found: image.len(),
        });
    }
    let stored = image
        .get(CHECKSUM_AT..CHECKED_FROM)
        .and_then(|bytes| bytes.try_into().ok())
        .map(u64::from_le_bytes);
    if stored != image.get(CHECKED_FROM..).map(checksum) {
        return Err(ImageError::Checksum);
    }
    let text =
        core::str::from_utf8(section(image, Section::Text)).map_err(|error| ImageError::Text {
            offset: error.valid_up_to(),
        })?;
    check_tree(image)?;
    Ok(text)
}

/// The nodes are breadth-first: the children of the inner nodes, in order, are all nodes but the
/// root, in order. That makes every walk up and every walk down end.
fn check_tree(image: &[u8]) -> Result<(), ImageError> {
    let fault = |node: usize| ImageError::Structure { node };
    let nodes = section(image, Section::Nodes);
    let inner = section(image, Section::Inner);
    let count = nodes.len() / NODE_BYTES;
    let whole = nodes.len() % NODE_BYTES == 0
        && inner.len() % INNER_BYTES == 0
        && count > 0
        && count <= usize::from(u16::MAX)
        && section(image, Section::Meta).len() == META_BYTES;
    let tables = Index::<EDGE_BYTES>::is_sound(section(image, Section::Edges))
        && Index::<PATH_BYTES>::is_sound(section(image, Section::Paths));
    if !whole || !tables {
        return Err(fault(0));
    }
    let mut inner_records = inner.chunks_exact(INNER_BYTES);
    let mut next_inner = 0_u16;
    let mut records = nodes.chunks_exact(NODE_BYTES);
    // The nodes run ahead of the parents whose children they are.
    let mut children = nodes.chunks_exact(NODE_BYTES);
    let mut next_child = 1_u16;
    children.next();
    for number in 0_u16.. {
        let Some(node) = records.next() else { break };
        let place = usize::from(number);
        let kind = u16_at(node, 8).map_or(0, |bits| bits & bits::KIND);
        if !is_inner(kind) {
            continue;
        }
        if u16_at(node, 6) != Some(next_inner) {
            return Err(fault(place));
        }
        next_inner = next_inner.wrapping_add(1);
        let record = inner_records.next().ok_or_else(|| fault(place))?;
        let child_count = u16_at(record, 2).unwrap_or(0);
        if child_count == 0 {
            continue;
        }
        if u16_at(record, 0) != Some(next_child) || next_child <= number {
            return Err(fault(place));
        }
        for _ in 0..child_count {
            let child = children.next().ok_or_else(|| fault(place))?;
            if u16_at(child, 4) != Some(number) {
                return Err(fault(usize::from(next_child)));
            }
            next_child = next_child.checked_add(1).ok_or_else(|| fault(place))?;
        }
    }
    if children.next().is_some() || inner_records.next().is_some() {
        return Err(fault(usize::from(next_child)));
    }
    Ok(())
}

/// Whether a kind of node has an inner record: see `Kind`.
pub(crate) const fn is_inner(kind: u16) -> bool {
    kind < 8
}

#[cfg(feature = "xml")]
#[cfg(test)]
mod tests {
    use super::*;
    use crate::packed::hash::TAIL_BYTES;
    use crate::xml::{Loader, NoFiles};
    use alloc::string::{String, ToString};
    use alloc::vec::Vec;
    use expect_test::expect;

    fn image() -> Vec<u8> {
        let text = "<dm:document xmlns:dm=\"urn:broadband-forum-org:cwmp:datamodel-1-15\">\
            <model name=\"Device:1.0\"><object name=\"Device.\"><parameter name=\"A\"/>\
            <parameter name=\"B\"/></object></model></dm:document>";
        let loaded = Loader::new().load("t.xml", text.as_bytes(), &mut NoFiles);
        loaded.unwrap().into_model().unwrap().compile().unwrap()
    }

    /// The error of an image with changed bytes, and the checksum that belongs to them.
    fn error(change: impl FnOnce(&mut Vec<u8>)) -> ImageError {
        let mut image = image();
        change(&mut image);
        if let Some(sum) = image.get(CHECKED_FROM..).map(checksum) {
            image[CHECKSUM_AT..CHECKED_FROM].copy_from_slice(&sum.to_le_bytes());
        }
        check(&image).unwrap_err()
    }

    fn start(image: &[u8], section: Section) -> usize {
        index(u32_at(image, section.header_at()).unwrap())
    }

    #[test]
    fn each_error_comes_of_bytes_and_says_what_is_wrong() {
        assert!(check(&image()).is_ok());
        let other = error(|image| image[0] = b'U');
        let format = error(|image| image[MAGIC.len()] = 0xfe);
        let length = error(|image| image.truncate(image.len() - 1));
        let text = error(|image| {
            let at = start(image, Section::Text) + TAIL_BYTES + 1;
            image[at] = 0xff;
        });
        assert_eq!(text, ImageError::Text { offset: 25 });
        let parent = error(|image| {
            let at = start(image, Section::Nodes) + 2 * NODE_BYTES + 4;
            image[at] = 3;
        });
        assert_eq!(parent, ImageError::Structure { node: 2 });
        let size = error(|image| image[Section::Nodes.header_at() + 4] ^= 1);
        let mut damaged = image();
        damaged[CHECKSUM_AT] ^= 1;
        let sum = check(&damaged).unwrap_err();
        let errors = [other, format, length, text, parent, size, sum];
        let texts: Vec<String> = errors.iter().map(ToString::to_string).collect();
        expect![[r#"
            expected the image of a schema, found other bytes
            expected image format 3, found 254
            expected 420 bytes of image, found 419
            text of the image is not UTF-8 at offset 25
            nodes of the image do not form a tree, at node 2
            nodes of the image do not form a tree, at node 0
            checksum of the image does not match its content"#]]
        .assert_eq(&texts.join("\n"));
    }
}
