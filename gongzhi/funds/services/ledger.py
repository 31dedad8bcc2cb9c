"""Posting: the one way into the ledger.

All of an entry happens in one transaction that waits for its turn first, as every write does in the end to leave its
audit entry: so nobody posts, closes or sends the same request again in between, and nobody waits for each other in a circle.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import F, Q

from gongzhi.funds.models import Account, Arrival, Entry, Line, Period, Source
from gongzhi.funds.queries.ledger import months_about
from gongzhi.funds.rules import ledger as rules
from gongzhi.funds.rules.ledger import AccountKind, EntryKind, Place
from gongzhi.funds.rules.spending import NAMES, Rule
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.audit.chain import canonical
from gongzhi.ground.audit.services import wait_for_the_turn
from gongzhi.ground.divisions import rules as divisions
from gongzhi.ground.money.rules import yuan
from gongzhi.ground.records.services import add
from gongzhi.ground.refusal import Refused

POST, CLOSE = "ledger.post", "ledger.lock"


@dataclass(frozen=True)
class Wanted:
    """A posting as it is asked for. `division` is the place it concerns; `key` names the request for ever.

    `party`: who paid or was paid; "" where it is not known.
    """

    kind: EntryKind
    division: str
    day: date
    words: str
    key: str
    lines: Sequence[rules.Line]
    voucher: str = ""
    reverses: Entry | None = None
    arrival: Arrival | None = None
    party: str = ""

    @property
    def digest(self) -> str:
        """SHA-256 of the canonical text of what is asked for, the key left out."""
        reverses = self.reverses.pk if self.reverses else None
        asked = rules.body(
            self.kind, self.day, self.words, self.voucher, self.lines, reverses, party=self.party
        )
        return hashlib.sha256(canonical(asked).encode()).hexdigest()


def refusal(rule: Rule, words: str, field: str = "") -> Refused:
    """A refusal that names the rule, beside the field where a form has it."""
    said = f"{NAMES[rule]}：{words}"
    return Refused(said, {field: [said]} if field else None)


def post(wanted: Wanted, *, by: Viewer, act: str = POST) -> Entry:
    """Write one balanced entry, or give back the one that the same request has written before.

    Refused without the post, unbalanced, in the future, into a closed month, below a floor, and where the key has been
    used for something else.
    """
    by.must(act, wanted.division)
    try:
        rules.must_balance(wanted.lines)
    except rules.Unbalanced as why:
        raise Refused(str(why)) from why
    if wanted.day > by.today:
        raise refusal(Rule.FUTURE, "记账日期不能晚于今天，请核对日期。", "day")
    with transaction.atomic():
        wait_for_the_turn()
        return _before(wanted) or _write(wanted, by, act)


def _before(wanted: Wanted) -> Entry | None:
    county = divisions.county(wanted.division)
    found = Entry.objects.filter(county=county, key=wanted.key).first()
    if found and found.body_hash != wanted.digest:
        raise Refused(
            f"业务键“{wanted.key}”已经记过另一笔账（{found}），没有再记。内容有改动请先冲销，再重新登记。"
        )
    return found


def _write(wanted: Wanted, by: Viewer, act: str) -> Entry:
    period = _open_period(divisions.county(wanted.division), wanted.day, by, act)
    moved = rules.movements(wanted.lines)
    for account, fen in moved.items():
        _move(account, fen)
    entry = add(
        Entry(
            division=wanted.division,
            county=period.division,
            day=wanted.day,
            period=period,
            kind=wanted.kind.value,
            words=wanted.words,
            voucher=wanted.voucher,
            party=wanted.party,
            key=wanted.key,
            body_hash=wanted.digest,
            reverses=wanted.reverses,
            arrival=wanted.arrival,
            lines=len(wanted.lines),
        ),
        act=act,
        by=by,
        event="funds.entry.posted",
        sure=("county", "key", "period"),
    )
    Line.objects.bulk_create(_lines(entry, wanted.lines, moved))
    return entry


def _lines(entry: Entry, lines: Sequence[rules.Line], moved: Mapping[int, int]) -> list[Line]:
    now = dict(Account.objects.filter(pk__in=moved).values_list("pk", "balance_fen"))
    stands = {account: now[account] - fen for account, fen in moved.items()}
    rows = []
    for line in lines:
        stands[line.account] += line.fen
        rows.append(
            Line(
                entry=entry,
                account_id=line.account,
                source_id=line.source,
                division=line.division,
                amount_fen=line.fen,
                balance_fen=stands[line.account],
            )
        )
    return rows


def _move(account: int, fen: int) -> None:
    """One conditional UPDATE: true at whatever isolation, for the database looks at the row it changes."""
    room = Q(balance_fen__lte=rules.MOST_FEN - fen, balance_fen__gte=-rules.MOST_FEN - fen)
    if fen < 0:
        room &= Q(floor_fen__isnull=True) | Q(balance_fen__gte=F("floor_fen") - fen)
    else:
        room &= ~Q(kind__in=[kind.value for kind in rules.CEILINGS]) | Q(balance_fen__lte=-fen)
    if Account.objects.filter(pk=account).filter(room).update(balance_fen=F("balance_fen") + fen):
        return
    found = Account.objects.get(pk=account)
    if fen > 0:
        words = f"“{found.name}”只有 {yuan(max(0, -found.balance_fen))}，不够 {yuan(fen)}；没有记账。"
        raise refusal(Rule.CEILING, words, "amount_fen")
    left = found.balance_fen - (found.floor_fen or 0)
    raise refusal(Rule.FLOOR, f"“{found.name}”只剩 {yuan(left)}，不够 {yuan(-fen)}；没有记账。", "amount_fen")


def _open_period(county: str, day: date, by: Viewer, act: str) -> Period:
    """The month of a day, opened when the first entry comes. Refused at or before the last closed month."""
    here = {"division": county, "year": day.year, "month": day.month}
    closed, month = months_about(county, day)
    if closed:
        raise refusal(
            Rule.PERIOD,
            f"{closed.year}年{closed.month}月及以前已经关账，不能再记账；请记在以后的日期。",
            "day",
        )
    ends_on = rules.last_day(day.year, day.month)
    return month or add(Period(**here, ends_on=ends_on), act=act, by=by, event="funds.period.opened")


def account_for(kind: AccountKind, place: Place, source: Source, *, by: Viewer, act: str = POST) -> Account:
    """The account of a kind for a place; opened when it is first asked for, in the transaction of what is posted."""
    found = Account.objects.filter(code=place.code(kind)).first()
    if found:
        return found
    wait_for_the_turn()  # somebody may be opening the same account now
    return Account.objects.filter(code=place.code(kind)).first() or _open(kind, place, source, by, act)


def _open(kind: AccountKind, place: Place, source: Source, by: Viewer, act: str) -> Account:
    account = Account(
        division=place.division,
        code=place.code(kind),
        name=rules.name_of(kind, source.name, place.year),
        book=rules.BOOKS[kind].value,
        kind=kind.value,
        source=source,
        purpose=place.purpose,
        project_id=place.project,
        year=place.year,
        floor_fen=rules.FLOORS.get(kind),
    )
    return add(account, act=act, by=by, event="funds.account.opened")


def line_on(account: Account, fen: int, division: str) -> rules.Line:
    return rules.Line(account.pk, fen, account.source_id, rules.Book(account.book), division)
