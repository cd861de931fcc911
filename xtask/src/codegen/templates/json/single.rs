
/// A message that may be absent.
pub(crate) struct Single;

impl<T: Serialize + for<'de> Deserialize<'de>> Kind<Option<T>> for Single {
    fn is_default(value: &Option<T>) -> bool {
        value.is_none()
    }

    fn serialize<S: Serializer>(value: &Option<T>, serializer: S) -> Result<S::Ok, S::Error> {
        value.serialize(serializer)
    }

    fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<T>, D::Error> {
        T::deserialize(deserializer).map(Some)
    }
}
