"""The walls of the house that no linter knows: sizes, doors, and the files that must agree."""

import ast
from pathlib import Path

import pytest

HOUSE = Path(__file__).parent.parent / "gongzhi"
FACES = [*HOUSE.rglob("views.py"), *HOUSE.rglob("views/*.py"), *HOUSE.rglob("forms.py")]
ROOMS = [f for f in HOUSE.rglob("*.py") if "migrations" not in f.parts]
MODELS = [*HOUSE.rglob("models.py"), *HOUSE.rglob("models/*.py")]
QUERYING = {"objects", "save"}


def name(file: Path) -> str:
    return str(file.relative_to(HOUSE))


@pytest.mark.parametrize("face", FACES, ids=name)
def test_a_view_asks_queries_and_never_the_tables(face: Path) -> None:
    tree = ast.walk(ast.parse(face.read_text(encoding="utf-8")))
    assert not [n.lineno for n in tree if isinstance(n, ast.Attribute) and n.attr in QUERYING]


@pytest.mark.parametrize("room", ROOMS, ids=name)
def test_a_room_is_no_longer_than_400_lines(room: Path) -> None:
    assert len(room.read_text(encoding="utf-8").splitlines()) <= 400


@pytest.mark.parametrize("room", ROOMS, ids=name)
def test_no_room_is_called_utils(room: Path) -> None:
    assert not {"utils", "helpers", "common", "misc"} & {room.stem, *room.relative_to(HOUSE).parts[:-1]}


@pytest.mark.parametrize("tables", MODELS, ids=name)
def test_no_model_holds_money_in_anything_but_whole_fen(tables: Path) -> None:
    words = tables.read_text(encoding="utf-8")
    assert not [word for word in ("DecimalField", "FloatField", "Avg(") if word in words]
