"""The printed access matrix is the one in force: docs/access.md is what tools/access_page.py prints."""

import subprocess
import sys
import tomllib

from gongzhi.ground.accounts.matrix import read_matrix
from tools.access_page import LEVELS, MATRIX, PAGE, PARTS, ROOT, page

RAW = tomllib.loads(MATRIX.read_text(encoding="utf-8"))


def printed() -> str:
    command = [sys.executable, "-m", "tools.access_page"]
    return subprocess.run(command, cwd=ROOT, check=True, capture_output=True, encoding="utf-8").stdout


def test_the_committed_page_is_what_the_script_prints() -> None:
    assert PAGE.read_text(encoding="utf-8") == printed()


def test_every_grant_of_the_file_is_one_mark_on_the_page() -> None:
    given = sum(len(who.split()) for res in RAW["resource"].values() for who in res["acts"].values())
    marks = [line for line in page(read_matrix(MATRIX)).splitlines() if line.startswith("|")]
    assert sum(line.count("✓") for line in marks) == given


def test_every_level_stands_in_one_part() -> None:
    assert sorted(level for _, levels in PARTS for level in levels) == sorted(LEVELS)


def test_every_role_and_act_is_named() -> None:
    text = page(read_matrix(MATRIX))
    acts = [f"`{name}.{verb}`" for name, res in RAW["resource"].items() for verb in res["acts"]]
    assert [word for word in [*acts, *(f"`{code}`" for code in RAW["role"])] if word not in text] == []
