"""R-01: a server that is killed in the middle of postings loses nothing it acknowledged and leaves the books balanced.

500 postings and three kills here; 10,000 and twenty with `python -m tests.killing`.
"""

from pathlib import Path

from tests.killing import killed

POSTS, KILLS = 500, 3


def test_nothing_acknowledged_is_lost_and_what_broke_off_is_posted_once(
    own_database: str, tmp_path: Path
) -> None:
    found = killed(own_database, POSTS, KILLS, tmp_path)
    assert found.pop("unanswered") > 0  # the server was killed while it was asked
    assert found.pop("gap") > 0
    assert found == {
        "acknowledged": POSTS,
        "failed": {},
        "lost": [],
        "twice": [],
        "never": 0,
        "unbalanced": 0,
        "fault": "",
        "audit": True,
    }
