"""XML read without trust: no entities, no network, no huge trees, one element at a time."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from lxml import etree

from gongzhi.papers.intake.faults import Fault, Unreadable

Element = Any  # lxml carries no types

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TRANSITIONAL = W.strip("{}").encode()
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"


def elements(body: bytes, tags: tuple[str, ...]) -> Iterator[Element]:
    """The elements with these tags, each when it is complete. Raises Unreadable for broken XML.

    Strict Open XML differs from the usual one in its namespace only, and is read as the usual one.
    """
    try:
        for _, element in etree.iterparse(
            BytesIO(body.replace(_STRICT, _TRANSITIONAL)),
            events=("end",),
            tag=tags,
            resolve_entities=False,
            load_dtd=False,
            no_network=True,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        ):
            yield element
    except etree.XMLSyntaxError as broken:
        raise Unreadable(Fault.MARKUP) from broken


def value(element: Element | None, path: str = "") -> str | None:
    """The `w:val` of a descendant given by a path such as `pPr/pStyle`, or of the element itself."""
    steps = "/".join(W + step for step in path.split("/")) if path else ""
    found = element.find(steps) if steps and element is not None else element
    return None if found is None else found.get(f"{W}val")
