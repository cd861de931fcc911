use alloc::vec::Vec;

use crate::{
    Add, AddResp, BackBuffer, DecodeError, DecodeErrorKind, Delete, DeleteResp, Deregister,
    DeregisterResp, ErrorMsg, Get, GetInstances, GetInstancesResp, GetResp, GetSupportedDm,
    GetSupportedDmResp, GetSupportedProtocol, GetSupportedProtocolResp, InvalidMsg, Limits, MsgId,
    MsgType, Notify, NotifyResp, Operate, OperateResp, Register, RegisterResp, Set, SetResp,
    convert::json_by_wire, decode, encode::Encode as _, wire,
};

/// A USP Message; it cannot be wrong.
///
/// The type that the header announces follows from the body. [R-MSG.10]
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[expect(
    clippy::exhaustive_structs,
    reason = "a Message is its ID and its body"
)]
pub struct Msg {
    /// Ties an answer to its request.
    pub id: MsgId,
    /// What the Message says.
    pub body: Body,
}

/// What a Message says.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[expect(
    clippy::exhaustive_enums,
    reason = "there are three kinds of Message, and receivers must treat each differently"
)]
pub enum Body {
    /// Something is asked for.
    Request(Request),
    /// A request was carried out, wholly or in part.
    Response(Response),
    /// A request failed as a whole.
    Error(ErrorMsg),
}

impl Msg {
    /// A Message with its ID and body, which may be any of the messages.
    #[must_use]
    pub fn new(id: MsgId, body: impl Into<Body>) -> Self {
        Self {
            id,
            body: body.into(),
        }
    }

    /// Type of the Message, as its header tells it. [R-MSG.10]
    #[must_use]
    pub fn msg_type(&self) -> MsgType {
        self.body.msg_type()
    }

    /// The request, if it is one.
    #[must_use]
    pub fn as_request(&self) -> Option<&Request> {
        match &self.body {
            Body::Request(request) => Some(request),
            Body::Response(_) | Body::Error(_) => None,
        }
    }

    /// The response, if it is one.
    #[must_use]
    pub fn as_response(&self) -> Option<&Response> {
        match &self.body {
            Body::Response(response) => Some(response),
            Body::Request(_) | Body::Error(_) => None,
        }
    }

    /// The ErrorMsg, if it is one.
    #[must_use]
    pub fn as_error(&self) -> Option<&ErrorMsg> {
        match &self.body {
            Body::Error(error) => Some(error),
            Body::Request(_) | Body::Response(_) => None,
        }
    }

    /// Reads a Message, within [`Limits::DEFAULT`].
    ///
    /// # Errors
    ///
    /// Whatever makes the bytes no valid Message; see [`reply_to_undecodable`](crate::reply_to_undecodable) for
    /// the answer.
    pub fn decode(bytes: &[u8]) -> Result<Self, DecodeError> {
        Self::decode_with(bytes, &Limits::DEFAULT)
    }

    /// Reads a Message, within other limits.
    ///
    /// # Errors
    ///
    /// As for [`decode`](Self::decode).
    pub fn decode_with(bytes: &[u8], limits: &Limits) -> Result<Self, DecodeError> {
        decode::decode(bytes, limits)
    }

    /// The bytes of the Message, as protobuf.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        let mut buffer = BackBuffer::new();
        self.encode_into(&mut buffer);
        buffer.into_vec()
    }

    /// Writes the Message into a buffer, in place of what was there.
    pub fn encode_into(&self, buffer: &mut BackBuffer) {
        buffer.clear();
        buffer.put(|front| self.put_fields(front));
    }
}

impl Body {
    /// Type of the Message, as its header tells it. [R-MSG.10]
    #[must_use]
    pub fn msg_type(&self) -> MsgType {
        match self {
            Self::Request(request) => request.msg_type(),
            Self::Response(response) => response.msg_type(),
            Self::Error(_) => MsgType::Error,
        }
    }
}

impl From<Request> for Body {
    fn from(request: Request) -> Self {
        Self::Request(request)
    }
}

impl From<Response> for Body {
    fn from(response: Response) -> Self {
        Self::Response(response)
    }
}

impl From<ErrorMsg> for Body {
    fn from(error: ErrorMsg) -> Self {
        Self::Error(error)
    }
}

/// Makes an enum with one variant per message, and its conversions.
macro_rules! messages {
    (
        $(#[$doc:meta])*
        $enum:ident = $module:ident::$oneof:ident in $field:ident {
            $( $(#[$variant_doc:meta])* $variant:ident($type:ident), $msg_type:ident, $name:literal; )*
        }
    ) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum $enum {
            $( $(#[$variant_doc])* $variant($type), )*
        }

        impl $enum {
            /// Type of the Message, as its header tells it. [R-MSG.10]
            #[must_use]
            pub fn msg_type(&self) -> MsgType {
                match self {
                    $( Self::$variant(_) => MsgType::$msg_type, )*
                }
            }
        }

        $(
            impl From<$type> for $enum {
                fn from(message: $type) -> Self {
                    Self::$variant(message)
                }
            }

            impl From<$type> for Body {
                fn from(message: $type) -> Self {
                    Self::$enum(message.into())
                }
            }
        )*

        impl From<$enum> for wire::$enum {
            fn from(domain: $enum) -> Self {
                Self {
                    $field: Some(match domain {
                        $( $enum::$variant(message) => wire::$module::$oneof::$variant(message.into()), )*
                    }),
                }
            }
        }

        impl TryFrom<wire::$enum> for $enum {
            type Error = InvalidMsg;

            fn try_from(wire: wire::$enum) -> Result<Self, InvalidMsg> {
                // [R-ENC.3]
                let Some(message) = wire.$field else {
                    return Err(InvalidMsg::no_alternative(""));
                };
                Ok(match message {
                    $( wire::$module::$oneof::$variant(message) => {
                        Self::$variant(try_message(message, $name)?)
                    } )*
                })
            }
        }
    };
}

messages! {
    /// One of the eleven requests.
    Request = request::ReqType in req_type {
        /// Read parameters.
        Get(Get), Get, "get";
        /// Learn what a data model supports.
        GetSupportedDm(GetSupportedDm), GetSupportedDm, "get_supported_dm";
        /// List object instances.
        GetInstances(GetInstances), GetInstances, "get_instances";
        /// Change parameters.
        Set(Set), Set, "set";
        /// Create object instances.
        Add(Add), Add, "add";
        /// Remove object instances.
        Delete(Delete), Delete, "delete";
        /// Run a command.
        Operate(Operate), Operate, "operate";
        /// Tell a Controller what happened.
        Notify(Notify), Notify, "notify";
        /// Exchange protocol versions.
        GetSupportedProtocol(GetSupportedProtocol), GetSupportedProto, "get_supported_protocol";
        /// Offer parts of a data model to a broker (USP 1.3).
        Register(Register), Register, "register";
        /// Withdraw registered paths from a broker (USP 1.3).
        Deregister(Deregister), Deregister, "deregister";
    }
}

messages! {
    /// The answer to one of the eleven requests.
    Response = response::RespType in resp_type {
        /// Parameter values.
        GetResp(GetResp), GetResp, "get_resp";
        /// The supported data model.
        GetSupportedDmResp(GetSupportedDmResp), GetSupportedDmResp, "get_supported_dm_resp";
        /// Object instances.
        GetInstancesResp(GetInstancesResp), GetInstancesResp, "get_instances_resp";
        /// What was changed.
        SetResp(SetResp), SetResp, "set_resp";
        /// What was created.
        AddResp(AddResp), AddResp, "add_resp";
        /// What was removed.
        DeleteResp(DeleteResp), DeleteResp, "delete_resp";
        /// What the commands gave.
        OperateResp(OperateResp), OperateResp, "operate_resp";
        /// The notification has arrived.
        NotifyResp(NotifyResp), NotifyResp, "notify_resp";
        /// The versions of the Agent.
        GetSupportedProtocolResp(GetSupportedProtocolResp), GetSupportedProtoResp, "get_supported_protocol_resp";
        /// What was registered (USP 1.3).
        RegisterResp(RegisterResp), RegisterResp, "register_resp";
        /// What was deregistered (USP 1.3).
        DeregisterResp(DeregisterResp), DeregisterResp, "deregister_resp";
    }
}

impl Request {
    /// Type of the Message that answers this one, unless that is an ErrorMsg.
    #[must_use]
    pub fn response_type(&self) -> MsgType {
        match self {
            Self::Get(_) => MsgType::GetResp,
            Self::GetSupportedDm(_) => MsgType::GetSupportedDmResp,
            Self::GetInstances(_) => MsgType::GetInstancesResp,
            Self::Set(_) => MsgType::SetResp,
            Self::Add(_) => MsgType::AddResp,
            Self::Delete(_) => MsgType::DeleteResp,
            Self::Operate(_) => MsgType::OperateResp,
            Self::Notify(_) => MsgType::NotifyResp,
            Self::GetSupportedProtocol(_) => MsgType::GetSupportedProtoResp,
            Self::Register(_) => MsgType::RegisterResp,
            Self::Deregister(_) => MsgType::DeregisterResp,
        }
    }
}

fn try_message<T, U>(message: U, name: &str) -> Result<T, InvalidMsg>
where
    T: TryFrom<U>,
    InvalidMsg: From<T::Error>,
{
    T::try_from(message).map_err(|e| InvalidMsg::from(e).within(name))
}

impl From<Body> for wire::Body {
    fn from(domain: Body) -> Self {
        use wire::body::MsgBody;

        Self {
            msg_body: Some(match domain {
                Body::Request(request) => MsgBody::Request(request.into()),
                Body::Response(response) => MsgBody::Response(response.into()),
                Body::Error(error) => MsgBody::Error(error.into()),
            }),
        }
    }
}

impl TryFrom<wire::Body> for Body {
    type Error = InvalidMsg;

    fn try_from(wire: wire::Body) -> Result<Self, InvalidMsg> {
        use wire::body::MsgBody;

        // [R-ENC.3]
        let Some(body) = wire.msg_body else {
            return Err(InvalidMsg::no_alternative(""));
        };
        Ok(match body {
            MsgBody::Request(request) => Self::Request(try_message(request, "request")?),
            MsgBody::Response(response) => Self::Response(try_message(response, "response")?),
            MsgBody::Error(error) => Self::Error(error.into()),
        })
    }
}

impl From<Msg> for wire::Msg {
    fn from(domain: Msg) -> Self {
        Self {
            header: Some(wire::Header {
                // [R-MSG.10]
                msg_type: domain.msg_type().into(),
                msg_id: domain.id.into(),
            }),
            body: Some(domain.body.into()),
        }
    }
}

impl TryFrom<wire::Msg> for Msg {
    type Error = InvalidMsg;

    /// The Message that the struct stands for; see [`InvalidMsg`] for what it may lack.
    fn try_from(wire: wire::Msg) -> Result<Self, InvalidMsg> {
        let msg_type = wire.header.as_ref().map_or(0, |header| header.msg_type);
        let known_type = MsgType::try_from(msg_type).is_ok();
        let body = wire.body.map(Body::try_from).transpose().map_err(|e| {
            if !known_type && matches!(e.path(), "" | "request") {
                // [R-MSG.1] A kind of request that is too new for us.
                InvalidMsg::new(DecodeErrorKind::UnknownRequest(msg_type), e.path())
            } else {
                e
            }
            .within("msg.body")
        })?;
        // [R-MSG.6]
        let Some(header) = wire.header else {
            return Err(InvalidMsg::new(DecodeErrorKind::Missing, "msg.header"));
        };
        // [R-MSG.7]
        let Some(body) = body else {
            return Err(InvalidMsg::new(DecodeErrorKind::Missing, "msg.body"));
        };
        // [R-MSG.8]
        let Ok(id) = MsgId::try_from(header.msg_id) else {
            return Err(InvalidMsg::new(DecodeErrorKind::Empty, "msg.header.msg_id"));
        };
        // [R-ENC.2] [R-MSG.10] The body decides, but a request with an unlisted type is to be reported.
        if !known_type && matches!(body, Body::Request(_)) {
            return Err(InvalidMsg::new(
                DecodeErrorKind::UnknownEnum(msg_type),
                "msg.header.msg_type",
            ));
        }
        Ok(Self { id, body })
    }
}

json_by_wire!(Request, wire::Request);
json_by_wire!(Response, wire::Response);
json_by_wire!(Body, wire::Body);
json_by_wire!(Msg, wire::Msg);
