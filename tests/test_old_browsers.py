"""What a browser of 2020 (Chrome 87) does not read is not in our stylesheets and scripts."""

import re
from pathlib import Path

import pytest

STATIC = sorted((Path(__file__).parent.parent / "gongzhi").rglob("static/**/*.*"))
CSS = [f for f in STATIC if f.suffix == ".css"]
JS = [f for f in STATIC if f.suffix == ".js"]
# Feature, and the Chrome that first had it. A thing that only adds where it is known may stand in ALLOWED.
NEW_CSS = {
    r":has\(": 105,
    r":is\(|:where\(": 88,
    r"@container": 105,
    r"@layer": 99,
    r"@property": 85 + 20,
    r"@starting-style": 117,
    r"\boklch\(|\boklab\(|\blab\(|\blch\(|\bcolor-mix\(|\blight-dark\(": 111,
    r"\baspect-ratio\s*:": 88,
    r"\baccent-color\s*:": 93,
    r"\bscrollbar-gutter\s*:|\bscrollbar-color\s*:": 94,
    r"\btext-wrap\s*:": 114,
    r"\d(dvh|svh|lvh|dvw|cqw|cqi)\b": 108,
    r"\bsubgrid\b": 117,
    r"\banimation-timeline\b|\bview-transition": 115,
    r"(?m)^\s*&|[{;]\s*&[\s.:>]": 112,
    r"@media[^{]*[<>]=?": 104,
    r":focus-visible\s*\+|:user-valid|:user-invalid": 119,
    r"\binset-inline|\bmargin-inline-start\s*:\s*auto\s*!": 87 + 20,
}
NEW_JS = {
    r"\?\?=|\|\|=|&&=": 85 + 20,  # ES2021; our scripts stay at ES2019
    r"\?\.[a-zA-Z\[(]": 80 + 20,
    r"(?<![?])\?\?(?![?=])": 80 + 20,
    r"\.replaceAll\(|\.at\(-?\d|Object\.hasOwn|structuredClone\(|\.findLast\(": 92,
    r"\bstatic\s*\{|#[a-z]\w*\s*[=(;]": 94,
    r"\bimport\s*\(|^\s*import\s|^\s*export\s": 63 + 40,
    r"\bawait\b(?=[^}]*$)(?!.*async)": 89,
    r"\d_\d": 75 + 20,
    r"\beval\(|new Function\(|innerHTML|insertAdjacentHTML|document\.write": 0,  # never, whatever the age
}


def bare(text: str) -> str:
    """Without comments and quoted words."""
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.S)
    text = re.sub(r"(?m)(^|\s)//.*$", "", text)
    return re.sub(r"\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'", '""', text)


def found(file: Path, features: dict[str, int]) -> list[str]:
    words = bare(file.read_text(encoding="utf-8"))
    return [
        f"{m[0]!r} (Chrome {since})" for rule, since in features.items() for m in re.finditer(rule, words)
    ]


@pytest.mark.parametrize("file", CSS, ids=lambda f: f.name)
def test_a_stylesheet_is_read_by_a_browser_of_2020(file: Path) -> None:
    assert found(file, NEW_CSS) == []


@pytest.mark.parametrize("file", JS, ids=lambda f: f.name)
def test_a_script_is_read_by_a_browser_of_2020(file: Path) -> None:
    assert found(file, NEW_JS) == []


@pytest.mark.parametrize(
    ("words", "rules"),
    [
        ("a:has(b) {}", NEW_CSS),
        (".x { aspect-ratio: 1; }", NEW_CSS),
        (".x { & .y { color: red; } }", NEW_CSS),
        ("a ??= 1;", NEW_JS),
        ("a?.b;", NEW_JS),
        ("a.replaceAll(b, c);", NEW_JS),
        ("el.innerHTML = a;", NEW_JS),
    ],
)
def test_the_scan_sees_what_it_looks_for(words: str, rules: dict[str, int], tmp_path: Path) -> None:
    file = tmp_path / "x"
    file.write_text(words, encoding="utf-8")
    assert found(file, rules)


@pytest.mark.parametrize("file", [f for f in CSS if f.name != "tokens.css"], ids=lambda f: f.name)
def test_colours_are_named_in_one_file_so_that_light_and_dark_agree(file: Path) -> None:
    if "print" in file.name:
        return  # paper is white in both
    words = bare(file.read_text(encoding="utf-8"))
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b(?=[\s;,)])|\brgba?\(", words) == []


def _luminance(colour: str) -> float:
    digits = colour.lstrip("#")
    digits = "".join(d * 2 for d in digits) if len(digits) == 3 else digits
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


TEXT_ON = {
    "ink": ("paper", "ground", "sunk", "stripe", "accent-soft"),
    "soft": ("paper", "ground", "sunk", "stripe", "accent-soft"),
    "accent": ("paper", "ground", "sunk"),
    "accent-strong": ("paper", "ground", "sunk", "accent-soft", "stripe"),
    "accent-ink": ("accent", "accent-strong"),
    "bar-ink": ("bar",),
    "green": ("paper",),
    "yellow": ("paper", "ground"),
    "red": ("paper", "ground"),
    "grey": ("paper",),
    "unknown": ("paper", "ground", "stripe"),
    "warn-ink": ("warn-soft",),
    "bad-ink": ("bad-soft",),
}
EDGES = {"edge": ("paper", "ground"), "bar-edge": ("bar",), "focus": ("paper", "ground")}


def palettes() -> list[dict[str, str]]:
    words = (
        next(f for f in CSS if f.name == "tokens.css").read_text(encoding="utf-8").split("@media print")[0]
    )
    blocks = re.findall(r":root[^{]*\{([^}]*)\}", words)
    return [dict(re.findall(r"--([\w-]+):\s*(#[0-9a-fA-F]{3,6})", block)) for block in blocks]


def test_light_and_dark_keep_their_contrast() -> None:
    light, dark, by_the_machine = palettes()
    assert dark == by_the_machine
    faint = [
        f"{text} on {on}: {contrast(p[text], p[on]):.2f}"
        for p in (light, dark)
        for rules, least in ((TEXT_ON, 4.5), (EDGES, 3.0))
        for text, under in rules.items()
        for on in under
        if contrast(p[text], p[on]) < least
    ]
    assert faint == []
