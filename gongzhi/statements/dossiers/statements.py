"""The pages of a statement, a line, a match and a difference."""

from collections.abc import Iterable, Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from gongzhi.funds.registers.ledger import entry_url
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.divisions.queries import name
from gongzhi.ground.web.addresses import address
from gongzhi.ground.web.cells import Cell, Kind, cell
from gongzhi.ground.web.pages import Dossier, Fact, PageAct, Section
from gongzhi.statements import labels
from gongzhi.statements.models import Difference, Match, Part, Statement, StatementLine
from gongzhi.statements.queries.lines import parts_of, standing
from gongzhi.statements.registers.accounts import EDIT, account_url
from gongzhi.statements.registers.matches import (
    difference_light,
    difference_url,
    light_of,
    match_light,
    match_url,
    reasons_of,
)
from gongzhi.statements.registers.statements import statement_light, statement_url
from gongzhi.statements.rules import DifferenceState, MatchState, StatementState
from gongzhi.statements.rules.reading import Line

SHOWN = 50


def statement_dossier(statement: Statement, viewer: Viewer, lines: Sequence[Line] = ()) -> Dossier:
    """`lines`: of one that is not taken in yet, what its file says."""
    here, pk = statement.division, [statement.pk]
    acts = []
    if statement.state == StatementState.READY:
        acts = [
            PageAct(
                _("确认导入"),
                reverse("statements:statement-take", args=pk),
                EDIT,
                here,
                "post",
                fields=[("version", str(statement.version))],
            ),
            PageAct(_("放弃"), reverse("statements:statement-discard", args=pk), EDIT, here, danger=True),
        ]
    every = f"{reverse('statements:lines')}?account={statement.account_id}"
    every += f"&since={statement.since}&until={statement.until}"
    return Dossier(
        title=str(statement),
        kind=_("对账单"),
        row=statement,
        state=statement_light(statement),
        trail=[(_("对账单"), reverse("statements:statements"))],
        acts=acts,
        facts=[
            Fact(_("银行账户"), statement.account.name, url=account_url(statement.account)),
            Fact(_("从哪天起"), statement.since, Kind.DATE),
            Fact(_("到哪天止"), statement.until, Kind.DATE),
            Fact(_("期初余额"), statement.opening_fen, Kind.MONEY),
            Fact(_("发生额合计"), statement.moved_fen, Kind.MONEY, every),
            Fact(_("期末余额"), statement.closing_fen, Kind.MONEY, source=_("期初加发生额等于期末，已核对")),
            Fact(_("行数"), statement.rows, Kind.INT, every),
            Fact(_("新导入行数"), statement.added, Kind.INT),
            Fact(_("版式"), statement.layout.name, url=address("statements:layout", statement.layout_id)),
            Fact(_("文件名"), statement.name),
            Fact(_("文件指纹"), statement.file.sha256),
            Fact(_("区划"), name(statement.division)),
        ],
        sections=[_preview(lines)] if lines else [],
    )


def _preview(lines: Sequence[Line]) -> Section:
    return Section(
        _("确认以后写入的 %(n)s 行，先列 %(m)s 行") % {"n": len(lines), "m": min(len(lines), SHOWN)},
        [_("文件第几行"), _("日期"), _("金额"), _("对方户名"), _("摘要"), _("凭证号"), _("余额")],
        [
            [
                cell(Kind.INT, line.row),
                cell(Kind.DATE, line.day),
                cell(Kind.MONEY, line.fen),
                cell(Kind.TEXT, line.party or None),
                cell(Kind.TEXT, line.words),
                cell(Kind.TEXT, line.voucher),
                cell(Kind.MONEY, line.balance if line.balance is not None else ""),
            ]
            for line in lines[:SHOWN]
        ],
    )


def line_dossier(line: StatementLine, viewer: Viewer) -> Dossier:
    part = getattr(line, "part", None)
    where = part.match if part and part.match else part.difference if part else None
    url = match_url(where) if isinstance(where, Match) else difference_url(where) if where else ""
    return Dossier(
        title=str(line),
        kind=_("银行流水"),
        row=line,
        state=light_of(standing(line)),
        trail=[(_("银行流水"), reverse("statements:lines"))],
        facts=[
            Fact(_("日期"), line.day, Kind.DATE),
            Fact(_("金额"), line.amount_fen, Kind.MONEY),
            Fact(_("余额"), line.balance_fen, Kind.MONEY),
            Fact(_("对方户名"), line.party or None),
            Fact(_("摘要"), line.words),
            Fact(_("凭证号"), line.voucher),
            Fact(_("流水号"), line.serial),
            Fact(_("资金来源（原文）"), line.source_words),
            Fact(_("对账情况"), where.title if where else _("还没有对"), url=url),
            Fact(_("对账单"), line.statement.name, url=statement_url(line.statement)),
            Fact(_("文件第几行"), line.row, Kind.INT),
            Fact(_("区划"), name(line.division)),
        ],
    )


def match_dossier(match: Match, viewer: Viewer) -> Dossier:
    here, pk = match.division, [match.pk]
    acts = [PageAct(_("撤下勾对"), reverse("statements:match-undo", args=pk), EDIT, here, danger=True)]
    if match.state == MatchState.PROPOSED:
        url = reverse("statements:match-confirm", args=pk)
        fields = [("version", str(match.version))]
        acts = [PageAct(_("确认勾对"), url, EDIT, here, "post", fields=fields)]
    parts = parts_of(match)
    return Dossier(
        title=match.title,
        kind=_("勾对"),
        row=match,
        state=match_light(match),
        trail=[(_("勾对"), reverse("statements:matches"))],
        acts=acts,
        facts=[
            Fact(_("银行账户"), match.account.name, url=account_url(match.account)),
            Fact(_("理由"), reasons_of(match), Kind.LINES),
            Fact(_("确定"), _("确定") if match.certain else _("请核对")),
            Fact(_("金额"), match.statement_fen, Kind.MONEY),
            Fact(_("确认日期"), match.confirmed_on or "", Kind.DATE),
            Fact(_("说明"), match.note),
            Fact(_("区划"), name(match.division)),
        ],
        sections=_sides(parts),
    )


def difference_dossier(difference: Difference, viewer: Viewer) -> Dossier:
    here, pk = difference.division, [difference.pk]
    acts = [
        PageAct(
            _("重新打开"), reverse("statements:difference-reopen", args=pk), EDIT, here, "post", quiet=True
        )
    ]
    if difference.state == DifferenceState.OPEN:
        acts = [
            PageAct(_("处理"), reverse("statements:difference-settle", args=pk), EDIT, here, forward=True),
            PageAct(_("是同一笔，勾对"), reverse("statements:difference-join", args=pk), EDIT, here),
        ]
    entry = difference.entry
    return Dossier(
        title=difference.title,
        kind=_("对账差异"),
        row=difference,
        state=difference_light(difference),
        trail=[(_("对账差异"), reverse("statements:differences"))],
        acts=acts,
        facts=[
            Fact(_("差异类别"), difference.get_kind_display()),
            Fact(_("怎样办"), str(labels.what_to_do()[difference.kind])),
            Fact(_("对账单金额"), difference.statement_fen, Kind.MONEY),
            Fact(_("账上金额"), difference.ledger_fen, Kind.MONEY),
            Fact(_("相差"), difference.statement_fen - difference.ledger_fen, Kind.MONEY),
            Fact(_("原因"), difference.get_cause_display()),
            Fact(_("处理说明"), difference.note),
            Fact(_("更正分录"), entry.words if entry else "", url=entry_url(entry) if entry else ""),
            Fact(_("办结日期"), difference.settled_on or "", Kind.DATE),
            Fact(_("银行账户"), difference.account.name, url=account_url(difference.account)),
            Fact(_("区划"), name(difference.division)),
        ],
        sections=_sides(parts_of(difference)),
    )


def _sides(parts: Iterable[Part]) -> list[Section]:
    """The rows of both sides, each opening what is behind it."""
    bank = [p.statement_line for p in parts if p.statement_line]
    book = [p.ledger_line for p in parts if p.ledger_line]
    heads = [_("内容"), _("日期"), _("金额"), _("对方"), _("凭证号")]
    return [
        Section(
            _("对账单上"),
            heads,
            [
                _row(
                    (r.words or r.party, address("statements:line", r.pk)),
                    (r.day, r.amount_fen, r.party, r.voucher),
                )
                for r in bank
            ],
            empty=_("对账单上没有。"),
        ),
        Section(
            _("账上"),
            [*heads, _("资金来源")],
            [
                [
                    *_row(
                        (r.entry.words, entry_url(r.entry)),
                        (r.entry.day, r.amount_fen, r.entry.party, r.entry.voucher),
                    ),
                    cell(Kind.TEXT, r.source.name),
                ]
                for r in book
            ],
            empty=_("账上没有。"),
        ),
    ]


def _row(named: tuple[str, str], said: tuple[object, int, str, str]) -> list[Cell]:
    day, fen, party, voucher = said
    return [
        cell(Kind.TEXT, *named),
        cell(Kind.DATE, day),  # type: ignore[arg-type]
        cell(Kind.MONEY, fen),
        cell(Kind.TEXT, party or None),
        cell(Kind.TEXT, voucher),
    ]
