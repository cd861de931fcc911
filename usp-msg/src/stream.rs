//! Answers and events that are written while they are found, without ever being a tree.
//!
//! Each writer puts its Message into a [`BackBuffer`] that is used again, so that nothing is allocated once the
//! buffer has grown. The bytes are those of [`Msg::encode`](crate::Msg::encode) of the same value, if fields are
//! written in the order of the methods. There is room left before the Message: a Record can be put around it where
//! it lies, see `usp_record::Envelope`.
//!
//! ```
//! use usp_msg::{BackBuffer, ErrorCode, GetResp, Msg, MsgId, get, stream::GetRespWriter};
//!
//! let id = MsgId::try_from("17")?;
//! let mut buffer = BackBuffer::new();
//! let mut resp = GetRespWriter::new(&mut buffer);
//! let mut found = resp.path("Device.Time.");
//! let mut object = found.object("Device.Time.");
//! object.param("Enable", "true");
//! object.param("Status", "Synchronized");
//! resp.failed_path("Device.Nope.", ErrorCode::INVALID_PATH, "no such object");
//! resp.finish(&id);
//!
//! let params = [("Enable", "true"), ("Status", "Synchronized")];
//! let tree = GetResp::new([
//!     get::RequestedPathResult::new("Device.Time.", [get::ResolvedPathResult::new("Device.Time.", params)]),
//!     get::RequestedPathResult::failed("Device.Nope.", ErrorCode::INVALID_PATH, "no such object"),
//! ]);
//! assert_eq!(Msg::decode(buffer.as_bytes())?, Msg::new(id, tree));
//! # Ok::<(), Box<dyn core::error::Error>>(())
//! ```

use core::fmt;

use crate::{
    BackBuffer, ErrorCode, MsgId, MsgType,
    back_buffer::copy,
    encode::{push_pair, put_envelope},
    forward::Open,
    get_supported_dm::{CmdType, ObjAccessType, ParamAccessType, ParamValueType, ValueChangeType},
};

/// Bytes kept free before the Message, for its own header and for that of a Record.
const HEAD_ROOM: usize = 1024;

/// Bytes that the length of a list of objects takes, for the most part.
const PATH_WIDTH: usize = 3;

/// A Message on its way: what is open is closed by whatever comes next.
struct Stream<'b> {
    buffer: &'b mut BackBuffer,
    outer: Option<Open>,
    inner: Option<Open>,
    /// Bytes that the length of the last object took.
    inner_width: usize,
}

impl<'b> Stream<'b> {
    fn new(buffer: &'b mut BackBuffer) -> Self {
        buffer.clear_forward(HEAD_ROOM);
        Self {
            buffer,
            outer: None,
            inner: None,
            inner_width: 2,
        }
    }

    fn close_inner(&mut self) {
        if let Some(open) = self.inner.take() {
            self.inner_width = self.buffer.close(open);
        }
    }

    fn close_outer(&mut self) {
        self.close_inner();
        if let Some(open) = self.outer.take() {
            self.buffer.close(open);
        }
    }

    /// Opens the entry of a requested path; all responses with such entries have them in field 1.
    fn open_path(&mut self, path: &str) {
        self.close_outer();
        self.outer = Some(self.buffer.open(0x0A, PATH_WIDTH));
        self.text(0x0A, path);
    }

    fn failed_path(&mut self, path: &str, code: ErrorCode, message: &str) {
        self.open_path(path);
        if code != ErrorCode::SUCCESS {
            if let [tag, rest @ ..] = self.buffer.grow_back(5) {
                *tag = 0x15;
                rest.copy_from_slice(&u32::from(code).to_le_bytes());
            }
        }
        self.text(0x1A, message);
    }

    fn open_object(&mut self, tag: u8, path: &str) {
        self.close_inner();
        self.inner = Some(self.buffer.open(tag, self.inner_width));
        self.text(0x0A, path);
    }

    #[inline(always)]
    fn text(&mut self, tag: u8, text: &str) {
        if !text.is_empty() {
            self.buffer.push_delimited(tag, text.as_bytes());
        }
    }

    fn number(&mut self, tag: u8, number: i32) {
        if number != 0 {
            self.buffer.push_number(tag, number);
        }
    }

    fn finish_response(mut self, id: &MsgId, msg_type: MsgType, field: u8) {
        self.close_outer();
        self.buffer.put(|front| front.put_header(field << 3 | 2, 0));
        put_envelope(id, msg_type, 2, self.buffer);
    }
}

macro_rules! opaque_debug {
    ($($name:ident)*) => { $(
        impl fmt::Debug for $name<'_, '_> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_struct(stringify!($name)).field("buffer", self.0.buffer).finish()
            }
        }
    )* };
}
opaque_debug! { PathEntry ObjectEntry InstancesEntry InstanceEntry SupportedObjects SupportedObject }

macro_rules! response_writer {
    (
        $(#[$doc:meta])*
        $name:ident = $msg_type:ident, $field:literal; $(#[$entry_doc:meta])* $entry:ident
    ) => {
        $(#[$doc])*
        pub struct $name<'b>(Stream<'b>);

        impl<'b> $name<'b> {
            /// A Message that takes the place of what is in the buffer.
            #[must_use]
            pub fn new(buffer: &'b mut BackBuffer) -> Self {
                Self(Stream::new(buffer))
            }

            /// Begins the entry of a path that did not fail.
            pub fn path(&mut self, requested_path: &str) -> $entry<'_, 'b> {
                self.0.open_path(requested_path);
                $entry(&mut self.0)
            }

            /// Writes the entry of a path that failed.
            pub fn failed_path(&mut self, requested_path: &str, code: ErrorCode, message: &str) {
                self.0.failed_path(requested_path, code, message);
            }

            /// Completes the Message.
            pub fn finish(self, id: &MsgId) {
                self.0.finish_response(id, MsgType::$msg_type, $field);
            }
        }

        impl fmt::Debug for $name<'_> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_struct(stringify!($name)).field("buffer", self.0.buffer).finish()
            }
        }

        $(#[$entry_doc])*
        pub struct $entry<'s, 'b>(&'s mut Stream<'b>);
    };
}

response_writer! {
    /// Writes a GetResp.
    GetRespWriter = GetResp, 1;
    /// The entry of a requested path of Get.
    PathEntry
}

impl<'b> PathEntry<'_, 'b> {
    /// Begins an object that was found.
    pub fn object(&mut self, resolved_path: &str) -> ObjectEntry<'_, 'b> {
        self.0.open_object(0x22, resolved_path);
        ObjectEntry(self.0)
    }
}

/// An object of a GetResp.
pub struct ObjectEntry<'s, 'b>(&'s mut Stream<'b>);

impl ObjectEntry<'_, '_> {
    /// Writes a parameter: its name relative to the object, and its value.
    #[inline]
    pub fn param(&mut self, name: &str, value: &str) {
        push_pair(2, name, value, self.0.buffer);
    }
}

response_writer! {
    /// Writes a GetInstancesResp.
    GetInstancesRespWriter = GetInstancesResp, 3;
    /// The entry of a requested path of GetInstances.
    InstancesEntry
}

impl<'b> InstancesEntry<'_, 'b> {
    /// Begins an instance.
    pub fn instance(&mut self, instantiated_obj_path: &str) -> InstanceEntry<'_, 'b> {
        self.0.open_object(0x22, instantiated_obj_path);
        InstanceEntry(self.0)
    }
}

/// An instance of a GetInstancesResp.
pub struct InstanceEntry<'s, 'b>(&'s mut Stream<'b>);

impl InstanceEntry<'_, '_> {
    /// Writes a parameter of a unique key, and its value.
    #[inline]
    pub fn unique_key(&mut self, name: &str, value: &str) {
        push_pair(2, name, value, self.0.buffer);
    }
}

response_writer! {
    /// Writes a GetSupportedDMResp.
    GetSupportedDmRespWriter = GetSupportedDmResp, 2;
    /// The entry of a requested path of GetSupportedDM.
    SupportedObjects
}

impl<'b> SupportedObjects<'_, 'b> {
    /// Writes the URI of the data model; to be called before the first object.
    pub fn data_model_inst_uri(&mut self, uri: &str) {
        self.0.text(0x22, uri);
    }

    /// Begins a supported object.
    pub fn object(
        &mut self,
        supported_obj_path: &str,
        access: ObjAccessType,
        is_multi_instance: bool,
    ) -> SupportedObject<'_, 'b> {
        self.0.open_object(0x2A, supported_obj_path);
        self.0.number(0x10, access.number());
        self.0.number(0x18, i32::from(is_multi_instance));
        SupportedObject(self.0)
    }
}

/// A supported object of a GetSupportedDMResp.
pub struct SupportedObject<'s, 'b>(&'s mut Stream<'b>);

impl SupportedObject<'_, '_> {
    fn part(&mut self, tag: u8, write: impl FnOnce(&mut Stream<'_>)) {
        let open = self.0.buffer.open(tag, 1);
        write(self.0);
        self.0.buffer.close(open);
    }

    fn texts<'t>(stream: &mut Stream<'_>, tag: u8, texts: impl IntoIterator<Item = &'t str>) {
        for text in texts {
            stream.buffer.push_delimited(tag, text.as_bytes());
        }
    }

    /// Writes a command.
    pub fn command<'t>(
        &mut self,
        command_name: &str,
        input_arg_names: impl IntoIterator<Item = &'t str>,
        output_arg_names: impl IntoIterator<Item = &'t str>,
        command_type: CmdType,
    ) {
        self.part(0x22, |stream| {
            stream.text(0x0A, command_name);
            Self::texts(stream, 0x12, input_arg_names);
            Self::texts(stream, 0x1A, output_arg_names);
            stream.number(0x20, command_type.number());
        });
    }

    /// Writes an event.
    pub fn event<'t>(&mut self, event_name: &str, arg_names: impl IntoIterator<Item = &'t str>) {
        self.part(0x2A, |stream| {
            stream.text(0x0A, event_name);
            Self::texts(stream, 0x12, arg_names);
        });
    }

    /// Writes a parameter.
    pub fn param(
        &mut self,
        param_name: &str,
        access: ParamAccessType,
        value_type: ParamValueType,
        value_change: ValueChangeType,
    ) {
        let numbers = [
            (0x10, access.number()),
            (0x18, value_type.number()),
            (0x20, value_change.number()),
        ];
        let buffer = &mut *self.0.buffer;
        if push_short_param(buffer, param_name, numbers).is_none() {
            self.part(0x32, |stream| {
                stream.text(0x0A, param_name);
                for (tag, number) in numbers {
                    stream.number(tag, number);
                }
            });
        }
    }

    /// Writes a path below which the supported model differs between instances.
    pub fn divergent_path(&mut self, path: &str) {
        self.0.buffer.push_delimited(0x3A, path.as_bytes());
    }

    /// Writes the names of the parameters of a unique key.
    pub fn unique_key_set<'t>(&mut self, key_names: impl IntoIterator<Item = &'t str>) {
        self.part(0x42, |stream| Self::texts(stream, 0x0A, key_names));
    }
}

/// Writes a parameter of which all lengths and numbers take one byte; `None` where one does not.
#[inline]
fn push_short_param(buffer: &mut BackBuffer, name: &str, numbers: [(u8, i32); 3]) -> Option<()> {
    let mut tail = [0; 6];
    let mut places = tail.chunks_exact_mut(2);
    let mut used = 0_u8;
    for (tag, number) in numbers {
        if number != 0 {
            let value = u8::try_from(number).ok().filter(|value| *value < 0x80)?;
            places.next()?.copy_from_slice(&[tag, value]);
            used = used.saturating_add(2);
        }
    }
    let name_len = u8::try_from(name.len()).ok().filter(|len| *len != 0)?;
    let len = name_len.checked_add(2)?.checked_add(used)?;
    if len >= 0x80 {
        return None;
    }
    let all = usize::from(len).checked_add(2)?;
    if let [a, b, c, d, rest @ ..] = buffer.grow_back(all) {
        [*a, *b, *c, *d] = [0x32, len, 0x0A, name_len];
        let (text, numbers) = rest.split_at_mut_checked(name.len())?;
        copy(text, name.as_bytes());
        copy(numbers, tail.get(..usize::from(used))?);
    }
    Some(())
}

/// Writes a Notify that reports an event.
pub struct EventWriter<'b>(Stream<'b>);

impl<'b> EventWriter<'b> {
    /// A Message that takes the place of what is in the buffer.
    #[must_use]
    pub fn new(buffer: &'b mut BackBuffer, obj_path: &str, event_name: &str) -> Self {
        let mut stream = Stream::new(buffer);
        stream.text(0x0A, obj_path);
        stream.text(0x12, event_name);
        Self(stream)
    }

    /// Writes an argument of the event.
    pub fn param(&mut self, name: &str, value: &str) {
        push_pair(3, name, value, self.0.buffer);
    }

    /// Completes the Message.
    pub fn finish(self, id: &MsgId, subscription_id: &str, send_resp: bool) {
        let buffer = self.0.buffer;
        buffer.put(|front| {
            let mut front = front.put_header(0x1A, 0);
            if send_resp {
                front = front.put_number(0x10, 1);
            }
            if !subscription_id.is_empty() {
                front = front.put_delimited(0x0A, subscription_id.as_bytes());
            }
            front.put_header(0x42, 0)
        });
        put_envelope(id, MsgType::Notify, 1, buffer);
    }
}

impl fmt::Debug for EventWriter<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EventWriter")
            .field("buffer", self.0.buffer)
            .finish()
    }
}
