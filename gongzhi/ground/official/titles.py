"""Where a long title breaks: into lines of like length, between words as far as the words below tell."""

from unicodedata import east_asian_width

# 156 mm of type area hold twenty characters of 22 pt; nineteen leave the edges free.
WIDEST = 19

# A title may break after one of these words, or before one of those.
_AFTER = ("项目", "工作", "治理", "社区", "街道", "试点", "县", "市", "、", "）", "》", "关于")
_BEFORE = ("情况", "工作", "试点", "项目", "建设", "实施", "进展", "报告", "（", "《", "关于")
_WORTH = 4
_NEVER_FIRST = "的了和与及、，。：；）》”"


def title_lines(title: str) -> list[str]:
    """The lines of a title; its own line feeds are kept, a line beyond `WIDEST` characters is divided."""
    own = [line.strip() for line in title.splitlines() if line.strip()]
    return [piece for line in own or [""] for piece in _divided(line)]


def _divided(line: str) -> list[str]:
    count = -(-_width(line) // (2 * WIDEST))
    if count <= 1:
        return [line]
    cut = _cut(line, _width(line) // count)
    return [line[:cut].rstrip(), *_divided(line[cut:].lstrip())]


def _width(text: str) -> int:
    """In half characters."""
    return sum(2 if east_asian_width(sign) in "WFA" else 1 for sign in text)


def _cut(line: str, share: int) -> int:
    """The place near `share` half characters with the least strain; a place inside a Latin word is the last resort."""
    places = [at for at in range(1, len(line)) if _width(line[:at]) <= 2 * WIDEST]
    return min(places, key=lambda at: (_strain(line, at, share), at))


def _strain(line: str, at: int, share: int) -> int:
    head, tail = line[:at], line[at:]
    strain = abs(_width(head) - share) - _WORTH * (head.endswith(_AFTER) + tail.startswith(_BEFORE))
    inside_a_word = head[-1].isascii() and tail[0].isascii() and head[-1].isalnum() and tail[0].isalnum()
    return strain + (100 if inside_a_word or tail[0] in _NEVER_FIRST or head[-1] in "（《“" else 0)
