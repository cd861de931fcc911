//! Sources whose answers come later.

use std::borrow::Cow;
use std::task::Poll;

use usp_datamodel::NodeId;
use usp_datamodel::instances::Instances;
use usp_datamodel::resolve::{
    Answers, DataSource, Everything, Lookup, Need, Place, Purpose, Resolution, Step, Subtree,
};
use usp_path::PathView;

use super::ask::{answer, later};
use super::{shown, store};

fn rounds(store: &Instances<'_>, path: &str) -> (usize, Vec<String>) {
    let path = PathView::parse(path).unwrap();
    let mut answers = Answers::new();
    let mut resolution =
        Resolution::new(store.supported(), &path, Purpose::Get, &Everything).unwrap();
    let mut rounds = 0;
    while resolution.step(&mut answers).unwrap() == Step::Need {
        answer(store, &mut answers);
        rounds += 1;
    }
    (rounds, shown(&resolution))
}

#[test]
fn round_trips_are_bounded_by_the_path_and_not_by_the_instances() {
    let path = "Device.Link.[Lower#*+.Stats.Sent==7].Address.[Prefix==0&&Ip!=\"x\"].Ip";
    let mut store = store();
    let (before, found) = rounds(&store, path);
    assert_eq!(
        found,
        ["Device.Link.1.Address.1.Ip", "Device.Link.1.Address.2.Ip"]
    );
    let mut transaction = store.transaction();
    for number in 10..200 {
        transaction
            .put(&format!("Device.Link.{number}.Lower"), "Device.Port.1")
            .unwrap();
        transaction
            .put(&format!("Device.Link.{number}.Name"), &format!("n{number}"))
            .unwrap();
        transaction
            .put(&format!("Device.Link.{number}.Address.1.Ip"), "y")
            .unwrap();
    }
    transaction.commit().unwrap();
    let (after, found) = rounds(&store, path);
    assert_eq!(found.len(), 192);
    assert!(
        after <= before,
        "{after} rounds for more rows, {before} for few"
    );
    assert!(before <= 9, "{before}");
}

#[test]
fn a_subtree_is_the_same_from_memory_and_later() {
    let store = store();
    let text = |subtree: &Subtree<'_>| -> Vec<String> {
        subtree
            .objects()
            .iter()
            .map(|id| subtree.place(*id).to_string())
            .collect()
    };
    for (path, depth, count) in [
        ("Device.", 0, 21),
        ("Device.", 1, 1),
        ("Device.", 2, 11),
        ("Device.Link.", 1, 3),
        ("Device.Link.", 2, 6),
        ("Device.Link.1.", 1, 1),
        ("Device.Node.1.", 0, 3),
        ("Device.Empty.", 0, 0),
        ("Device.Link.*.Address.*.", 0, 3),
    ] {
        let view = PathView::parse(path).unwrap();
        let mut resolution =
            Resolution::new(store.supported(), &view, Purpose::Get, &Everything).unwrap();
        assert_eq!(resolution.step(&mut &store), Ok(Step::Done));
        let mut memory = Subtree::new(resolution, depth);
        assert_eq!(memory.step(&mut &store), Ok(Step::Done));
        let resolution = later(&store, &view, Purpose::Get, &Everything).unwrap();
        let mut later = Subtree::new(resolution, depth);
        let mut answers = Answers::new();
        let mut rounds = 0;
        while later.step(&mut answers).unwrap() == Step::Need {
            answer(&store, &mut answers);
            rounds += 1;
        }
        assert!(rounds <= 5, "{path}: {rounds} rounds");
        assert_eq!(text(&memory), text(&later), "{path}");
        assert_eq!(
            memory.objects().len(),
            count,
            "{path} {depth}: {:?}",
            text(&memory)
        );
    }
}

#[test]
fn a_need_is_answered_by_its_own_kind_only() {
    let schema = super::schema();
    let device = schema.lookup("Device.").unwrap().node.id();
    let need = Need::Object {
        parent: String::new(),
        object: device,
    };
    let mut answers = Answers::new();
    answers.supply_rows(need.clone(), vec![1]);
    answers.supply_value(need.clone(), None);
    let path = PathView::parse("Device.").unwrap();
    let store = super::empty();
    let mut resolution =
        Resolution::new(store.supported(), &path, Purpose::Get, &Everything).unwrap();
    assert_eq!(resolution.step(&mut answers), Ok(Step::Need));
    assert_eq!(answers.take_needs(), std::slice::from_ref(&need));
    answers.supply_object(need, true);
    assert_eq!(resolution.step(&mut answers), Ok(Step::Done));
}

#[test]
fn an_error_says_whether_only_the_instance_is_missing() {
    let store = store();
    let error = |path: &str| {
        let view = PathView::parse(path).unwrap();
        let resolved = Resolution::new(store.supported(), &view, Purpose::Set, &Everything);
        resolved
            .and_then(|mut resolution| resolution.step(&mut &store))
            .unwrap_err()
    };
    for (path, code, is_missing) in [
        ("Device.Port.77.", 7016, true),
        ("Device.Info.Active#2+.", 7016, true),
        ("Device.Nope.1.", 7026, false),
        ("Device.Info.Active+.Alias+.", 7026, false),
        ("Device.Port.", 7016, false),
    ] {
        let error = error(path);
        assert_eq!(
            (error.code(), error.is_missing()),
            (code, is_missing),
            "{path}"
        );
    }
    let is_search = |path: &str| {
        let view = PathView::parse(path).unwrap();
        let resolution = Resolution::new(store.supported(), &view, Purpose::Get, &Everything);
        resolution.unwrap().is_search()
    };
    assert!(!is_search("Device.Port.1.Alias"));
    assert!(is_search("Device.Port.*.Alias"));
}

/// A store that counts what is asked of it.
struct Counting<'i, 's> {
    store: &'i Instances<'s>,
    values: usize,
    lists: usize,
    searches: usize,
}

impl<'i, 's> Counting<'i, 's> {
    fn new(store: &'i Instances<'s>) -> Self {
        Self {
            store,
            values: 0,
            lists: 0,
            searches: 0,
        }
    }
}

impl DataSource for Counting<'_, '_> {
    fn object(&mut self, parent: Place<'_>, object: NodeId) -> Poll<Option<u64>> {
        DataSource::object(&mut self.store, parent, object)
    }

    fn row(&mut self, parent: Place<'_>, table: NodeId, number: u32) -> Poll<Option<u64>> {
        DataSource::row(&mut self.store, parent, table, number)
    }

    fn rows(
        &mut self,
        parent: Place<'_>,
        table: NodeId,
        row: &mut dyn FnMut(u32, u64),
    ) -> Poll<()> {
        self.lists += 1;
        DataSource::rows(&mut self.store, parent, table, row)
    }

    fn find(
        &mut self,
        parent: Place<'_>,
        table: NodeId,
        values: &[(NodeId, String)],
        row: &mut dyn FnMut(u32, u64),
    ) -> Poll<Lookup> {
        self.searches += 1;
        DataSource::find(&mut self.store, parent, table, values, row)
    }

    fn value(&mut self, object: Place<'_>, param: NodeId) -> Poll<Option<Cow<'_, str>>> {
        self.values += 1;
        DataSource::value(&mut self.store, object, param)
    }
}

#[test]
fn references_in_circles_are_followed_once_a_step() {
    let mut store = store();
    let mut transaction = store.transaction();
    let both = "Device.Link.81,Device.Link.82";
    for link in [81, 82] {
        transaction.reach(&format!("Device.Link.{link}.")).unwrap();
        let name = format!("Device.Link.{link}.Name");
        transaction.put(&name, &format!("l{link}")).unwrap();
    }
    for link in [81, 82] {
        let lower = format!("Device.Link.{link}.Lower");
        transaction.put(&lower, both).unwrap();
    }
    transaction.commit().unwrap();
    let steps = "Lower#*+.".repeat(8);
    for path in [
        format!("Device.Link.[{steps}Name==\"zz\"].Name"),
        format!("Device.Link.81.{steps}Name"),
    ] {
        let view = PathView::parse(&path).unwrap();
        let mut resolution =
            Resolution::new(store.supported(), &view, Purpose::Get, &Everything).unwrap();
        let mut source = Counting::new(&store);
        assert!(matches!(resolution.step(&mut source), Ok(Step::Done)));
        // Two objects at most a step; a step that doubled them would ask for 256 at the end.
        assert!(source.values < 80, "{} values of {path}", source.values);
    }
}

#[test]
fn an_index_is_asked_for_what_rows_must_be_equal_to_and_for_nothing_else() {
    let store = store();
    for (path, searches, lists, found) in [
        // the key of the table: no row is looked at but the one
        (r#"Device.Port.[Alias=="b"].Speed"#, 1, 0, 1),
        (r#"Device.Port.[Alias=="b"&&Speed>5].Speed"#, 1, 0, 1),
        (r#"Device.Port.[Alias=="nobody"].Speed"#, 1, 0, 0),
        // no key
        ("Device.Port.[Enable==true].Speed", 1, 1, 2),
        // no equality
        ("Device.Port.[Speed>5].Speed", 0, 1, 3),
        (r#"Device.Port.[Alias!="b"].Speed"#, 0, 1, 2),
        ("Device.Port.*.Speed", 0, 1, 3),
        ("Device.Port.2.Speed", 0, 0, 1),
    ] {
        let view = PathView::parse(path).unwrap();
        let mut resolution =
            Resolution::new(store.supported(), &view, Purpose::Get, &Everything).unwrap();
        let mut source = Counting::new(&store);
        assert_eq!(resolution.step(&mut source), Ok(Step::Done));
        assert_eq!(
            (source.searches, source.lists, resolution.targets().len()),
            (searches, lists, found),
            "{path}"
        );
    }
}

#[test]
fn a_place_tells_the_numbers_of_a_row_to_come() {
    let store = store();
    let schema = super::schema();
    let node = |path: &str| schema.lookup(path).unwrap().node.id();
    let mount = node("Device.Node.{i}.");
    for (place, table, numbers, mounts) in [
        ("Device.", "Device.Port.{i}.", &[0][..], &[][..]),
        (
            "Device.Link.2.",
            "Device.Link.{i}.Address.{i}.",
            &[2, 0],
            &[],
        ),
        ("Device.Node.1.", "Device.Port.{i}.", &[1, 0], &[mount]),
    ] {
        let view = PathView::parse(place).unwrap();
        let mut resolution =
            Resolution::new(store.supported(), &view, Purpose::Get, &Everything).unwrap();
        assert_eq!(resolution.step(&mut &store), Ok(Step::Done));
        let found = resolution.place(resolution.targets()[0].object());
        let new = found.numbers_of_new_row(node(table));
        assert_eq!((&*new, &**new.mounts()), (numbers, mounts), "{place}");
        assert_eq!(new.object(), node(table));
        assert_eq!(*found.numbers(), numbers[..numbers.len() - 1]);
    }
}
