from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from gongzhi.funds.dossiers.instalments import instalment_dossier
from gongzhi.funds.forms.instalments import InstalmentForm
from gongzhi.funds.models import Instalment
from gongzhi.funds.queries.instalments import instalments_seen_by
from gongzhi.funds.registers.instalments import instalment_url
from gongzhi.funds.services import instalments as services
from gongzhi.ground.web.doors import opens
from gongzhi.ground.web.editing import EditPage, NewPage
from gongzhi.ground.web.pages import dossier
from gongzhi.ground.web.viewers import Request

SEE, EDIT = "funds.see", "funds.edit"


@opens(SEE)
def instalment(request: Request, pk: int) -> HttpResponse:
    row = get_object_or_404(instalments_seen_by(request.viewer), pk=pk)
    return dossier(request, instalment_dossier(row, request.viewer))


instalment_new = NewPage(
    InstalmentForm,
    EDIT,
    _("登记分期"),
    "funds:instalments",
    lambda fields, by: instalment_url(services.add_instalment(Instalment(**fields), by=by)),
).door()
instalment_edit = EditPage(
    InstalmentForm,
    EDIT,
    _("修改分期"),
    instalments_seen_by,
    lambda row, fields, version, by: services.change_instalment(row, by=by, version=version, **fields),
    instalment_url,
).door()
