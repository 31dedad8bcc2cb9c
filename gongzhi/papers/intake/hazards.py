"""What a Word file must not carry: declarations, macros, links to elsewhere, objects, data exchange."""

import re
from collections.abc import Iterator

from lxml import etree

from gongzhi.papers.intake import limits
from gongzhi.papers.intake.faults import Fault, Unreadable
from gongzhi.papers.intake.markup import W, elements
from gongzhi.papers.intake.package import Parts

# Word writes neither DTDs nor other encodings; both serve to hide something from a check.
_DECLARATION = re.compile(rb"<!(?!--|\[CDATA\[)")
_ENCODING = re.compile(rb"""\A\s*<\?xml[^>]*?encoding\s*=\s*["']([^"']*)""")
_ENCODINGS = (b"utf-8", b"us-ascii", b"ascii")

# By the last step of the relationship type (ECMA-376 part 1, clause 15).
_RELATIONS = {
    "oleObject": Fault.EMBEDDED,
    "package": Fault.EMBEDDED,
    "aFChunk": Fault.EMBEDDED,
    "vbaProject": Fault.MACROS,
    "control": Fault.MACROS,
    "subDocument": Fault.LINKED,
    "frame": Fault.LINKED,
}
_ELSEWHERE = re.compile(r"\A\s*(?:[a-z][a-z0-9+.-]*:|//|\\)", re.IGNORECASE)

# QUOTE with character numbers spells a field out of sight: 68 68 69 is DDE.
_EXCHANGE = re.compile(r"""[\s"]*(?:DDE(?:AUTO)?\b|QUOTE[\s"]+\d)""", re.IGNORECASE)
_FIELD_TAGS = (f"{W}fldChar", f"{W}instrText", f"{W}fldSimple")


def check_parts(parts: Parts) -> None:
    """Raises Unreadable for the first hazard found."""
    for body in parts.values():
        _check_markup(body)
    if b"macroenabled" in parts.get("[Content_Types].xml", b"").lower():
        raise Unreadable(Fault.MACROS)
    for name, body in parts.items():
        if name.endswith(".rels"):
            _check_relations(body)
        elif b"instrText" in body or b"fldSimple" in body:
            _check_fields(body)


def _check_markup(body: bytes) -> None:
    if body.count(b"<") > limits.TAGS:
        raise Unreadable(Fault.SWOLLEN)
    named = _ENCODING.match(body.removeprefix(b"\xef\xbb\xbf"))
    if b"\0" in body or _DECLARATION.search(body) or (named and named[1].lower() not in _ENCODINGS):
        raise Unreadable(Fault.MARKUP)


def _check_relations(body: bytes) -> None:
    for relation in elements(body, ("{*}Relationship",)):
        kind = str(relation.get("Type", "")).rpartition("/")[2]
        if fault := _RELATIONS.get(kind):
            raise Unreadable(fault)
        away = relation.get("TargetMode") == "External" or _ELSEWHERE.match(relation.get("Target", ""))
        if away and kind != "hyperlink":
            raise Unreadable(Fault.LINKED)


def _check_fields(body: bytes) -> None:
    """A field's code may be cut into many runs, and fields stand inside fields."""
    for code in _field_codes(body):
        if _EXCHANGE.match(code):
            raise Unreadable(Fault.DDE)


def _field_codes(body: bytes) -> Iterator[str]:
    open_fields: list[str] = [""]
    for element in elements(body, _FIELD_TAGS):
        step = element.get(f"{W}fldCharType") or etree.QName(element).localname
        if step == "fldSimple":
            yield element.get(f"{W}instr", "")
        elif step == "begin":
            open_fields.append("")
        elif step == "instrText":
            open_fields[-1] += element.text or ""
        elif len(open_fields) > 1 and step == "end":
            yield open_fields.pop()
    yield from open_fields
