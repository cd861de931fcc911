//! Who asks.

use usp_datamodel::instances::Object;

use crate::roles::Access;

/// The sender of a request, as the Agent knows it.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Requester<'a> {
    /// What its roles grant.
    pub access: &'a Access,
    /// Its row in `Device.LocalAgent.Controller.`; none for a Controller that has none.
    pub controller: Option<Object>,
}

impl<'a> Requester<'a> {
    /// One with these rights, without a row in the Controller table.
    #[must_use]
    pub const fn new(access: &'a Access) -> Self {
        Self {
            access,
            controller: None,
        }
    }

    /// The same with its row in the Controller table.
    #[must_use]
    pub const fn with_controller(mut self, row: Object) -> Self {
        self.controller = Some(row);
        self
    }
}
