"""Contracts and their amendments: entered while the project goes on."""

from datetime import date

from django.db import transaction

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.records.hands import Hand
from gongzhi.ground.records.services import add, change
from gongzhi.ground.refusal import Refused
from gongzhi.projects.models import Amendment, Contract
from gongzhi.projects.rules import EDIT
from gongzhi.projects.services import must_go_on


def _in_order(starts_on: object, ends_on: object) -> None:
    if isinstance(starts_on, date) and isinstance(ends_on, date) and ends_on < starts_on:
        words = "履行止早于履行起，请核对这两个日期。"
        raise Refused(words, {"ends_on": [words]})


def _settled(contract: Contract, by: Viewer) -> None:
    must_go_on(contract.project)
    _in_order(contract.starts_on, contract.ends_on)
    contract.division = contract.project.division


CONTRACT = Hand(Contract, EDIT, "projects.contract.added", "projects.contract.changed", _settled)


def add_contract(contract: Contract, *, by: Viewer) -> Contract:
    _settled(contract, by)
    return add(contract, act=EDIT, by=by, event="projects.contract.added")


@transaction.atomic
def change_contract(
    contract: Contract, *, by: Viewer, version: int | None = None, **fields: object
) -> Contract:
    """What was signed. What is agreed later is entered as an amendment."""
    must_go_on(contract.project)
    _in_order(fields.get("starts_on", contract.starts_on), fields.get("ends_on", contract.ends_on))
    return change(contract, act=EDIT, by=by, event="projects.contract.changed", version=version, **fields)


def add_amendment(amendment: Amendment, *, by: Viewer) -> Amendment:
    """Refused before the contract was signed."""
    must_go_on(amendment.contract.project)
    _not_before(amendment.contract, amendment.signed_on)
    amendment.division = amendment.contract.division
    return add(amendment, act=EDIT, by=by, event="projects.amendment.added")


def change_amendment(
    amendment: Amendment, *, by: Viewer, version: int | None = None, **fields: object
) -> Amendment:
    must_go_on(amendment.contract.project)
    _not_before(amendment.contract, fields.get("signed_on", amendment.signed_on))
    return change(amendment, act=EDIT, by=by, event="projects.amendment.changed", version=version, **fields)


def _not_before(contract: Contract, signed_on: object) -> None:
    if isinstance(signed_on, date) and contract.signed_on and signed_on < contract.signed_on:
        words = f"补充协议的签订日期早于合同的签订日期 {contract.signed_on}，请核对。"
        raise Refused(words, {"signed_on": [words]})
