//! Permissions as the filter that hides, while a path is resolved.

use usp_datamodel::NodeId;
use usp_datamodel::resolve::{Permissions, Place};

use super::{Access, Rights};

impl Permissions for Access {
    fn reads_param(&self, object: Place<'_>, param: NodeId) -> bool {
        self.on(param, &object.numbers())
            .param
            .contains(Rights::READ)
    }

    fn reads_object(&self, object: Place<'_>) -> bool {
        let granted = self.on(object.node(), &object.numbers());
        granted.obj.contains(Rights::READ)
    }

    fn reads_table(&self, parent: Place<'_>, table: NodeId) -> bool {
        self.on_some_row(table, &parent.numbers())
            .obj
            .contains(Rights::READ)
    }

    fn lists_row(&self, row: Place<'_>) -> bool {
        let granted = self.on(row.node(), &row.numbers());
        granted.instantiated_obj.contains(Rights::READ)
    }

    fn reads_secured(&self) -> bool {
        self.reads_secured
    }
}
