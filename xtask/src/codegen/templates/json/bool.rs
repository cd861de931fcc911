
/// A truth value.
pub(crate) struct Bool;

impl Kind<bool> for Bool {
    fn is_default(value: &bool) -> bool {
        !*value
    }

    fn serialize<S: Serializer>(value: &bool, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bool(*value)
    }

    fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<bool, D::Error> {
        bool::deserialize(deserializer)
    }
}
