//! Which objects and parameters a path means, over any source of instances and values.
//!
//! A [`Resolution`] takes a path through the supported data model and then, name by name, through
//! the instantiated one. What it needs to know on the way it asks of a [`DataSource`], all that
//! it can ask at one time; a source that has no answer yet says so, and the resolution goes on
//! from there when [`step`](Resolution::step) is called again. There are at most as many such
//! rounds as the path has names, references in expressions included.
//!
//! ```
//! # #[cfg(feature = "tr181")] {
//! use usp_datamodel::Supported;
//! use usp_datamodel::instances::Instances;
//! use usp_datamodel::resolve::{Everything, Purpose, Resolution, Step};
//! use usp_path::PathView;
//!
//! let mut device = Instances::new(Supported::all(usp_datamodel::tr181()));
//! let mut transaction = device.transaction();
//! for (row, name) in [(1, "home"), (2, "guest")] {
//!     transaction.put(&format!("Device.WiFi.SSID.{row}.SSID"), name)?;
//!     transaction.put(&format!("Device.WiFi.SSID.{row}.Name"), name)?;
//!     transaction.put(&format!("Device.WiFi.SSID.{row}.BSSID"), &format!("00:00:5E:00:53:0{row}"))?;
//! }
//! transaction.commit()?;
//!
//! let path = PathView::parse(r#"Device.WiFi.SSID.[SSID=="guest"].Enable"#)?;
//! let mut resolution = Resolution::new(device.supported(), &path, Purpose::Get, &Everything)?;
//! // Memory answers at once; a slow source would have us ask it and step again.
//! assert_eq!(resolution.step(&mut &device)?, Step::Done);
//! let object = resolution.place(resolution.targets()[0].object());
//! assert_eq!(object.to_string(), "Device.WiFi.SSID.2.");
//! # }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Where the specification leaves a choice:
//!
//! | matter | we do |
//! | --- | --- |
//! | a search without a match | no targets, and no error: see [`Resolution::is_search`] |
//! | a number, or a reference, that leads nowhere | 7026 for Get, 7016 for others |
//! | `#*+` | a search; `+` and `#n+` are not |
//! | an object reached twice | one target, where it was found first |
//! | an operator or constant that does not suit the type | 7008, whatever instances there are |
//! | behind a reference | what the target does not have is no match for a search, 7026 else |

mod answers;
mod error;
mod expression;
mod kind;
mod machine;
mod places;
mod source;
mod subtree;
mod view;
mod walker;

pub use self::answers::{Answers, Need};
pub use self::error::{ResolveError, ResolveErrorKind};
pub use self::kind::Purpose;
pub use self::machine::{Resolution, Step, Target};
pub use self::places::{Place, PlaceId, Places};
pub use self::source::{DataSource, Lookup};
pub use self::subtree::Subtree;
pub use self::view::{Everything, Permissions};

use crate::schema::{Node, ObjectNode};

/// The object or table with a name below a node; at a mount point also what is mounted there.
pub(crate) fn below<'s>(node: Node<'s>, name: &str) -> Option<ObjectNode<'s>> {
    let Some(object) = node.as_object() else {
        let mut children = node.children().filter_map(|child| child.as_object());
        return children.find(|child| child.name() == name);
    };
    object.object(name).or_else(|| {
        if !object.is_mount_point() {
            return None;
        }
        let mut roots = node
            .schema()
            .root()
            .children()
            .filter_map(|node| node.as_object());
        let root = roots.find(|root| !root.is_table())?;
        root.object(name).filter(ObjectNode::is_mountable)
    })
}
