"""The words of one Word paragraph, run by run."""

from dataclasses import dataclass, field

from gongzhi.papers.intake.markup import Element, W

_MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_RUN, _BOX = f"{W}r", f"{W}txbxContent"

_SIGNS = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
}
# Deleted or moved away under revision; properties; the second writing of the same box; the gloss of a ruby.
_LEFT_OUT = {
    *(f"{W}{name}" for name in ("del", "moveFrom", "pPr", "rPr", "tcPr", "trPr", "sdtPr", "rt", "delText")),
    _FALLBACK,
}
_NOT_HIDDEN = ("0", "false", "off")


@dataclass
class Words:
    """The text of a paragraph, and the text boxes anchored in it."""

    pieces: list[str] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(self.pieces)


def kept(element: Element) -> bool:
    """Whether the element says anything at all; comments and instructions have no tag of their own."""
    return isinstance(element.tag, str) and element.tag not in _LEFT_OUT


def words_of(paragraph: Element) -> Words:
    words = Words()
    _gather(paragraph, words)
    return words


def _gather(element: Element, words: Words) -> None:
    for child in element:
        if child.tag in (f"{W}t", _MATH_TEXT):
            words.pieces.append(child.text or "")
        elif child.tag in _SIGNS:
            words.pieces.append(_SIGNS[child.tag])
        elif child.tag == _BOX:
            words.boxes.append(child)
        elif kept(child) and not _hidden(child):
            _gather(child, words)


def _hidden(element: Element) -> bool:
    vanish = element.find(f"{W}rPr/{W}vanish") if element.tag == _RUN else None
    return vanish is not None and vanish.get(f"{W}val") not in _NOT_HIDDEN
