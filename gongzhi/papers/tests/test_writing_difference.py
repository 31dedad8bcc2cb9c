"""Figures of this report beside those of the last one."""

from gongzhi.papers.writing.difference import Difference, Kind, differences


def test_changed_gone_and_new_in_the_order_of_the_reports() -> None:
    old = {"met": "4次", "done": "21项", "plan": "370万元"}
    new = {"fresh": "1个", "plan": "370万元", "done": "22项"}
    assert differences(old, new) == [
        Difference("met", "4次", None, Kind.GONE),
        Difference("done", "21项", "22项", Kind.CHANGED),
        Difference("fresh", None, "1个", Kind.NEW),
    ]


def test_a_known_figure_that_becomes_unknown_has_changed_and_is_not_gone() -> None:
    assert differences({"paid": "96万元"}, {"paid": "* *"}) == [
        Difference("paid", "96万元", "* *", Kind.CHANGED)
    ]


def test_equal_reports_differ_in_nothing() -> None:
    assert differences({"met": "4次"}, {"met": "4次"}) == []
    assert differences({}, {}) == []
