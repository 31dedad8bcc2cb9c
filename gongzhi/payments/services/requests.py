"""Requests: drafted from a passed milestone and its contract, and the maker's to change until they are submitted."""

from django.db import transaction

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.audit.services import wait_for_the_turn
from gongzhi.ground.divisions.rules import county
from gongzhi.ground.records.services import add, change
from gongzhi.ground.refusal import Refused
from gongzhi.ground.secrets.fields import Sealed
from gongzhi.payments.models import PaymentRequest, Step
from gongzhi.payments.queries import next_serial
from gongzhi.payments.rules import OPEN, REQUEST, Did, Status, number
from gongzhi.payments.rules.payees import tidy
from gongzhi.projects.models import Contract, Milestone

NOT_OPEN = "付款申请已经提交，不能再修改；要改请先请办理人退回，或撤回以后另填一张。"


@transaction.atomic
def add_request(row: PaymentRequest, *, by: Viewer) -> PaymentRequest:
    """A draft, numbered in its county and year. Refused where milestone and contract are not of one project."""
    _settle(row)
    by.must(REQUEST, row.division)
    wait_for_the_turn()  # the next number is nobody else's
    row.county, row.year = county(row.division), by.today.year
    row.serial = next_serial(row.county, row.year)
    row.number = number(row.year, row.serial)
    made = add(row, act=REQUEST, by=by, event="payments.request.added")
    sign(made, Did.DRAFT, REQUEST, by)
    return made


@transaction.atomic
def change_request(
    row: PaymentRequest, *, by: Viewer, version: int | None = None, **fields: object
) -> PaymentRequest:
    """Whoever changes a draft has had a hand in it, as whoever made it."""
    wait_for_the_turn()
    if Status(row.status) not in OPEN:
        raise Refused(NOT_OPEN)
    milestone = fields.get("milestone", row.milestone)
    contract = fields.get("contract", row.contract)
    assert isinstance(milestone, Milestone) and isinstance(contract, Contract)
    if milestone.project_id != row.project_id:
        words = "一张申请不能改到别的项目；请撤回这一张，从那个项目的里程碑另填。"
        raise Refused(words, {"milestone": [words]})
    _must_be_of_one_project(milestone, contract)
    fields["payee"] = contract.party_name
    if isinstance(typed := fields.get("account_number"), str):
        fields["account_number"] = tidy(typed)
    before = row.version
    made = change(row, act=REQUEST, by=by, event="payments.request.changed", version=version, **fields)
    if made.version != before:
        sign(made, Did.DRAFT, REQUEST, by)
    return made


def _settle(row: PaymentRequest) -> None:
    _must_be_of_one_project(row.milestone, row.contract)
    row.project, row.payee = row.milestone.project, row.contract.party_name
    row.division = row.project.division
    typed = row.account_number
    row.account_number = typed if isinstance(typed, Sealed) else tidy(typed or "")


def _must_be_of_one_project(milestone: Milestone, contract: Contract) -> None:
    if milestone.project_id != contract.project_id:
        words = f"这份合同不是里程碑所在项目“{milestone.project.name}”的，请选择那个项目的合同。"
        raise Refused(words, {"contract": [words]})


def sign(row: PaymentRequest, did: Did, act: str, by: Viewer, note: str = "") -> None:
    """Write down who stands behind what was done: the account and whoever it acts for. The installation is nobody."""
    for person in sorted(by.persons(act, row.division)):
        step = Step(request=row, division=row.division, did=did.value, person_id=person, note=note)
        add(step, act=act, by=by, event="payments.step.signed")
