#!/usr/bin/env python3
"""Test vectors for our codec and our JSON, written by Google's protobuf runtime from our schemas.

    pip install protobuf grpcio-tools
    python3 generate.py

README.md says what the files mean. The output does not depend on time, place or chance.
"""

import importlib
import json
import pathlib
import sys
import tempfile

import google.protobuf
from google.protobuf import json_format
from google.protobuf.descriptor import FieldDescriptor as F
from grpc_tools import protoc

HERE = pathlib.Path(__file__).resolve().parent
PROTO = HERE.parent.parent / "proto"

TEXTS = [
    "Device.LocalAgent.",
    "1",
    "é 漢 😀",
    'quote " backslash \\ tab \t newline \n nul \0 del \x7f',
    "x" * 130,
]
NUMBERS = [1, 7026, 2**32 - 1]
LONGS = [1, 127, 128, 2**32, 2**53 + 1, 2**63, 2**64 - 1]
OCTETS = [b"\0", b"\x08\x01", bytes(range(256)), b"\xfb\xff\xfe"]
MAPS = [
    {"Alias": "cpe-1"},
    {"A": "1", "B": "two", "é": "漢"},
    {"k%02d" % i: str(i) for i in range(20)},
]
# The choices that may be open: a peer may leave out the outcome of a synchronous command.
OPEN_CHOICES = {"usp.OperateResp.OperationResult.operation_resp"}
# What cannot be absent though it is no oneof.
REQUIRED = {"usp.Msg.header", "usp.Msg.body", "usp.Header.msg_id"}


def compile_schemas(folder):
    for name in ("usp-msg.proto", "usp-record.proto"):
        # Python modules cannot have a dash in their name.
        target = pathlib.Path(folder) / name.replace("-", "_")
        target.write_text((PROTO / name).read_text())
    status = protoc.main(
        ["protoc", f"-I{folder}", f"--python_out={folder}", "usp_msg.proto", "usp_record.proto"]
    )
    if status != 0:
        sys.exit(status)
    sys.path.insert(0, folder)
    return importlib.import_module("usp_msg_pb2"), importlib.import_module("usp_record_pb2")


def is_map(field):
    return field.message_type is not None and field.message_type.GetOptions().map_entry


def values_of(field):
    """Values worth a vector, apart from the default."""
    if is_map(field):
        return MAPS
    if field.type == F.TYPE_STRING:
        return TEXTS
    if field.type == F.TYPE_BYTES:
        return OCTETS
    if field.type == F.TYPE_BOOL:
        return [True]
    if field.type == F.TYPE_FIXED32:
        return NUMBERS
    if field.type == F.TYPE_UINT64:
        return LONGS
    if field.type == F.TYPE_ENUM:
        listed = [v.number for v in field.enum_type.values if v.number != 0]
        return listed + [77, -1, 2**31 - 1, -(2**31)]
    raise ValueError(field.full_name)


def put(message, field, value):
    if is_map(field):
        getattr(message, field.name).update(value)
    elif field.is_repeated:
        getattr(message, field.name).append(value)
    else:
        setattr(message, field.name, value)


def step_into(message, field):
    if field.is_repeated:
        return getattr(message, field.name).add()
    child = getattr(message, field.name)
    child.SetInParent()
    return child


def singles(new_root, path=()):
    """One message per field and value, all other fields being absent."""

    def build():
        root = new_root()
        message = root
        for field in path:
            message = step_into(message, field)
        return root, message

    name = ".".join(field.name for field in path)
    root, message = build()
    yield name, root
    for field in message.DESCRIPTOR.fields:
        if field.type == F.TYPE_MESSAGE and not is_map(field):
            yield from singles(new_root, (*path, field))
            continue
        values = values_of(field)
        for i, value in enumerate(values):
            root, message = build()
            put(message, field, value)
            yield f"{name}.{field.name}/{i}".lstrip("."), root
        if field.is_repeated and not is_map(field):
            root, message = build()
            for value in (*values, values[0][:0]):
                put(message, field, value)
            yield f"{name}.{field.name}/all".lstrip("."), root
        if field.containing_oneof is not None:
            root, message = build()
            put(message, field, field.default_value)
            yield f"{name}.{field.name}/default".lstrip("."), root


def fill(message, seed, choose=()):
    """Every field has a value, every list two elements; a oneof has the member that `choose` names, else one by seed."""
    for field in message.DESCRIPTOR.fields:
        oneof = field.containing_oneof
        if oneof is not None:
            chosen = next((f for f in oneof.fields if f.full_name in choose), None)
            if (chosen or oneof.fields[seed % len(oneof.fields)]) != field:
                continue
        times = 2 if field.is_repeated and not is_map(field) else 1
        for i in range(times):
            if field.type == F.TYPE_MESSAGE and not is_map(field):
                fill(step_into(message, field), seed + i, choose)
            else:
                values = values_of(field)
                if field.type == F.TYPE_ENUM:
                    values = [v.number for v in field.enum_type.values if v.number != 0] or [0]
                put(message, field, values[(seed + i + field.number) % len(values)])


def members(descriptor, oneof):
    return descriptor.oneofs_by_name[oneof].fields


def fulls_of_msg(msg_pb2):
    types = msg_pb2.Header.MsgType
    for kind, oneof in (("Request", "req_type"), ("Response", "resp_type")):
        descriptor = getattr(msg_pb2, kind).DESCRIPTOR
        for field in members(descriptor, oneof):
            for seed in range(6):
                msg = msg_pb2.Msg()
                fill(msg.body, seed, {f"usp.Body.{kind.lower()}", field.full_name})
                msg.header.msg_id = f"{field.name}-{seed}"
                msg.header.msg_type = types.Value(field.name.upper().replace("PROTOCOL", "PROTO"))
                yield f"full/{field.name}/{seed}", msg
    for seed in range(3):
        msg = msg_pb2.Msg()
        fill(msg.body, seed, {"usp.Body.error"})
        msg.header.msg_id = f"error-{seed}"
        yield f"full/error/{seed}", msg


def fulls_of_record(record_pb2):
    for field in members(record_pb2.Record.DESCRIPTOR, "record_type"):
        for seed in range(4):
            record = record_pb2.Record()
            fill(record, seed, {field.full_name})
            yield f"full/{field.name}/{seed}", record


def explicit_defaults(msg_pb2):
    """Map entries with an empty key or value: Google writes the empty field, we leave it out."""
    for name, entry in (("value", {"k": ""}), ("key", {"": "v"}), ("both", {"": ""})):
        msg = msg_pb2.Msg()
        msg.header.msg_id = "1"
        msg.header.msg_type = msg_pb2.Header.OPERATE
        msg.body.request.operate.input_args.update(entry)
        yield f"explicit_default/{name}", msg


def shortcoming(message, path="msg"):
    """Path of the first thing that a valid Message must have and this one has not."""
    for field in message.DESCRIPTOR.fields:
        if field.full_name in REQUIRED and not (
            message.HasField(field.name) if field.has_presence else getattr(message, field.name)
        ):
            return f"{path}.{field.name}"
        if field.name == "oper_status" and field.containing_oneof is None:
            if not message.HasField(field.name):
                return f"{path}.{field.name}"
        if field.type != F.TYPE_MESSAGE or is_map(field):
            continue
        if field.is_repeated:
            children = [(f"[{i}]", c) for i, c in enumerate(getattr(message, field.name))]
        elif message.HasField(field.name):
            children = [("", getattr(message, field.name))]
        else:
            children = []
        for index, child in children:
            found = shortcoming(child, f"{path}.{field.name}{index}")
            if found:
                return found
    for oneof in message.DESCRIPTOR.oneofs:
        if message.WhichOneof(oneof.name) is None and oneof.full_name not in OPEN_CHOICES:
            pure = len(oneof.fields) == len(message.DESCRIPTOR.fields)
            return path if pure else f"{path}.{oneof.name}"
    return None


def vector(name, message, **more):
    return {
        "id": name,
        "bytes": message.SerializeToString(deterministic=True).hex(),
        "json": json_format.MessageToDict(message),
        **more,
    }


def msg_vector(name, msg):
    more = {}
    found = shortcoming(msg)
    if found:
        more["lacks"] = found
    if name.startswith("explicit_default/"):
        more["explicit_default"] = True
    return vector(name, msg, **more)


def with_envelope(msg_pb2):
    """Singles of the body, in a Message whose header is right."""
    types = msg_pb2.Header.MsgType

    def new_root():
        msg = msg_pb2.Msg()
        msg.header.msg_id = "1"
        return msg

    body = msg_pb2.Msg.DESCRIPTOR.fields_by_name["body"]
    for name, msg in singles(new_root, (body,)):
        kind = msg.body.WhichOneof("msg_body")
        if kind in ("request", "response"):
            inner = getattr(msg.body, kind)
            which = inner.WhichOneof("req_type" if kind == "request" else "resp_type")
            if which:
                msg.header.msg_type = types.Value(which.upper().replace("PROTOCOL", "PROTO"))
        yield name, msg


def headers(msg_pb2):
    """Singles of the header, in a Message whose body is right."""

    def new_root():
        msg = msg_pb2.Msg()
        msg.body.request.get.SetInParent()
        return msg

    header = msg_pb2.Msg.DESCRIPTOR.fields_by_name["header"]
    yield from singles(new_root, (header,))
    for value in values_of(msg_pb2.Header.DESCRIPTOR.fields_by_name["msg_type"]):
        for body in ("request.get", "request", "response.get_resp", "response", "error", ""):
            msg = msg_pb2.Msg()
            msg.header.msg_id = "1"
            msg.header.msg_type = value
            message = msg.body
            message.SetInParent()
            for part in body.split(".") if body else ():
                message = getattr(message, part)
                message.SetInParent()
            yield f"header/{value}/{body}", msg


# JSON texts; Google's parser says which are right, and what they mean.
MSG_JSON = [
    '{}',
    '{"header": {"msgId": "1"}}',
    '{"header": {"msg_id": "1", "msg_type": "GET"}}',
    '{"header": {"msgId": "1", "msg_id": "1"}}',
    '{"header": {"msgId": "1", "msgId": "2"}}',
    '{"header": {"msgId": null, "msgType": null}}',
    '{"header": null, "body": null}',
    '{"header": {"msgId": 1}}',
    '{"header": {"msgType": 1}}',
    '{"header": {"msgType": 77}}',
    '{"header": {"msgType": -1}}',
    '{"header": {"msgType": 2147483648}}',
    '{"header": {"msgType": "GETS"}}',
    '{"header": {"msgType": "get"}}',
    '{"header": {"msgType": true}}',
    '{"header": {"msgType": 1.5}}',
    '{"header": []}',
    '{"header": "x"}',
    '{"headers": {}}',
    '{"Header": {}}',
    '[]',
    'null',
    '{"body": {"request": {}}}',
    '{"body": {"request": {}, "response": {}}}',
    '{"body": {"request": {}, "response": null}}',
    '{"body": {"request": {"get": {}, "set": {}}}}',
    '{"body": {"request": {"get": {"paramPaths": []}}}}',
    '{"body": {"request": {"get": {"paramPaths": null}}}}',
    '{"body": {"request": {"get": {"paramPaths": ["a", "", "b"]}}}}',
    '{"body": {"request": {"get": {"paramPaths": ["a", null]}}}}',
    '{"body": {"request": {"get": {"paramPaths": "a"}}}}',
    '{"body": {"request": {"get": {"param_paths": ["a"], "max_depth": 2}}}}',
    '{"body": {"request": {"get": {"maxDepth": "2"}}}}',
    '{"body": {"request": {"get": {"maxDepth": 2.0}}}}',
    '{"body": {"request": {"get": {"maxDepth": 2e3}}}}',
    '{"body": {"request": {"get": {"maxDepth": "2.0"}}}}',
    '{"body": {"request": {"get": {"maxDepth": 2.5}}}}',
    '{"body": {"request": {"get": {"maxDepth": -1}}}}',
    '{"body": {"request": {"get": {"maxDepth": "-1"}}}}',
    '{"body": {"request": {"get": {"maxDepth": 4294967295}}}}',
    '{"body": {"request": {"get": {"maxDepth": 4294967296}}}}',
    '{"body": {"request": {"get": {"maxDepth": ""}}}}',
    '{"body": {"request": {"get": {"maxDepth": " 1"}}}}',
    '{"body": {"request": {"get": {"maxDepth": "0x10"}}}}',
    '{"body": {"request": {"get": {"maxDepth": "NaN"}}}}',
    '{"body": {"request": {"get": {"maxDepth": true}}}}',
    '{"body": {"request": {"get": {"maxDepth": null}}}}',
    '{"body": {"request": {"set": {"allowPartial": true}}}}',
    '{"body": {"request": {"set": {"allowPartial": false}}}}',
    '{"body": {"request": {"set": {"allowPartial": "true"}}}}',
    '{"body": {"request": {"set": {"allowPartial": 1}}}}',
    '{"body": {"request": {"set": {"updateObjs": [{}]}}}}',
    '{"body": {"request": {"set": {"updateObjs": [null]}}}}',
    '{"body": {"request": {"operate": {"inputArgs": {}}}}}',
    '{"body": {"request": {"operate": {"inputArgs": null}}}}',
    '{"body": {"request": {"operate": {"inputArgs": {"a": "1", "b": "2"}}}}}',
    '{"body": {"request": {"operate": {"inputArgs": {"a": "1", "a": "2"}}}}}',
    '{"body": {"request": {"operate": {"inputArgs": {"a": null}}}}}',
    '{"body": {"request": {"operate": {"inputArgs": {"a": 1}}}}}',
    '{"body": {"request": {"operate": {"inputArgs": [{"key": "a"}]}}}}',
    '{"body": {"request": {"operate": {"command": "\\u00e9 \\ud83d\\ude00"}}}}',
    '{"body": {"response": {"operateResp": {"operationResults": [{"reqObjPath": ""}]}}}}',
    '{"body": {"response": {"operateResp": {"operationResults": [{"reqObjPath": null}]}}}}',
    '{"body": {"response": {"operateResp": {"operationResults": [{"reqOutputArgs": {}}]}}}}',
]
RECORD_JSON = [
    '{}',
    '{"toId": "a", "from_id": "b"}',
    '{"macSignature": ""}',
    '{"macSignature": "AAE="}',
    '{"macSignature": "AAE"}',
    '{"macSignature": "-_8="}',
    '{"macSignature": "-_8"}',
    '{"macSignature": "+/8="}',
    '{"macSignature": "A"}',
    '{"macSignature": "!!!!"}',
    '{"macSignature": null}',
    '{"macSignature": 1}',
    '{"payloadSecurity": "TLS12"}',
    '{"payloadSecurity": 1}',
    '{"payloadSecurity": "TLS13"}',
    '{"sessionContext": {"sessionId": "18446744073709551615"}}',
    '{"sessionContext": {"sessionId": 2}}',
    '{"sessionContext": {"sessionId": 9007199254740993}}',
    '{"sessionContext": {"sessionId": "18446744073709551616"}}',
    '{"sessionContext": {"sessionId": -1}}',
    '{"sessionContext": {"payload": ["AAE=", "", "_w"]}}',
    '{"sessionContext": {"payload": [null]}}',
    '{"sessionContext": {"payloadSARState": 1}}',
    '{"sessionContext": {"payloadSarState": "INPROCESS", "payloadrecSarState": "COMPLETE"}}',
    '{"websocketConnect": {}}',
    '{"websocketConnect": {"x": 1}}',
    '{"websocketConnect": null}',
    '{"websocketConnect": {}, "udsConnect": {}}',
    '{"mqttConnect": {"version": "V5", "subscribedTopic": "t"}}',
    '{"mqtt_connect": {"version": "V3_1_1"}}',
    '{"disconnect": {"reason": "r", "reasonCode": 7105}}',
    '{"originatorId": "a", "destination_id": "b"}',
]


def json_input(kind, new, texts):
    for text in texts:
        message = new()
        try:
            json_format.Parse(text, message)
        except json_format.ParseError:
            meaning = None
        else:
            meaning = message.SerializeToString(deterministic=True).hex()
        yield {"type": kind, "text": text, "bytes": meaning}


def write(name, lines):
    with open(HERE / name, "w", encoding="utf-8") as file:
        for line in lines:
            file.write(json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n")


def main():
    with tempfile.TemporaryDirectory() as folder:
        msg_pb2, record_pb2 = compile_schemas(folder)
    messages = [
        *fulls_of_msg(msg_pb2),
        *headers(msg_pb2),
        *with_envelope(msg_pb2),
        *explicit_defaults(msg_pb2),
    ]
    write("msg.jsonl", (msg_vector(name, msg) for name, msg in messages))
    records = [*fulls_of_record(record_pb2), *singles(record_pb2.Record)]
    write("record.jsonl", (vector(name, record) for name, record in records))
    write(
        "json-input.jsonl",
        [
            *json_input("usp.Msg", msg_pb2.Msg, MSG_JSON),
            *json_input("usp_record.Record", record_pb2.Record, RECORD_JSON),
        ],
    )
    print(f"protobuf {google.protobuf.__version__}: {len(messages)} Msgs, {len(records)} Records")


if __name__ == "__main__":
    main()
