"""One report laid open: the page, its parts and sentences, and the figures, dates and masks found on it once."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from gongzhi.ground.chinese.amounts import AmountSpan, find_amounts
from gongzhi.ground.chinese.dates import DateSpan, find_dates
from gongzhi.ground.chinese.masking import find_masks
from gongzhi.ground.chinese.numerals import NumberSpan, find_numbers, find_ratios
from gongzhi.papers.reading.model import Kind
from gongzhi.papers.reading.page import Page
from gongzhi.papers.reading.sections import Part, parts_of

_SENTENCE = re.compile(r"[^。;!?\n]+[。;!?]?")
_CLOSED = re.compile(r"[。;:!?]")
_SIGNED = re.compile(
    r"[^。;:!?]{0,6}\d{2,4}年[^。;:!?]{2,8}日[^。;:!?]{0,2}|(?=.*\*\*).{0,12}年.{0,12}月?.{0,8}日?"
    r"|[^。;:!?]{2,30}(?:[局厅委办部处室会组府站]|办事处|领导小组|中心|领导小组办公室)(?:\([^)]*\))?(?:\d{4}年\d{1,2}月(?:\d{1,2}日)?)?|[一二][〇零一二三四五六七八九]{3}年.{2,8}日"
)
_PEOPLE = re.compile(
    r"(?:人口|人数|居民|群众|志愿者|老人|党员|户数|人次)(?:总数|约|近|逾|超|达|为|有|共|合计|超过|突破)*$"
)
_PEOPLE_REACH = 10
_OWN_LEVEL = re.compile(r"[我本]([省市州盟县区旗镇乡])(?![级域])")
_WHOLE_LEVEL = re.compile(r"全([市州盟县区旗镇乡])(?![级域])")
# 城乡社区 and 乡镇 are of no town.
_TITLE_LEVEL = re.compile(
    r"(?<![社小园片景])([州盟县区旗]|市(?!社区)|(?<!城)[镇乡](?<!乡镇)(?!镇|\(街道)|街道(?!\)))"
)
_PLAN = re.compile(r"方案|工作计划|工作安排|要点|工作任务|行动计划|通知\s*$")
_CLAUSE_ENDS = "，。;!?\n:"


@dataclass(frozen=True)
class Mark:
    """A fact on the page, before it is pointed at in the original."""

    kind: Kind
    value: str
    start: int
    end: int
    confidence: float = 0.9
    details: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Sentence:
    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Folio:
    page: Page

    @property
    def text(self) -> str:
        return self.page.text

    @cached_property
    def body(self) -> int:
        """Where the report begins after its title: a first line that closes no sentence."""
        first = self.text.find("\n")
        return first + 1 if first >= 0 and not _CLOSED.search(self.text, 0, first) else 0

    @cached_property
    def level(self) -> str:
        """Whose report it is: 省, 市, 县, 镇…, by 我县, else by the last place of its title, else by 全县; nothing where
        none of them tells."""
        own, whole = (each.findall(self.text) for each in (_OWN_LEVEL, _WHOLE_LEVEL))
        titled = _TITLE_LEVEL.findall(self.text, 0, self.body)[-1:]
        said = Counter(own or titled or whole).most_common(1)
        return said[0][0] if said else ""

    @cached_property
    def planned(self) -> bool:
        """Whether it says what shall be done, not what was."""
        return _PLAN.search(self.page.given.lstrip().partition("\n")[0]) is not None

    @cached_property
    def in_region(self) -> bool:
        """Whether the report comes from an autonomous region."""
        return "自治区" in self.text

    @cached_property
    def close(self) -> int:
        """Where the report ends before the name and day that sign it."""
        end = len(self.text.rstrip())
        while (start := self.text.rfind("\n", 0, end) + 1) > self.body and _SIGNED.fullmatch(
            self.text, start, end
        ):
            end = start - 1
        return end

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        return parts_of(self.text)

    @cached_property
    def amounts(self) -> list[AmountSpan]:
        """Sums of money; 人口6.4万 and 志愿者1.2万 are none, for they count people."""
        return [each for each in find_amounts(self.text) if not self._of_people(each)]

    def _of_people(self, amount: AmountSpan) -> bool:
        if amount.text[-1] not in "万亿余多":
            return False
        return _PEOPLE.search(self.text, max(0, amount.start - _PEOPLE_REACH), amount.start) is not None

    def next_amount(self, at: int) -> int:
        """Where the next amount at or after a place begins."""
        index = bisect_left(self._amount_starts, at)
        return self._amount_starts[index] if index < len(self._amount_starts) else len(self.text)

    @cached_property
    def _amount_starts(self) -> list[int]:
        return [amount.start for amount in self.amounts]

    @cached_property
    def ratios(self) -> list[NumberSpan]:
        return find_ratios(self.text)

    @cached_property
    def numbers(self) -> list[NumberSpan]:
        return find_numbers(self.text)

    @cached_property
    def dates(self) -> list[DateSpan]:
        return find_dates(self.text)

    @cached_property
    def masks(self) -> list[tuple[int, int]]:
        return find_masks(self.text)

    @cached_property
    def sentences(self) -> list[Sentence]:
        """Sentences and half-sentences, each with its closing sign; headings are cut off from what follows."""
        return [*sentences_of(self.text, 0, len(self.text))]

    @cached_property
    def _part_starts(self) -> list[int]:
        return [part.start for part in self.parts]

    def part_at(self, at: int) -> Part | None:
        index = bisect_right(self._part_starts, at) - 1
        return self.parts[index] if index >= 0 else None

    def path_at(self, at: int) -> str:
        part = self.part_at(at)
        return part.path if part else ""

    def clause(self, start: int, end: int, reach: int = 60) -> tuple[int, int]:
        """The bounds of the clause around a span, looking at most `reach` characters either way."""
        low = start
        while low > max(0, start - reach) and not self._ends_clause(low - 1):
            low -= 1
        high = end
        while high < min(len(self.text), end + reach) and not self._ends_clause(high):
            high += 1
        return low, high

    def _ends_clause(self, at: int) -> bool:
        """A colon between figures (1:0.8) ends nothing."""
        if self.text[at] == ":" and self.text[at - 1 : at].isdigit():
            return not self.text[at + 1 : at + 2].isdigit()
        return self.text[at] in _CLAUSE_ENDS

    def sentence(self, at: int) -> Sentence:
        index = bisect_right(self._sentence_starts, at) - 1
        return self.sentences[max(0, index)]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]


def sentences_of(text: str, start: int, end: int) -> Iterator[Sentence]:
    for found in _SENTENCE.finditer(text, start, end):
        if found[0].strip("。;!?\t "):
            yield Sentence(*found.span(), found[0])
