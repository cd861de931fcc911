use crate::{BackBuffer, EmptyError, EndpointIdText, PayloadSecurity, Version};

/// What a Record has beside its payload, to be put around a Message where it lies.
///
/// The Message is in a buffer with room before it, written there by `usp_msg`; the Record is completed around it
/// without moving a byte of it. The bytes are those of [`Record::encode`](crate::Record::encode).
///
/// ```
/// use usp_record::{BackBuffer, EndpointIdText, Envelope, Payload, Record};
///
/// let (to, from) = (EndpointIdText::try_from("proto::a")?, EndpointIdText::try_from("proto::b")?);
/// let mut buffer = BackBuffer::from_parts(b"................the bytes of a Msg".to_vec(), 16..34);
/// Envelope::new(&to, &from).wrap(&mut buffer)?;
///
/// let record = Record::no_session_context(to, from, Payload::new("the bytes of a Msg")?);
/// assert_eq!(buffer.as_bytes(), record.encode());
/// # Ok::<(), usp_record::EmptyError>(())
/// ```
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Envelope<'a> {
    /// Version of USP that the sender speaks (field 1).
    pub version: &'a Version,
    /// Endpoint ID of the receiver (field 2).
    pub to_id: &'a EndpointIdText,
    /// Endpoint ID of the sender (field 3).
    pub from_id: &'a EndpointIdText,
    /// How the payload is protected (field 4).
    pub payload_security: PayloadSecurity,
    /// MAC or signature over the other fields (field 5); empty if there is none.
    pub mac_signature: &'a [u8],
    /// Certificate of the sender, PEM (field 6); empty if there is none.
    pub sender_cert: &'a [u8],
    /// Endpoint that wrote the Message (field 14, USP 1.5).
    pub originator_id: Option<&'a EndpointIdText>,
    /// Endpoint that is to read the Message (field 15, USP 1.5).
    pub destination_id: Option<&'a EndpointIdText>,
}

impl<'a> Envelope<'a> {
    /// An envelope without protection, of USP 1.4.
    #[must_use]
    pub const fn new(to_id: &'a EndpointIdText, from_id: &'a EndpointIdText) -> Self {
        Self {
            version: &Version::V1_4,
            to_id,
            from_id,
            payload_security: PayloadSecurity::Plaintext,
            mac_signature: &[],
            sender_cert: &[],
            originator_id: None,
            destination_id: None,
        }
    }

    /// The same, with another version of USP.
    #[must_use]
    pub const fn with_version(mut self, version: &'a Version) -> Self {
        self.version = version;
        self
    }

    /// The same, naming the Endpoints that wrote the Message and are to read it (USP 1.5).
    #[must_use]
    pub const fn with_route(
        mut self,
        originator_id: Option<&'a EndpointIdText>,
        destination_id: Option<&'a EndpointIdText>,
    ) -> Self {
        self.originator_id = originator_id;
        self.destination_id = destination_id;
        self
    }

    /// Makes the content of a buffer the payload of a Record outside of any session, and the Record its content.
    ///
    /// # Errors
    ///
    /// [`EmptyError`] if the buffer has no content, for a payload must have some (R-E2E.26); the buffer stays as it
    /// is.
    pub fn wrap(&self, buffer: &mut BackBuffer) -> Result<(), EmptyError> {
        if buffer.is_empty() {
            return Err(EmptyError);
        }
        buffer.put(|front| front.put_header(0x12, 0).put_header(0x3A, 0));
        for (tag, id) in [(0x72, self.originator_id), (0x7A, self.destination_id)] {
            if let Some(id) = id {
                buffer.push_delimited(tag, id.as_str().as_bytes());
            }
        }
        buffer.put(|mut front| {
            for (tag, bytes) in [(0x32, self.sender_cert), (0x2A, self.mac_signature)] {
                if !bytes.is_empty() {
                    front = front.put_delimited(tag, bytes);
                }
            }
            if let Ok(number @ 1..) = u64::try_from(self.payload_security.number()) {
                front = front.put_number(0x20, number);
            }
            front
                .put_delimited(0x1A, self.from_id.as_str().as_bytes())
                .put_delimited(0x12, self.to_id.as_str().as_bytes())
                .put_delimited(0x0A, self.version.as_str().as_bytes())
        });
        Ok(())
    }
}
