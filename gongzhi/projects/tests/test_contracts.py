"""A contract of a project under way: its sum, its amendments."""

from datetime import timedelta

import pytest

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.refusal import Refused
from gongzhi.projects.models import (
    Amendment,
    Contract,
    Project,
)
from gongzhi.projects.queries import contracts_seen_by
from gongzhi.projects.queries.contracts import beyond, next_number, terms_of
from gongzhi.projects.rules.contracts import Terms
from gongzhi.projects.services import contracts
from gongzhi.projects.tests.people import TODAY

pytestmark = pytest.mark.django_db
DUE = TODAY + timedelta(days=60)


def test_a_contract_grows_and_is_flagged_beyond_a_tenth(people: dict[str, Viewer], project: Project) -> None:
    own = people["own"]
    first = contracts.add_contract(
        Contract(project=project, number="演-1", title="送餐", amount_fen=10_000, signed_on=TODAY), by=own
    )
    unknown = contracts.add_contract(Contract(project=project, number="演-2", title="餐具"), by=own)
    for fen, flagged in ((None, []), (11_000, []), (11_001, [first]), (9_000, [])):
        row = Amendment(
            contract=first, number=next_number(first), signed_on=TODAY, what="加餐", amount_fen=fen
        )
        contracts.add_amendment(row, by=own)
        assert list(beyond(contracts_seen_by(own))) == flagged
        assert terms_of([first, unknown]) == {
            first.pk: Terms(fen or 10_000, None),
            unknown.pk: Terms(None, None),
        }
    early = Amendment(contract=first, number=9, signed_on=TODAY - timedelta(days=1), what="早了")
    with pytest.raises(Refused, match="早于合同的签订日期"):
        contracts.add_amendment(early, by=own)
    with pytest.raises(Refused, match="早于履行起"):
        contracts.change_contract(first, by=own, starts_on=DUE, ends_on=TODAY)
    with pytest.raises(Refused, match="已有这个编号"):
        contracts.add_contract(Contract(project=project, number="演-1", title="又一份"), by=own)
    with pytest.raises(Refused, match="岗位"):
        contracts.add_contract(Contract(project=project, number="演-3", title="x"), by=people["leader"])
