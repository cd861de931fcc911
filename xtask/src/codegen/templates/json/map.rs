
/// A map of texts, as an object. Of a repeated key only the last pair is written; none may be repeated on input.
pub(crate) struct Map;

impl Kind<Vec<MapEntry>> for Map {
    fn is_default(value: &Vec<MapEntry>) -> bool {
        value.is_empty()
    }

    fn serialize<S: Serializer>(value: &Vec<MapEntry>, serializer: S) -> Result<S::Ok, S::Error> {
        let last: BTreeMap<&str, usize> = value
            .iter()
            .enumerate()
            .map(|(place, entry)| (entry.key.as_str(), place))
            .collect();
        let counts = |place, entry: &MapEntry| last.get(entry.key.as_str()) == Some(&place);
        serializer.collect_map(
            value
                .iter()
                .enumerate()
                .filter(|(place, entry)| counts(*place, entry))
                .map(|(_, entry)| (&entry.key, &entry.value)),
        )
    }

    fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<MapEntry>, D::Error> {
        struct Entries;

        impl<'de> Visitor<'de> for Entries {
            type Value = Vec<MapEntry>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object of texts")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Vec<MapEntry>, A::Error> {
                let mut entries = Vec::new();
                let mut keys = BTreeSet::new();
                while let Some((key, value)) = map.next_entry::<String, String>()? {
                    if !keys.insert(key.clone()) {
                        return Err(de::Error::custom(format_args!("duplicate key {key:?}")));
                    }
                    entries.push(MapEntry { key, value });
                }
                Ok(entries)
            }
        }

        deserializer.deserialize_map(Entries)
    }
}
