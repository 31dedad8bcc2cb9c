"""The measures of an official document, GB/T 9704-2012: the type area and where the signature stands."""

from dataclasses import dataclass

from gongzhi.ground.official.galley import Line, Piece, Role, em

# Millimetres: A4 (5.2.1), margins so that the type area is 156 × 225 (5.2.2), the page number 7 below it (7.5).
PAGE = (210, 297)
TOP, RIGHT, BOTTOM, LEFT = 37, 26, 35, 28
FOLIO_BELOW = 7

# Points: 22 lines of 28 characters fill the type area (5.2.3). 28 × 16 pt is a shade too wide,
# so a character stands 15.75 pt from the next.
LINES, CHARACTERS = 22, 28
BODY_SIZE, TITLE_SIZE, FOLIO_SIZE, TABLE_SIZE = 16, 22, 14, 12
LINE_PITCH = 28.95
CHARACTER_PITCH = 15.75
TABLE_PITCH = 20

_ROOM = CHARACTERS - 2


@dataclass(frozen=True)
class Signature:
    """In characters: the issuer's indent from the right, the date's from the left."""

    issuer_right: float
    date_left: float


def signature(issuer: str, day: str) -> Signature:
    """Where the two lines stand without a seal (7.3.5.2).

    The issuer ends 2 from the right and the date begins 2 to the right of the issuer's first character;
    where the date would then come nearer than 2 to the right, both move left together.
    """
    name = min(em(issuer), _ROOM)
    right = max(2, 4 + em(day) - name)
    return Signature(right, CHARACTERS - right - name + 2)


def signature_of(pieces: tuple[Piece, ...]) -> Signature:
    """Of a paper that nobody signs, where an empty one would stand."""
    said = {p.role: p.text for p in pieces if isinstance(p, Line) and p.role in (Role.ISSUER, Role.DATE)}
    return signature(said.get(Role.ISSUER, ""), said.get(Role.DATE, ""))
