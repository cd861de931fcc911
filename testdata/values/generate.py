#!/usr/bin/env python3
"""Asks an XML Schema engine (libxml2, through lxml) which texts suit a type, and writes the answers.

usage: generate.py DIRECTORY...

The directories hold TR-106 models (*.xml); only their sizes, ranges and patterns are taken.
Writes lexical.jsonl, facets.jsonl, patterns.jsonl and syntax.jsonl beside itself. The same input
and the same libxml2 give the same output.

A text is a JSON string, or [string, count] for a string repeated. White space around a text is
left out: XML collapses it before a value is read, and USP has no such step.
"""
import json
import pathlib
import random
import re
import re._constants as rc
import re._parser as rp
import sys
from xml.sax.saxutils import quoteattr

from lxml import etree

XSD = {
    "base64": "base64Binary", "boolean": "boolean", "dateTime": "dateTime", "decimal": "decimal",
    "hexBinary": "hexBinary", "int": "int", "long": "long", "string": "string",
    "unsignedInt": "unsignedInt", "unsignedLong": "unsignedLong",
}
HERE = pathlib.Path(__file__).parent
RNG = random.Random(369)


def schema(base, facets=""):
    text = (
        '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="v"><xs:simpleType>'
        f'<xs:restriction base="xs:{base}">{facets}</xs:restriction>'
        "</xs:simpleType></xs:element></xs:schema>"
    )
    return etree.XMLSchema(etree.fromstring(text))


def accepts(engine, text):
    element = etree.Element("v")
    element.text = text
    return engine.validate(element)


def expand(text):
    return text if isinstance(text, str) else text[0] * text[1]


def sort_out(texts, verdict, collapses=False):
    """The texts in two lists, without repeats and without what XML cannot carry or would collapse."""
    seen, accept, reject = set(), [], []
    for text in texts:
        whole = expand(text)
        if whole in seen or re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", whole):
            continue
        if collapses and whole != whole.strip(" \t\r\n"):
            continue
        seen.add(whole)
        (accept if verdict(whole) else reject).append(text)
    return {"accept": accept, "reject": reject}


def write(name, records):
    lines = [json.dumps(record, ensure_ascii=True) for record in records]
    (HERE / name).write_text("\n".join(lines) + "\n")
    print(name, len(lines), "records", file=sys.stderr)


# --- lexical forms ---------------------------------------------------------------------------

NUMBERS = (
    "0 1 -1 +1 00 007 -0 +0 +5 --1 +-1 - + 1- 1.0 1. .5 . -.5 +.5 -. 1e3 1E3 INF NaN 0x10 1_000 "
    "1,000 12abc abc \u0661 \uff11 1.2.3 2147483647 2147483648 -2147483648 -2147483649 4294967295 "
    "4294967296 9223372036854775807 9223372036854775808 -9223372036854775808 -9223372036854775809 "
    "18446744073709551615 18446744073709551616 00000000000000000000000000000018446744073709551615 "
    "-00000000000000000000 99999999999999999999 0.10 00.100 1.5 -1.50 123456789012.123456789012"
).split() + ["", "1 2", "1\u00a0"]
BOOLEANS = "true false 1 0 True FALSE TRUE t f yes no on 00 01 2 tru truee -0 +1".split() + [""]
TIMES = """2026-11-22T16:00:00Z 2026-11-22T16:00:00 2026-11-22T16:00:00+00:00 2026-11-22T16:00:00-00:00
2026-11-22T16:00:00+01:00 2026-11-22T16:00:00-14:00 2026-11-22T16:00:00+14:00 2026-11-22T16:00:00+14:01
2026-11-22T16:00:00+15:00 2026-11-22T16:00:00+01:60 2026-11-22T16:00:00+0100 2026-11-22T16:00:00+1
2026-11-22T16:00:00z 2026-11-22t16:00:00Z 2026-11-22T16:00Z 2026-11-22 16:00:00Z 2026-11-22T16:00:00.5Z
2026-11-22T16:00:00.Z 2026-11-22T16:00:00.123456789012345Z 2026-11-22T16:00:00,5Z 2026-11-22T24:00:00Z
2026-11-22T24:00:00.000Z 2026-11-22T24:00:01Z 2026-11-22T24:01:00Z 2026-11-22T25:00:00Z 2026-11-22T23:59:60Z
2026-11-22T23:60:00Z 2026-02-28T00:00:00Z 2026-02-29T00:00:00Z 2024-02-29T00:00:00Z 2100-02-29T00:00:00Z
2000-02-29T00:00:00Z 1900-02-29T00:00:00Z 2026-04-31T00:00:00Z 2026-06-30T00:00:00Z 2026-12-31T00:00:00Z
2026-13-01T00:00:00Z 2026-00-01T00:00:00Z 2026-01-00T00:00:00Z 2026-01-32T00:00:00Z 0001-01-01T00:00:00Z
0001-01-01T00:00:00.000Z 9999-12-31T23:59:59Z 0000-01-01T00:00:00Z -0001-01-01T00:00:00Z -0004-02-29T00:00:00Z
-12345-01-01T00:00:00Z 12345-01-01T00:00:00Z 01234-01-01T00:00:00Z 026-01-01T00:00:00Z +2026-01-01T00:00:00Z
0001-01-03T03:04:05 0999-12-31T23:59:59.999 2026-1-1T00:00:00Z 2026-11-22T16:00:00ZZ 2026-11-22T16:00:00Z+00:00
2026-11-22T6:00:00Z 2026/11/22T16:00:00Z 20261122T160000Z 2026-11-22 T16:00:00Z 99999-12-31T24:00:00Z""".replace(
    " 16:00:00Z", "\u002016:00:00Z"
)
TIMES = [t for t in re.split(r"[\n ]", TIMES)] + ["", "2026-11-22 16:00:00Z", "-", "2026"]
HEX = "0a 0A aB 0 0aF 0g 0x0a deadBEEF -1 00112233445566778899aabbccddeeff 0\u0661".split() + ["", "0a 0b"]
BASE64 = (
    "QQ== QUI= QUJD QUJDRA== QQ QUI QQ= QUJD= QUJDR=== ==== = QR== QUJ= QUI=QUI= +/+/ -_-_ Q=Q= "
    "Q\u00d6== AA== AB== AAA= AAB= AAE= AAAA QUJD\u00a0 QUJDRE"
).split() + ["", "QUJD RA==", "Q UJD", "QQ= ="]


def lexical():
    candidates = {
        "boolean": BOOLEANS, "dateTime": TIMES, "hexBinary": HEX, "base64": BASE64,
        "decimal": NUMBERS, "int": NUMBERS, "long": NUMBERS, "unsignedInt": NUMBERS,
        "unsignedLong": NUMBERS,
    }
    alphabet = {
        "boolean": "truefals01", "dateTime": "0123456789-:TZ.+", "hexBinary": "09afAFg",
        "base64": "AQgwB/+=", "decimal": "0123456789.+-e", "int": "0123456789+-",
        "long": "0123456789+-", "unsignedInt": "0123456789+-", "unsignedLong": "0123456789+-",
    }
    for name, texts in candidates.items():
        engine = schema(XSD[name])
        texts = list(texts)
        for _ in range(150):
            texts.append(mutate(RNG.choice(texts[: len(candidates[name])]), alphabet[name]))
        yield {"type": name, **sort_out(texts, lambda text: accepts(engine, text), True)}


def mutate(text, alphabet):
    chars = list(text)
    for _ in range(RNG.choice((1, 1, 2))):
        at = RNG.randrange(len(chars) + 1)
        action = RNG.randrange(3)
        if action == 0:
            chars.insert(at, RNG.choice(alphabet))
        elif chars and action == 1:
            chars[at % len(chars)] = RNG.choice(alphabet)
        elif chars:
            del chars[at % len(chars)]
    return "".join(chars)


# --- facets of the models --------------------------------------------------------------------

def published(directories):
    """Distinct (primitive, sizes, ranges), and distinct patterns."""
    types, patterns = set(), set()
    for path in sorted(p for d in directories for p in pathlib.Path(d).glob("*.xml")):
        for element in etree.parse(str(path)).iter():
            if not isinstance(element.tag, str):
                continue
            name = etree.QName(element).localname
            if name == "pattern":
                patterns.add(element.get("value"))
            if name in XSD:
                sizes = tuple(
                    (s.get("minLength"), s.get("maxLength")) for s in element.findall("size"))
                ranges = tuple(
                    (r.get("minInclusive"), r.get("maxInclusive")) for r in element.findall("range")
                    if r.get("step") is None)
                if sizes or ranges:
                    types.add((name, sizes, ranges))
    key = lambda entry: json.dumps(entry)
    return sorted(types, key=key), sorted(patterns)


def alternatives(base, facets):
    """Facets of one kind are alternatives, which one XML Schema restriction cannot say."""
    engines = [schema(base, facet) for facet in facets] or [schema(base)]
    return lambda text: any(accepts(engine, text) for engine in engines)


def attribute(name, value):
    return f"<xs:{name} value={quoteattr(value)}/>" if value is not None else ""


def facets(types):
    for name, sizes, ranges in types:
        base = XSD[name]
        by_size = alternatives(base, [
            attribute("minLength", low) + attribute("maxLength", high) for low, high in sizes])
        by_range = alternatives(base, [
            attribute("minInclusive", low) + attribute("maxInclusive", high)
            for low, high in ranges])
        unit = {"hexBinary": "0A", "base64": "AAAA"}.get(name, "\u00e9")
        per_unit = 3 if name == "base64" else 1
        texts = [] if name == "base64" else [""]
        for bound in (b for size in sizes for b in size if b is not None):
            for length in (int(bound) - 1, int(bound), int(bound) + 1):
                if length >= 0 and length % per_unit == 0:
                    texts.append([unit, length // per_unit])
                elif length >= 0:
                    texts.append("AAAA" * (length // 3) + ("AA==", "AAA=")[length % 3 - 1])
        for bound in (b for r in ranges for b in r if b is not None):
            for delta in (-1, 0, 1):
                number = int(bound) + delta
                texts += [str(number), ("-00" if number < 0 else "+00") + str(abs(number))]
                if name == "decimal":
                    texts += [f"{number}.000", f"{number}.0000000000000000000001"]
        yield {
            "type": name, "sizes": sizes, "ranges": ranges,
            **sort_out(texts, lambda text: by_size(text) and by_range(text)),
        }


# --- patterns --------------------------------------------------------------------------------

OWN = [
    r"", r"a|", r"(a|b)*c", r"a{3}", r"a{2,4}", r"a{2,}", r"a{0}", r"a{0,1}", r"(ab?){2}", r"^a$",
    r"a^b", r"$", r".", r"..", r"\.", r"\\", r"\-\^\|", r"\n|\t|\r", r"[a-z]+", r"[^a-z]+",
    r"[a-z-[aeiou]]+", r"[^a-z-[A-C]]", r"[a-z-[b-y-[m-n]]]+", r"[-a]+", r"[a-]+", r"[\-a]+",
    r"[\]\[]+", r"[a^]+", r"[.*+?(){}|]+", r"[\d-[5]]+", r"\s+", r"\S+", r"\d+", r"\D+", r"\w+",
    r"\W+", r"\i\c*", r"\I", r"\C", r"[\i-[:]][\c-[:]]*", r"\p{Lu}+", r"\P{Lu}+", r"\p{L}\p{Nd}",
    r"\p{N}+", r"\p{P}+", r"\p{S}+", r"\p{Z}+", r"\p{Zl}", r"\p{Sc}", r"\p{IsBasicLatin}+",
    r"\P{IsBasicLatin}+", r"\p{IsGreek}+", r"\p{IsCyrillic}", r"\p{IsCurrencySymbols}",
    r"[\p{L}\p{Nd}_]+", r"[^\p{L}]+", r"(a|ab)(c|bcd)", r"a|ab|abc", r"(a*)*", r"(a|b|ab)+",
    r"((a{1,2}){2}){2}", r"\u00e9+".encode().decode("unicode_escape"),
    "[\u03b1-\u03c9]+", "[\U00010300-\U0001031e]+", r"&quot;|&lt;", r"a b", r"[\s\S]*",
]

INVALID = [
    "*", "a**", "+a", "a{", "a{2", "a{2,1}", "a{,3}", "a}", "(", "(a", "a)", "[", "[a", "a]", "[]",
    "[^]", "[z-a]", "a++", "a+?", "a*?", r"\b", r"\B", r"\A", r"\z", r"\1", r"\u0041", r"\x41",
    r"\p{Foo}", r"\p{IsFoo}", r"\pL", r"\p{L", "\\", r"[\b]", "(?:a)", "(?=a)", "(?i)a", "[a-z--[b]]",
    "[a-[b]", "[a&&b", "{2}", "|*", "?", r"\$", r"\p{Cs}", r"\p{latin}", "[[a]]", "[a-b-c]",
]

PROBES = (
    "a b c d ab abc abcd aa aaa aaaa aaaaa ac bc aabbc A Z m n 0 5 9 00 12 1a _ - . : ^ $ ^a$ a^b a$ \\ / "
    "| ( ) [ ] { } * + ? , ; ! & < > = ~ \u00e9 \u00e9\u00e9 \u00df \u00d7 \u0394 \u03b1\u03c9 \u0416 "
    "\u05d0 \u0661 \u0661\u0662 \u0967 \u00b2 \u00bd \u2160 \u20ac $\u20ac \u00a0 \u2028 \u3000 \u4e2d \u3042 "
    "\uac00 \U00010300 \U0001d7d8 \u00b7 \u0300 \u203f \u00ad a1 a-b a:b a_b xml x1 :a 1:a aZ zA ABC \u00c9A "
    "bcdfg aeiou xyz mno -a a- -- [] ][ []] .* aab abab ab1 \u00abx\u00bb \u2014 \u00b1 \u00ac a&b \""
).split() + ["", " ", "\n", "\t", "\r", "a b", "a\nb", "ab ", " ab", "a\u00a0b"]


def sample(tree):
    """A text that a regular expression of Python, parsed, matches."""
    out = []
    for op, arg in tree:
        if op is rc.LITERAL:
            out.append(chr(arg))
        elif op is rc.ANY:
            out.append(RNG.choice("aZ0 _\u00e9"))
        elif op is rc.IN:
            kind, value = RNG.choice(arg)
            if kind is rc.LITERAL:
                out.append(chr(value))
            elif kind is rc.RANGE:
                out.append(chr(RNG.randint(*value)))
            else:
                out.append(RNG.choice("0123456789\u0661"))
        elif op in (rc.MAX_REPEAT, rc.MIN_REPEAT):
            low, high, body = arg
            for _ in range(RNG.randint(low, min(int(high), low + 3))):
                out.append(sample(body))
        elif op is rc.BRANCH:
            out.append(sample(RNG.choice(arg[1])))
        elif op is rc.SUBPATTERN:
            out.append(sample(arg[3]))
        else:
            raise ValueError(op)
    return "".join(out)


def patterns(found):
    for pattern in filter(is_valid, found):
        engine = schema("string", attribute("pattern", pattern))
        tree = rp.parse(pattern)
        texts = [sample(tree) for _ in range(25)]
        alphabet = "0123456789abfABFXg.:/, \n\u0661\u00e9" + "".join(texts)[:40]
        texts += [mutate(RNG.choice(texts[:25]), alphabet) for _ in range(60)]
        texts += ["", "\n", "X_", "0.0.0.0", "a" * 40]
        yield {
            "pattern": pattern, "published": True,
            **sort_out(texts, lambda text: accepts(engine, text)),
        }
    for pattern in OWN:
        engine = schema("string", attribute("pattern", pattern).replace("\n", "&#10;"))
        yield {
            "pattern": pattern, "published": False,
            **sort_out(PROBES, lambda text: accepts(engine, text)),
        }


def is_valid(pattern):
    try:
        schema("string", attribute("pattern", pattern))
    except etree.XMLSchemaParseError:
        return False
    return True


def syntax(found):
    for pattern in INVALID + OWN + found:
        yield {"pattern": pattern, "valid": is_valid(pattern)}


def main():
    types, found = published(sys.argv[1:])
    write("lexical.jsonl", lexical())
    write("facets.jsonl", facets(types))
    write("patterns.jsonl", patterns(found))
    write("syntax.jsonl", syntax(found))


main()
