"""The words of the interface: Chinese is what stands in the code, English must be complete.

    python tools/words.py check            every Chinese message has its English; exit 1 and a list if not
    python tools/words.py merge [APP ...]  write the messages an app is missing into its .po, empty
    python tools/words.py compile          .po -> .mo; needs no gettext on the machine

Each app under gongzhi/ keeps its own locale/en/LC_MESSAGES/django.po. A message may be translated by any app
that shares it. Extraction uses Babel for Python and Django's own templatize for templates.
"""

import io
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import django
from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
HOUSE = ROOT / "gongzhi"
KEYWORDS = {
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "_": None,
    "_now": None,
    "_n": (1, 2),
}


def apps() -> list[Path]:
    """Every folder that Django loads as an app, ground rooms included."""
    return [*sorted(p.parent for p in HOUSE.glob("**/migrations") if p.is_dir()), HOUSE / "config"]


def app_of(file: Path) -> Path:
    return next(
        (a for a in sorted(apps(), key=lambda a: -len(a.parts)) if a in file.parents), HOUSE / "config"
    )


def sources() -> Iterator[Path]:
    for file in sorted([*HOUSE.rglob("*.py"), *HOUSE.rglob("*.html")]):
        if not {"tests", "migrations"} & set(file.parts):
            yield file


def messages(file: Path) -> Iterator[tuple[int, str, str | None]]:
    text = file.read_text(encoding="utf-8")
    code = templatize(text, origin=str(file)) if file.suffix == ".html" else text
    for line, message, _comments, context in extract(
        "python", io.BytesIO(code.encode()), keywords=KEYWORDS, options={"encoding": "utf-8"}
    ):
        first = message[0] if isinstance(message, tuple) else message
        if first:
            yield line, first, context


def po_file(app: Path) -> Path:
    return app / "locale" / "en" / "LC_MESSAGES" / "django.po"


def catalogue(app: Path) -> Catalog:
    at = po_file(app)
    if not at.exists():
        return Catalog(locale="en", charset="utf-8", project="gongzhi", header_comment="# English words")
    with at.open("rb") as file:
        return read_po(file, locale="en", charset="utf-8")


def translated(cat: Catalog, key: str, context: str | None) -> bool:
    found = cat.get(key, context)
    return bool(
        found and (all(found.string) if isinstance(found.string, tuple) else found.string) and not found.fuzzy
    )


def missing() -> dict[Path, list[tuple[str, str, str | None]]]:
    cats = [catalogue(a) for a in apps()]
    lacking: dict[Path, list[tuple[str, str, str | None]]] = {}
    for file in sources():
        for line, message, context in messages(file):
            if not any(translated(c, message, context) for c in cats):
                where = f"{file.relative_to(ROOT)}:{line}"
                lacking.setdefault(app_of(file), []).append((where, message, context))
    return lacking


def check(only: list[str]) -> int:
    lacking = {a: rows for a, rows in missing().items() if not only or a.name in only}
    for rows in lacking.values():
        for where, message, _context in rows:
            print(f"{where}: no English for {message!r}")
    print(f"{sum(map(len, lacking.values()))} messages without English")
    return 1 if lacking else 0


def merge(only: list[str]) -> int:
    for app, rows in missing().items():
        if only and app.name not in only:
            continue
        cat = catalogue(app)
        for where, message, context in rows:
            at = (where.rsplit(":", 1)[0], int(where.rsplit(":", 1)[1]))
            cat.add(message, "", locations=[at], context=context)
        po_file(app).parent.mkdir(parents=True, exist_ok=True)
        with po_file(app).open("wb") as file:
            write_po(file, cat, width=0, omit_header=False, no_location=True)
        print(f"{app.name}: {len(rows)} messages to translate in {po_file(app).relative_to(ROOT)}")
    return 0


def compile_all() -> int:
    for app in apps():
        if po_file(app).exists():
            with po_file(app).with_suffix(".mo").open("wb") as file:
                write_mo(file, catalogue(app))
    return 0


def main(words: list[str]) -> int:
    settings.configure(USE_I18N=True)
    django.setup()
    acts: dict[str, Callable[[list[str]], int]] = {
        "check": check,
        "merge": merge,
        "compile": lambda only: compile_all(),
    }
    if not words or words[0] not in acts:
        print(__doc__)
        return 2
    return acts[words[0]](words[1:])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
