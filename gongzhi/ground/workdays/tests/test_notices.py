"""Every holiday and every make-up day of three years, typed from the State Council's notices and not from the package.

国务院办公厅关于部分节假日安排的通知: 国办发明电〔2023〕7号 (2024), 〔2024〕12号 (2025), 〔2025〕7号 (2026).
"""

from datetime import date, timedelta

import pytest

from gongzhi.ground.workdays.rules import state_council_calendar

STATE = state_council_calendar()
DAY = timedelta(days=1)
# First and last day off of each holiday, in months and days.
HOLIDAYS = {
    2024: ["0101 0101", "0210 0217", "0404 0406", "0501 0505", "0610 0610", "0915 0917", "1001 1007"],
    2025: ["0101 0101", "0128 0204", "0404 0406", "0501 0505", "0531 0602", "1001 1008"],
    2026: ["0101 0103", "0215 0223", "0404 0406", "0501 0505", "0619 0621", "0925 0927", "1001 1007"],
}
# 调休: Saturdays and Sundays on which people work.
MADE_UP = {
    2024: ["0204", "0218", "0407", "0428", "0511", "0914", "0929", "1012"],
    2025: ["0126", "0208", "0427", "0928", "1011"],
    2026: ["0104", "0214", "0228", "0509", "0920", "1010"],
}


def on(year: int, words: str) -> date:
    return date(year, int(words[:2]), int(words[2:]))


SPANS = [
    (on(year, words[:4]), on(year, words[5:])) for year, holidays in HOLIDAYS.items() for words in holidays
]
WORKED = [on(year, words) for year, days in MADE_UP.items() for words in days]


@pytest.mark.parametrize(("first", "last"), SPANS)
def test_a_holiday_is_off_from_its_first_day_to_its_last(first: date, last: date) -> None:
    assert not STATE.is_workday(first) and not STATE.is_workday(last)
    assert STATE.workdays_between(first - DAY, last) == 0
    before, after = STATE.add_workdays(first, -1), STATE.add_workdays(last, 1)
    assert STATE.workdays_between(before, after) == 1
    assert STATE.add_workdays(before, 1) == after and STATE.add_workdays(after, -1) == before


@pytest.mark.parametrize("day", WORKED)
def test_a_day_made_up_for_is_a_weekend_and_a_working_day(day: date) -> None:
    assert day.weekday() >= 5 and STATE.is_workday(day)
    assert STATE.add_workdays(day - DAY, 1) == day == STATE.add_workdays(day + DAY, -1)


def test_every_other_day_of_the_three_years_is_a_plain_weekday_or_weekend() -> None:
    off = {first + DAY * n for first, last in SPANS for n in range((last - first).days + 1)}
    day, wrong = date(2024, 1, 1), []
    while day < date(2027, 1, 1):
        works = day in WORKED or (day not in off and day.weekday() < 5)
        if STATE.is_workday(day) is not works:
            wrong.append(day)
        day += DAY
    assert wrong == [] and len(off) == 28 + 28 + 33
