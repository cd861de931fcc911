
/// A number of 64 bits, in a text, for JavaScript has no such numbers.
pub(crate) struct Uint64;

impl Kind<u64> for Uint64 {
    fn is_default(value: &u64) -> bool {
        *value == 0
    }

    fn serialize<S: Serializer>(value: &u64, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(value)
    }

    fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u64, D::Error> {
        deserializer.deserialize_any(Number)
    }
}
