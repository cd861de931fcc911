
/// Octets in base 64; on input with or without padding, in the usual or in the URL alphabet.
pub(crate) struct Octets;

impl Kind<Bytes> for Octets {
    fn is_default(value: &Bytes) -> bool {
        value.is_empty()
    }

    fn serialize<S: Serializer>(value: &Bytes, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&STANDARD.encode(value))
    }

    fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Bytes, D::Error> {
        struct Base64;

        impl Visitor<'_> for Base64 {
            type Value = Bytes;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text in base 64")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Bytes, E> {
                const ANY_PADDING: GeneralPurposeConfig = GeneralPurposeConfig::new()
                    .with_decode_padding_mode(DecodePaddingMode::Indifferent);
                let alphabet = if text.contains(['-', '_']) {
                    &alphabet::URL_SAFE
                } else {
                    &alphabet::STANDARD
                };
                GeneralPurpose::new(alphabet, ANY_PADDING)
                    .decode(text)
                    .map(Bytes::from)
                    .map_err(|_| E::invalid_value(de::Unexpected::Str(text), &self))
            }
        }

        deserializer.deserialize_str(Base64)
    }
}
