"""The plan against an independent reference, and by hand where the calendar matters."""

import random
from datetime import date, timedelta

import networkx as nx
import pytest

from gongzhi.ground.workdays.rules import Calendar, state_council_calendar
from gongzhi.tasks.planning import (
    LAST_DAY,
    Activity,
    Circle,
    Line,
    Link,
    Timing,
    in_order,
    linked_with,
    networks,
    schedule,
)

STATE = state_council_calendar()
MONDAY = date(2026, 3, 2)
PLAIN = Calendar(off=frozenset(), on=frozenset(), covers=(2026, 2026))


def a_plan(seed: int) -> tuple[list[Activity], list[Link]]:
    """Some ten activities that begin together, linked at random from lower to higher keys."""
    dice = random.Random(seed)
    n = dice.randint(2, 14)
    names = dice.sample(range(1000), n)  # the keys say nothing about the order
    pairs = [(a, b) for a in range(n) for b in range(a + 1, n)]
    chosen = dice.sample(pairs, dice.randint(0, min(len(pairs), 2 * n)))
    activities = [Activity(name, dice.randint(0, 15), MONDAY) for name in names]
    return dice.sample(activities, n), [Link(names[a], names[b], dice.randint(0, 4)) for a, b in chosen]


def by_networkx(activities: list[Activity], links: list[Link]) -> dict[int, tuple[int, int]]:
    """Early start and slack of each, from longest ways in a graph with a node for each beginning and each end."""
    graph = nx.DiGraph()
    for each in activities:
        graph.add_edge(("begin", each.key), ("end", each.key), weight=each.days)
    for link in links:
        graph.add_edge(("end", link.before), ("begin", link.after), weight=link.lag)
    found = {}
    for network in nx.weakly_connected_components(graph):
        part = graph.subgraph(network)
        whole = nx.dag_longest_path_length(part)
        for kind, key in network:
            if kind == "begin":
                before = part.subgraph({*nx.ancestors(part, (kind, key)), (kind, key)})
                after = part.subgraph({*nx.descendants(part, (kind, key)), (kind, key)})
                early = nx.dag_longest_path_length(before)
                found[key] = early, whole - early - nx.dag_longest_path_length(after)
    return found


def test_a_thousand_plans_agree_with_networkx() -> None:
    linked = critical = 0
    for seed in range(1000):
        activities, links = a_plan(seed)
        ours = schedule(activities, links, PLAIN)
        line = Line(PLAIN, MONDAY)
        theirs = {
            key: (line.at(early), slack) for key, (early, slack) in by_networkx(activities, links).items()
        }
        assert {key: (t.early_start, t.slack) for key, t in ours.items()} == theirs, seed
        linked += len(links)
        critical += sum(t.critical for t in ours.values())
    assert linked > 5000 and critical > 2000


def test_the_critical_way_of_each_plan_is_as_long_as_the_plan() -> None:
    """Without later beginnings a chain of critical activities leads from the first day to the last."""
    for seed in range(300):
        activities, links = a_plan(seed)
        timings = schedule(activities, links, PLAIN)
        for network in networks(timings, links):
            first = [k for k in network if timings[k].critical and timings[k].early_start == MONDAY]
            last = max(t.early_finish or MONDAY for k, t in timings.items() if k in network)
            ends = [k for k in network if timings[k].critical and timings[k].late_finish == last]
            assert first and ends, seed


def test_what_depends_on_a_holiday_begins_after_it() -> None:
    """Spring Festival 2026: off 15 to 23 February, with 14 and 28 February made up for."""
    works = [
        Activity(1, 3, date(2026, 2, 12)),  # Thursday, Friday, and the Saturday made up for
        Activity(2, 2, date(2026, 2, 1)),
        Activity(3, 1, date(2026, 2, 1)),
    ]
    found = schedule(works, [Link(1, 2), Link(1, 3, lag=4)], STATE)
    assert found == {
        1: Timing(date(2026, 2, 12), date(2026, 2, 14), date(2026, 2, 12), date(2026, 2, 14), 0),
        2: Timing(date(2026, 2, 24), date(2026, 2, 25), date(2026, 2, 27), date(2026, 2, 28), 3),
        3: Timing(date(2026, 2, 28), date(2026, 2, 28), date(2026, 2, 28), date(2026, 2, 28), 0),
    }


def test_a_planned_beginning_gives_those_before_it_room() -> None:
    works = [Activity(1, 2, MONDAY), Activity(2, 5, MONDAY + timedelta(days=7))]
    found = schedule(works, [Link(1, 2)], PLAIN)
    assert (found[1].slack, found[1].critical, found[2].critical) == (3, False, True)
    assert found[2].early_start == date(2026, 3, 9)


def test_what_is_unknown_is_unknown_for_all_after_it_and_for_the_slack_of_its_network() -> None:
    works = [
        Activity(1, 2, MONDAY),
        Activity(2, None, MONDAY),
        Activity(3, 2, MONDAY),
        Activity(9, 1, MONDAY),
    ]
    found = schedule(works, [Link(1, 2), Link(2, 3)], PLAIN)
    assert found[1] == Timing(MONDAY, date(2026, 3, 3), None, None, None)
    assert found[2] == Timing(date(2026, 3, 4), None, None, None, None)
    assert found[3] == Timing(None, None, None, None, None)
    assert (found[9].slack, found[9].critical, found[3].critical) == (0, True, False)
    nowhere = schedule([Activity(1, 2)], [], PLAIN)
    assert nowhere[1] == Timing(None, None, None, None, None)


def test_a_circle_is_named_in_its_order() -> None:
    with pytest.raises(Circle) as why:
        in_order([1, 2, 3, 4, 5], [Link(5, 2), Link(2, 3), Link(3, 4), Link(4, 2), Link(4, 1)])
    turned = list(why.value.keys)
    while turned[0] != 2:
        turned = turned[1:] + turned[:1]
    assert turned == [2, 3, 4]
    with pytest.raises(Circle):
        schedule([Activity(1, 1, MONDAY)], [Link(1, 1)], PLAIN)


@pytest.mark.parametrize("seed", range(50))
def test_whatever_closes_a_circle_is_found(seed: int) -> None:
    dice = random.Random(seed)
    activities, links = a_plan(seed)
    graph = nx.DiGraph([(link.before, link.after) for link in links])
    backwards = [(b, a) for a in graph for b in nx.descendants(graph, a)]
    if backwards:
        before, after = dice.choice(backwards)
        with pytest.raises(Circle) as why:
            in_order([a.key for a in activities], [*links, Link(before, after)])
        keys, pairs = why.value.keys, {(link.before, link.after) for link in links} | {(before, after)}
        assert {*zip(keys, [*keys[1:], keys[0]], strict=True)} <= pairs


def test_what_hangs_together() -> None:
    links = [Link(1, 2), Link(3, 2), Link(7, 8)]
    assert linked_with([1], links) == {1, 2, 3}
    assert linked_with([5, 8], links) == {5, 7, 8}
    assert networks([3, 5, 2], links) == [{1, 2, 3}, {5}]


@pytest.mark.parametrize(
    ("starts_on", "due_on", "days"),
    [
        (date(2026, 9, 24), date(2026, 9, 28), 2),  # Mid-Autumn Festival is a Friday, then a weekend
        (date(2026, 10, 1), date(2026, 10, 7), 0),
        (date(2026, 10, 10), date(2026, 10, 10), 1),  # a Saturday made up for
        (MONDAY, MONDAY, 1),
        (MONDAY, date(2026, 3, 1), None),
        (None, MONDAY, None),
        (MONDAY, None, None),
    ],
)
def test_the_length_of_work(starts_on: date | None, due_on: date | None, days: int | None) -> None:
    assert Line(STATE, date(2026, 1, 1)).length(starts_on, due_on) == days


def test_work_without_a_working_day_stands_on_the_day_it_begins() -> None:
    found = schedule([Activity(1, 0, date(2026, 10, 1)), Activity(2, 1, MONDAY)], [Link(1, 2)], STATE)
    assert (found[1].early_start, found[1].early_finish) == (date(2026, 10, 8), date(2026, 10, 8))
    assert found[2].early_start == date(2026, 10, 8)


def test_no_plan_goes_past_the_last_day() -> None:
    found = schedule([Activity(1, 5, date(2100, 12, 30)), Activity(2, 9**9, MONDAY)], [], PLAIN)
    assert (found[1].early_start, found[1].early_finish) == (date(2100, 12, 30), None)
    assert found[2].early_finish is None
    assert Line(PLAIN, MONDAY).at(Line(PLAIN, MONDAY).index(LAST_DAY)) == LAST_DAY
