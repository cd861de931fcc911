//! What to do with a received Record: process it, answer it, or keep silent.

use crate::{
    DecodeError, DecodeErrorKind, EndpointId, EndpointIdText, ErrorCode, PayloadSecurity, Record,
    RecordType, SarState, SubjectAltName,
};

/// What to do with a received Record.
///
/// `R` is whatever the caller took from the Request inside of a Record that is to be answered, such as its msg_id.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use]
#[non_exhaustive]
pub enum Verdict<R> {
    /// Go on with the Record.
    Process,
    /// Do nothing and send nothing.
    Ignore {
        /// Why there is no answer.
        why: Silence,
        /// What is wrong with the Record, if that is more than the reason for silence.
        ///
        /// A caller that wants to close the channel may say this in a Disconnect Record.
        code: Option<ErrorCode>,
    },
    /// Send a Record with an Error Message of this code (R-MTP.5).
    Answer {
        /// What is wrong with the Record.
        code: ErrorCode,
        /// What the caller took from the Request.
        request: R,
    },
    /// Send a Disconnect Record (R-E2E.6a).
    Disconnect {
        /// What is wrong with the Record.
        code: ErrorCode,
    },
}

/// Why a Record gets no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Silence {
    /// `to_id` is missing or not ours (R-E2E.1).
    NotForUs,
    /// `from_id` is our own (R-ARC.2).
    FromOurselves,
    /// `from_id` is not in the certificate that authenticated the peer (R-SEC.0a, R-SEC.10a).
    SenderNotAuthentic,
    /// There is not exactly one record type (R-ENC.4).
    NoRecordType,
    /// It is erroneous, and `from_id` is missing or breaks the rules of Endpoint IDs (R-MTP.5).
    InvalidSender,
    /// It is erroneous and there is no way to reach the sender (R-MTP.5).
    NoReplyPath,
    /// It is erroneous and holds no Request whose msg_id can be read (R-MTP.5).
    NoRequest,
}

/// What a receiver thinks of payload security.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum SecurityPolicy {
    /// Protected payloads are refused with 7102.
    NotSupported,
    /// Both are welcome.
    #[default]
    Optional,
    /// Plain payloads are refused with 7101.
    Required,
}

/// Who receives a Record and what it knows of its peer and of itself.
///
/// ```
/// use usp_record::{Payload, Receiver, Record, Silence, Verdict};
///
/// let own_id = "proto::agent".parse()?;
/// let record = Record::no_session_context(
///     "proto::other".parse()?, "proto::controller".parse()?, Payload::new("a Msg")?,
/// );
/// let bytes = record.encode();
/// let verdict = Receiver::new(&own_id).judge(&bytes, Ok(&record), |_payload| Some("msg_id"));
/// assert_eq!(verdict, Verdict::Ignore { why: Silence::NotForUs, code: None });
/// # Ok::<(), usp_record::EmptyError>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Receiver<'a> {
    own_id: &'a EndpointIdText,
    reply_path_known: bool,
    peer_names: Option<&'a [SubjectAltName<'a>]>,
    sessions_allowed: bool,
    segmentation_supported: bool,
    security: SecurityPolicy,
}

impl<'a> Receiver<'a> {
    /// A receiver that knows how to reach its peer, allows everything and did not authenticate the peer.
    #[must_use]
    pub const fn new(own_id: &'a EndpointIdText) -> Self {
        Self {
            own_id,
            reply_path_known: true,
            peer_names: None,
            sessions_allowed: true,
            segmentation_supported: true,
            security: SecurityPolicy::Optional,
        }
    }

    /// Says whether a Record can be sent back over the channel of the received one; default `true`.
    ///
    /// It cannot over MQTT without a response topic, for one.
    #[must_use]
    pub const fn with_reply_path_known(mut self, known: bool) -> Self {
        self.reply_path_known = known;
        self
    }

    /// Gives the names in the certificate that authenticated the peer; default: none, `from_id` is not checked.
    ///
    /// Not for a Trusted Broker, whose certificate does not name the Endpoints behind it.
    #[must_use]
    pub const fn with_peer_names(mut self, names: &'a [SubjectAltName<'a>]) -> Self {
        self.peer_names = Some(names);
        self
    }

    /// Says whether Session Contexts are allowed with this peer; default `true`, else 7106.
    #[must_use]
    pub const fn with_sessions_allowed(mut self, allowed: bool) -> Self {
        self.sessions_allowed = allowed;
        self
    }

    /// Says whether segmented Messages can be reassembled; default `true`, else 7103.
    #[must_use]
    pub const fn with_segmentation_supported(mut self, supported: bool) -> Self {
        self.segmentation_supported = supported;
        self
    }

    /// Sets what is thought of payload security; default [`SecurityPolicy::Optional`].
    #[must_use]
    pub const fn with_security(mut self, policy: SecurityPolicy) -> Self {
        self.security = policy;
        self
    }

    /// Judges what was received: the bytes, and the Record or the error that decoding them gave.
    ///
    /// `request` is asked only where everything else speaks for an answer. It gets the payload and gives what is
    /// needed for an Error Message (the msg_id), or `None` when the payload is no Request or its msg_id cannot be
    /// read.
    ///
    /// The checks come in the order of the variants of [`Silence`], so that nothing is told to a stranger.
    pub fn judge<R>(
        &self,
        bytes: &[u8],
        decoded: Result<&Record, &DecodeError>,
        request: impl FnOnce(&[u8]) -> Option<R>,
    ) -> Verdict<R> {
        let (to_id, from_id) = match decoded {
            Ok(record) => (Some(record.to_id.as_str()), Some(record.from_id.as_str())),
            Err(error) => (error.to_id(), error.from_id()),
        };
        let code = match decoded {
            Ok(record) => self.fault(record),
            Err(error) => Some(error.code()),
        };
        let ignore = |why| Verdict::Ignore { why, code };

        // [R-E2E.1]
        if to_id != Some(self.own_id.as_str()) {
            return ignore(Silence::NotForUs);
        }
        // [R-ARC.2]
        if from_id == Some(self.own_id.as_str()) {
            return ignore(Silence::FromOurselves);
        }
        // [R-SEC.0a] [R-SEC.10a]
        if let (Some(names), Some(from_id)) = (self.peer_names, from_id) {
            if !EndpointIdText::try_from(from_id).is_ok_and(|id| id.is_named_by(names)) {
                return ignore(Silence::SenderNotAuthentic);
            }
        }
        let Some(code) = code else {
            return Verdict::Process;
        };
        // [R-ENC.4]
        if let Err(error) = decoded {
            if matches!(
                error.kind(),
                DecodeErrorKind::NoAlternative | DecodeErrorKind::SecondAlternative
            ) {
                return ignore(Silence::NoRecordType);
            }
        }
        // [R-MTP.5]
        if from_id.is_none_or(|id| EndpointId::parse(id).is_err()) {
            return ignore(Silence::InvalidSender);
        }
        if !self.reply_path_known {
            return ignore(Silence::NoReplyPath);
        }
        // [R-E2E.6a]
        if code == ErrorCode::SESSION_CONTEXT_NOT_ALLOWED {
            return Verdict::Disconnect { code };
        }
        // [R-MTP.5]
        let payload = match decoded {
            Ok(record) => record.whole_payload().map(AsRef::as_ref),
            Err(error) => error.payload().and_then(|range| bytes.get(range)),
        };
        match payload.and_then(request) {
            Some(request) => Verdict::Answer { code, request },
            None => ignore(Silence::NoRequest),
        }
    }

    /// What is wrong with a Record whose every field is valid for itself.
    fn fault(&self, record: &Record) -> Option<ErrorCode> {
        let tls = record.payload_security == PayloadSecurity::Tls12;
        let has_payload = match &record.record_type {
            // [R-E2E.41]
            RecordType::NoSessionContext(_) if tls => return Some(ErrorCode::INVALID_RECORD_VALUE),
            RecordType::NoSessionContext(_) => true,
            RecordType::SessionContext(_) if !self.sessions_allowed => {
                return Some(ErrorCode::SESSION_CONTEXT_NOT_ALLOWED);
            }
            RecordType::SessionContext(context) => {
                let segmented = context.payload_sar_state != SarState::None
                    || context.payloadrec_sar_state != SarState::None;
                if segmented && !self.segmentation_supported {
                    return Some(ErrorCode::SEGMENTATION_NOT_SUPPORTED);
                }
                context.has_payload()
            }
            RecordType::WebSocketConnect(_)
            | RecordType::MqttConnect(_)
            | RecordType::StompConnect(_)
            | RecordType::Disconnect(_)
            | RecordType::UdsConnect(_) => false,
        };
        match self.security {
            SecurityPolicy::NotSupported if tls && has_payload => {
                Some(ErrorCode::SECURE_SESSION_NOT_SUPPORTED)
            }
            SecurityPolicy::Required if !tls && has_payload => {
                Some(ErrorCode::SECURE_SESSION_REQUIRED)
            }
            SecurityPolicy::NotSupported | SecurityPolicy::Optional | SecurityPolicy::Required => {
                None
            }
        }
    }
}
