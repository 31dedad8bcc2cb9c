"""What is kept of a paper gives the same paper again, down to the bytes of its page."""

import json

from gongzhi.ground.official.html import to_html
from gongzhi.ground.official.tests.sample import REPORT
from gongzhi.papers.writing.kept import from_kept, kept


def test_a_paper_comes_back_from_json_as_it_was() -> None:
    again = from_kept(json.loads(json.dumps(kept(REPORT), ensure_ascii=False)))
    assert again == REPORT
    assert to_html(again) == to_html(REPORT)
