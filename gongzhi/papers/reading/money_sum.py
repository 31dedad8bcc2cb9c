"""One sum of money where it stands, with the words that may say what it is."""

from dataclasses import dataclass

from gongzhi.ground.chinese.amounts import AmountSpan
from gongzhi.papers.reading.folio import Folio, Sentence
from gongzhi.papers.reading.words import money

_REACH = 40
_AFTER = 14


@dataclass(frozen=True)
class Sum:
    """One sum where it stands: the words of its own clause before and after it, and the sums of its sentence so far."""

    folio: Folio
    start: int
    end: int
    fen: int | None
    low: int
    own: str
    after: str
    sentence: Sentence
    earlier: tuple[str, ...]
    floor: int

    @property
    def text(self) -> str:
        return self.folio.text


def sum_at(folio: Folio, amount: AmountSpan, sentence: Sentence, earlier: tuple[str, ...], floor: int) -> Sum:
    """The sum with its words; `floor` is where the sum before it ends."""
    low, high = folio.clause(amount.start, amount.end, _REACH)
    own = money.BESIDES.sub("", folio.text[max(low, floor) : amount.start])
    reach = min(high, amount.end + _AFTER, folio.next_amount(amount.end))
    after = money.OTHER_PART.split(money.NOT_DONE.sub("", folio.text[amount.end : reach]))[0]
    return Sum(folio, amount.start, amount.end, amount.fen, low, own, after, sentence, earlier, floor)
