"""The public report of use as an official paper. Always Chinese; what is not on record is 未知. Plain Python."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from gongzhi.giving.rules.donations import Intent, beyond
from gongzhi.ground.money.rules import yuan
from gongzhi.ground.official.galley import chinese_date
from gongzhi.ground.official.paper import Block, Figure, Heading, Paper, Paragraph, Run, Table
from gongzhi.ground.unknowns.rules import Total, show_total

UNKNOWN = "未知"


@dataclass(frozen=True)
class Giver:
    """Who gave what, as it may be said in public. `times` above one: several who are not named, together."""

    name: str
    what: str
    worth: Total
    times: int = 1


@dataclass(frozen=True)
class Report:
    """Everything in fen from the ledger, but for `given` and `waiting`: gifts of money as they were entered, in the ledger
    and not yet. `purposes` are words by purpose; `rows` is the address of the gifts behind it."""

    title: str
    issuer: str
    use_words: str
    charity: str
    filing_no: str | None
    goal: int | None
    state: str
    as_of: date
    published_on: date | None
    received: int
    used: int
    refunded: int
    left: int
    given: int
    waiting: Total
    goods: Total
    goods_number: int
    intents: Sequence[Intent]
    purposes: dict[str, str]
    givers: Sequence[Giver]
    rows: str

    @property
    def adds_up(self) -> bool:
        return self.received == self.used + self.refunded + self.left

    @property
    def beside(self) -> int:
        """What the source received without a gift on record."""
        return self.received - self.given


def paper_of(told: Report) -> Paper:
    return Paper(
        f"{told.title}使用情况公布",
        tuple(_blocks(told)),
        told.issuer or UNKNOWN,
        issued_on=told.published_on,
    )


def _blocks(told: Report) -> Iterator[Block]:
    yield Heading(1, "基本情况")
    for label, words in _heads(told):
        yield Paragraph((Run(words or UNKNOWN),), label=f"{label}：")
    yield Heading(1, "收支情况")
    yield _sums(told)
    yield _said(_check(told))
    for words in _remarks(told):
        yield _said(words)
    yield Heading(1, "按捐赠人意愿使用")
    if told.intents:
        yield _by_intent(told)
        yield _said(_bound(told))
    else:
        yield _said("还没有入账的捐赠。")
    yield Heading(1, "捐赠名单")
    yield _said("个人只写姓，不愿公开的合并计数。实物不算作到账的钱，估值只供参考。")
    yield _givers(told) if told.givers else _said("还没有登记捐赠。")


def _heads(told: Report) -> Iterator[tuple[str, str]]:
    yield "接收捐赠的慈善组织", told.charity
    if told.filing_no is not None:
        yield "公开募捐备案号", told.filing_no
    if told.state:
        yield "状态", told.state
        yield "目标金额", UNKNOWN if told.goal is None else yuan(told.goal)
    yield "用途", told.use_words
    yield "数据截至", chinese_date(told.as_of)


def _sums(told: Report) -> Table:
    def figure(key: str, text: str, *, unknown: bool = False) -> Run:
        return Run(text, Figure(key, told.as_of, told.rows, unknown=unknown))

    goods = show_total(told.goods, yuan) if told.goods_number else yuan(0)
    return Table(
        ("项目", "金额"),
        (
            (Run("收到捐款"), figure("收到捐款", yuan(told.received))),
            (Run("已经使用"), figure("已经使用", yuan(told.used))),
            (Run("已经退还"), figure("已经退还", yuan(told.refunded))),
            (Run("结余"), figure("结余", yuan(told.left))),
            (
                Run(f"实物估值（{told.goods_number}批，不计入捐款）"),
                figure("实物估值", goods, unknown=not told.goods.complete),
            ),
        ),
    )


def _check(told: Report) -> str:
    parts = f"已用{yuan(told.used)}＋退还{yuan(told.refunded)}＋结余{yuan(told.left)}"
    end = (
        f"＝收到{yuan(told.received)}，相符"
        if told.adds_up
        else f"与收到{yuan(told.received)}不符，请核对总账"
    )
    return f"核对：{parts}{end}。"


def _remarks(told: Report) -> Iterator[str]:
    if told.beside:
        yield f"总账收到的钱与已入账的捐赠记录合计{yuan(told.given)}相差{yuan(told.beside)}，没有对应的捐赠记录。"
    if told.waiting.known or told.waiting.unknown:
        yield f"另有已登记、还没有入账的捐款：{show_total(told.waiting, yuan)}。"


def _by_intent(told: Report) -> Table:
    def cells(row: Intent) -> tuple[Run, ...]:
        name = told.purposes.get(row.purpose, "捐赠人没有指定")
        return (Run(name), *(Run(yuan(fen)) for fen in (row.given, row.used, row.refunded, row.left)))

    return Table(("用途意愿", "捐赠", "已用", "退还", "未用"), tuple(cells(row) for row in told.intents))


def _bound(told: Report) -> str:
    over = beyond(told.intents)
    if over:
        return f"有{yuan(over)}用于捐赠人没有指定的用途，统筹使用和没有指定用途的捐款也不够抵，请说明或调整。"
    return "没有超出捐赠人指定的用途使用。"


def _givers(told: Report) -> Table:
    return Table(
        ("捐赠人", "内容", "金额或估值"),
        tuple(
            (
                Run(giver.name if giver.times == 1 else f"{giver.name}{giver.times}位"),
                Run(giver.what),
                Run(show_total(giver.worth, yuan)),
            )
            for giver in told.givers
        ),
    )


def _said(words: str) -> Paragraph:
    return Paragraph((Run(words),))
