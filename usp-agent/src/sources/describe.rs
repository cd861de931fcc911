//! GetSupportedDM over any source: it is asked for the instances that paths name.

use core::cell::{Cell, RefCell};
use core::task::Poll;

use usp_datamodel::resolve::DataSource;
use usp_datamodel::supported::Visibility;
use usp_datamodel::{Mounts, Node, Supported};
use usp_msg::{GetSupportedDm, GetSupportedDmResp};

use super::Reader;
use crate::roles::Access;

/// The answer to a GetSupportedDM request over any source, as [`get_from`](crate::get_from).
///
/// It is that of [`get_supported_dm`](crate::get_supported_dm) over a store with the same content.
pub fn get_supported_dm_from<S: DataSource + ?Sized>(
    request: &GetSupportedDm,
    supported: &Supported<'_>,
    source: &mut S,
    access: &Access,
) -> Poll<GetSupportedDmResp> {
    let view = View {
        access,
        reader: RefCell::new(Reader::new(supported, source, access)),
        waits: Cell::new(false),
    };
    let answer = crate::get_supported_dm::describe(request, supported, &view);
    if view.waits.get() {
        Poll::Pending
    } else {
        Poll::Ready(answer)
    }
}

struct View<'v, S: ?Sized> {
    access: &'v Access,
    reader: RefCell<Reader<'v, S>>,
    waits: Cell<bool>,
}

impl<S: DataSource + ?Sized> Visibility for View<'_, S> {
    fn hides_anything(&self) -> bool {
        !self.access.sees_all_supported()
    }

    fn may_read(&self, node: Node<'_>, mounts: &Mounts) -> bool {
        self.access.sees_supported(node, mounts)
    }

    fn exists(&self, path: &str) -> bool {
        // The other paths are asked for in the same round.
        match self.reader.borrow_mut().exists(path) {
            Ok(Poll::Ready(exists)) => exists,
            Ok(Poll::Pending) => {
                self.waits.set(true);
                true
            }
            Err(_) => false,
        }
    }
}
