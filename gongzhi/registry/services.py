from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.records.services import add, change
from gongzhi.registry.models import Organisation

ORGANISATIONS = "organisations.edit"


def add_organisation(org: Organisation, *, by: Viewer) -> Organisation:
    return add(org, act=ORGANISATIONS, by=by, event="registry.organisation.added")


def change_organisation(
    org: Organisation, *, by: Viewer, version: int | None = None, **fields: object
) -> Organisation:
    return change(
        org, act=ORGANISATIONS, by=by, event="registry.organisation.changed", version=version, **fields
    )
