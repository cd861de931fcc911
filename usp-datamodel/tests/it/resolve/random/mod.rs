//! Resolution on random models, beside an interpreter that knows them as text alone.
//!
//! Everything is thrown with dice from bytes: a model with tables in tables, unique keys, references,
//! unions, optional objects and mount points; what exists in it; a path; who may not see what.

mod model;
mod path;
mod rules;
mod store;
mod world;

use std::collections::BTreeSet;

use usp_datamodel::resolve::{Permissions, Place, Purpose};
use usp_datamodel::xml::{Loader, NoFiles};
use usp_datamodel::{NodeId, Schema};
use usp_path::PathView;

use self::model::xml;
use self::path::{Seg, path};
use self::store::all_or_nothing;
use self::world::World;
use super::ask::{later, resolve, shown};

struct Dice<'b> {
    bytes: &'b [u8],
}

impl Dice<'_> {
    /// A number below `sides`.
    fn roll(&mut self, sides: usize) -> usize {
        let Some((first, rest)) = self.bytes.split_first() else {
            return 0;
        };
        self.bytes = rest;
        usize::from(*first) % sides
    }

    fn pick<'i, T>(&mut self, items: &'i [T]) -> Option<&'i T> {
        (!items.is_empty()).then(|| &items[self.roll(items.len())])
    }
}

pub(crate) const PURPOSES: [Purpose; 7] = [
    Purpose::Get,
    Purpose::GetInstances,
    Purpose::GetSupportedDm,
    Purpose::Set,
    Purpose::Add,
    Purpose::Delete,
    Purpose::Operate,
];

struct Eyes<'w, 's> {
    hidden: &'w BTreeSet<String>,
    schema: Schema<'s>,
}

impl Permissions for Eyes<'_, '_> {
    fn reads_param(&self, object: Place<'_>, param: NodeId) -> bool {
        let name = self.schema.node(param).unwrap().name();
        !self.hidden.contains(&format!("{object}{name}"))
    }

    fn reads_object(&self, object: Place<'_>) -> bool {
        !self.hidden.contains(&object.to_string())
    }

    fn reads_table(&self, parent: Place<'_>, table: NodeId) -> bool {
        let name = self.schema.node(table).unwrap().name();
        !self.hidden.contains(&format!("{parent}{name}."))
    }

    fn lists_row(&self, row: Place<'_>) -> bool {
        !self.hidden.contains(&row.to_string())
    }

    fn reads_secured(&self) -> bool {
        true
    }
}

/// Resolves some paths in a world, and changes it; how many of the paths led somewhere.
pub(crate) fn agree(bytes: &[u8]) -> usize {
    let dice = &mut Dice { bytes };
    let mut world = World::new(dice);
    let loaded = Loader::new()
        .load("random.xml", xml(&world.top).as_bytes(), &mut NoFiles)
        .unwrap();
    let image = loaded.into_model().unwrap().compile().unwrap();
    let schema = Schema::from_bytes(&image).unwrap();
    let mut store = world.store(schema);
    let mut led = 0;
    for _ in 0..32 {
        world.hide(dice);
        let segs = path(dice, &world);
        let ends_in_name = segs
            .last()
            .is_some_and(|last| matches!(last, Seg::Param(_) | Seg::Command | Seg::Event));
        let text: Vec<String> = segs.iter().map(Seg::text).collect();
        let text = text.join(".") + if ends_in_name { "" } else { "." };
        let purpose = PURPOSES[dice.roll(2 * PURPOSES.len()) % 11 % PURPOSES.len()];
        let Ok(view) = PathView::parse(&text) else {
            continue;
        };
        let eyes = Eyes {
            hidden: &world.hidden,
            schema,
        };
        let found = resolve(store.supported(), &mut &store, &text, purpose, &eyes);
        let expected = world.resolve(&segs, purpose);
        assert_eq!(
            found,
            expected,
            "{purpose:?} {text}\nhidden {:?}\n{}",
            world.hidden,
            store.export()
        );
        led += usize::from(expected.is_ok_and(|found| !found.is_empty()));
        let later = later(&store, &view, purpose, &eyes);
        let later = later
            .map(|found| shown(&found))
            .map_err(|error| error.code());
        assert_eq!(later, found, "{purpose:?} {text}");
    }
    all_or_nothing(dice, &mut store);
    led
}
