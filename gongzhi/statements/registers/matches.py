"""Matches to confirm, differences to work off."""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.web.addresses import address
from gongzhi.ground.web.cells import Kind, Light
from gongzhi.ground.web.places import name_places
from gongzhi.ground.web.registers import Batch, Column, Filter, Register, choice, flag, search
from gongzhi.ground.web.said import Said
from gongzhi.statements import labels
from gongzhi.statements.models import Difference, Match
from gongzhi.statements.queries import SEE, accounts_seen_by, differences_seen_by, matches_seen_by
from gongzhi.statements.registers.accounts import EDIT
from gongzhi.statements.rules import DifferenceState, MatchState
from gongzhi.statements.services.settling import confirm


def match_url(match: Match) -> str:
    return address("statements:match", match.pk)


def difference_url(difference: Difference) -> str:
    return address("statements:difference", difference.pk)


def match_light(match: Match) -> Light:
    return light_of(match.state)


def difference_light(difference: Difference) -> Light:
    tone = "green" if difference.state == DifferenceState.SETTLED else "red"
    return Light(str(difference.get_state_display()), tone)


def light_of(standing: str) -> Light:
    """Where a line stands (`queries.lines.standing`) in a word and a tone."""
    if not standing:
        return Light(_now("还没有对"), "grey")
    if standing in labels.match_state():
        tone = "green" if standing == MatchState.CONFIRMED else "yellow"
        return Light(str(labels.match_state()[standing]), tone)
    return Light(str(labels.kind()[standing]), "red", _now("差异"))


def reasons_of(match: Match) -> list[str]:
    words = labels.reason()
    return [str(words[code]) for code in match.reasons.split(",") if code in words]


def _of_account(rows: Any, value: str, viewer: Viewer) -> Any:
    known = value.isascii() and value.isdigit() and len(value) < 18
    return rows.filter(account=int(value)) if known else rows


_ACCOUNT = Filter(
    "account",
    _("银行账户"),
    _of_account,
    choices=lambda viewer: [(str(a.pk), a.name) for a in accounts_seen_by(viewer)],
)


def _both(row: Any) -> str:
    """How many lines stand on each side."""
    return f"{row.statement_rows} : {row.ledger_rows}"


MATCHES = Register(
    title=_("勾对"),
    act=SEE,
    rows=matches_seen_by,
    order=("-day", "-pk"),
    url=match_url,
    prepare=name_places,
    subtitle=_("对账单和账上是同一笔的。确定的可以成批确认，其余的看理由逐笔确认。"),
    columns=(
        Column("title", _("内容"), lambda m: m.title, sort=("title",), url=match_url),
        Column("day", _("日期"), lambda m: m.day, Kind.DATE, sort=("day",)),
        Column(
            "fen",
            _("金额"),
            lambda m: m.statement_fen,
            Kind.MONEY,
            sort=("statement_fen",),
            total="statement_fen",
        ),
        Column("rows", _("对账单行数 : 账上行数"), _both),
        Column("reasons", _("理由"), reasons_of, Kind.LINES),
        Column(
            "certain", _("确定"), lambda m: _now("确定") if m.certain else _now("请核对"), sort=("certain",)
        ),
        Column("state", _("状态"), match_light, Kind.LIGHT, sort=("state",)),
        Column("account", _("银行账户"), lambda m: m.account.name, sort=("account__name",)),
        Column("place", _("区划"), lambda m: m.place, sort=("division",)),
    ),
    filters=(
        search("title", label=_("内容")),
        choice("state", _("状态"), labels.match_state),
        flag("certain", _("只看确定的"), lambda viewer: Q(certain=True)),
        _ACCOUNT,
    ),
    batches=(
        Batch(
            "confirm",
            _("确认勾对"),
            EDIT,
            lambda row, fields, version, by: confirm(row, by=by, version=version),
        ),
    ),
)

DIFFERENCES = Register(
    title=_("对账差异"),
    act=SEE,
    rows=differences_seen_by,
    order=("-state", "-day", "-pk"),
    url=difference_url,
    prepare=name_places,
    subtitle=_("两边对不上的行，一行不漏地列在这里；逐项写明原因和处理办法。"),
    columns=(
        Column("title", _("内容"), lambda d: d.title, sort=("title",), url=difference_url),
        Column("kind", _("差异类别"), Said("kind"), sort=("kind",)),
        Column("day", _("日期"), lambda d: d.day, Kind.DATE, sort=("day",)),
        Column("statement", _("对账单金额"), lambda d: d.statement_fen, Kind.MONEY, total="statement_fen"),
        Column("ledger", _("账上金额"), lambda d: d.ledger_fen, Kind.MONEY, total="ledger_fen"),
        Column("rows", _("对账单行数 : 账上行数"), _both, asked=True),
        Column("state", _("状态"), difference_light, Kind.LIGHT, sort=("state",)),
        Column("cause", _("原因"), Said("cause"), sort=("cause",)),
        Column("note", _("处理说明"), lambda d: d.note, asked=True),
        Column("account", _("银行账户"), lambda d: d.account.name, sort=("account__name",)),
        Column("place", _("区划"), lambda d: d.place, sort=("division",)),
    ),
    filters=(
        search("title", "note", label=_("内容或处理说明")),
        choice("state", _("状态"), labels.difference_state),
        choice("kind", _("差异类别"), labels.kind),
        choice("cause", _("原因"), labels.cause),
        _ACCOUNT,
    ),
)
