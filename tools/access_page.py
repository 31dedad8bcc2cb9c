"""Prints docs/access.md: the access matrix of gongzhi/config/access.toml as a page that people read.

    python -m tools.access_page            the page on standard output
    python -m tools.access_page write      the page into docs/access.md

Words of roles, resources and acts are those of the matrix file and of the interface; nothing is said twice.
"""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from django.conf import settings

from gongzhi.ground.accounts.matrix import Matrix, Reach, read_matrix
from gongzhi.ground.web.matrix_words import verb_words

ROOT = Path(__file__).resolve().parent.parent
MATRIX = ROOT / "gongzhi" / "config" / "access.toml"
PAGE = ROOT / "docs" / "access.md"

LEVELS = {"province": "省", "city": "市", "county": "县", "street": "街道", "community": "社区"}
REACHES = {Reach.BELOW: "本级及以下", Reach.LINE: "本级及以下，加上级"}
# The sections of the matrix: title, and the levels whose roles stand in its columns.
PARTS = [("县级岗位", ("county",)), ("省、市、街道和社区的岗位", ("province", "city", "street", "community"))]

HEAD = """\
# 权限 · Access

本页由 `python -m tools.access_page write` 从 `gongzhi/config/access.toml` 生成，不手改；测试核对两者一致。
登录后“设置 → 权限矩阵”（`/matrix/`）显示同一张表，有“权限矩阵 · 查看”的岗位都能打开。

- 岗位＝角色 × 区划 × 任期。一个人可以有几个岗位；过了任期，下一次打开页面就不算。
- 查看的范围：“本级及以下”是岗位所在区划和它下面的区划；“加上级”还能看到上级区划的记录（社区看得到县里的规则）。
- 查看以外的动作，一律只在本级及以下，不论查看范围多大。
- “通常设在”说明岗位一般设在哪一级，程序不强制。
- 没有登录的人转到登录页；登录后没有权限的页面一律“找不到”（404）；详情页上没有权限的动作，写明由哪些岗位办理。
- 首页、搜索和切换区划，登录即可，内容按各自的权限取；登录页和使用帮助不登录也能看。
- 表中 ✓ 是可以，空白是不可以；英文代号即程序里的动作名。
"""

TAIL = """\
## English

Printed from `gongzhi/config/access.toml`; a test fails when the two differ. A post is role × division × term. Seeing
reaches the post's own division and those below it (本级及以下), and for some resources the divisions above it too
(加上级); every other act stays at or below. A page without its act answers 404. ✓ = may; the code in each row is the
act that views, services and tests name. The level of a role is where its posts are meant to stand: giving a post
elsewhere is not refused.
"""


def row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def table(head: Sequence[str], rows: Sequence[Sequence[str]], centred: int = 0) -> Iterator[str]:
    """A Markdown table; the last `centred` columns are centred."""
    yield row(head)
    yield row(["---"] * (len(head) - centred) + [":-:"] * centred)
    yield from map(row, rows)


def roles_part(matrix: Matrix) -> Iterator[str]:
    yield "## 岗位\n"
    rows = [[r.zh, LEVELS[r.level], r.en, f"`{r.code}`"] for r in matrix.roles.values()]
    yield from table(["岗位", "通常设在", "English", "代号"], rows)


def reach_part(matrix: Matrix) -> Iterator[str]:
    yield "\n## 对象与查看范围\n"
    rows = [[r.zh, REACHES[r.reach], r.en, f"`{r.code}`"] for r in matrix.resources.values()]
    yield from table(["对象", "查看的范围", "English", "代号"], rows)


def matrix_part(matrix: Matrix, title: str, levels: Sequence[str]) -> Iterator[str]:
    """Every act as a row, the roles of these levels as columns."""
    yield f"\n## 谁能做什么：{title}\n"
    columns = [role for role in matrix.roles.values() if role.level in levels]
    verbs = verb_words()
    rows = [
        [resource.zh, str(verbs[verb]), f"`{code}.{verb}`", *("✓" if r.code in who else "" for r in columns)]
        for code, resource in matrix.resources.items()
        for verb, who in resource.acts.items()
    ]
    yield from table(["对象", "动作", "代号", *(r.zh for r in columns)], rows, centred=len(columns))


def page(matrix: Matrix) -> str:
    """The whole page. KeyError for a verb or a level that has no Chinese word yet."""
    lines = [HEAD, *roles_part(matrix), *reach_part(matrix)]
    for title, levels in PARTS:
        lines += matrix_part(matrix, title, levels)
    return "\n".join([*lines, "", TAIL])


def main(words: list[str]) -> int:
    settings.configure(USE_I18N=False)
    text = page(read_matrix(MATRIX))
    if words == ["write"]:
        PAGE.write_text(text, encoding="utf-8")
    else:
        sys.stdout.write(text)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
