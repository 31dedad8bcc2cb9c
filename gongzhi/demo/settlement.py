"""What the province's evaluation may take of the advance: a draft. No public text gives its cut-offs or shares, so nothing
is computed, and its page says which rules are missing.
"""

from gongzhi.demo import places
from gongzhi.demo.stage import Stage
from gongzhi.funds.models import Source
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.programmes.models import Batch
from gongzhi.settlement.models import Settlement
from gongzhi.settlement.services.settlements import add_settlement

OFFICE = "demo-office"


def plan(stage: Stage) -> None:
    stage.on(204, OFFICE, _drafted)


def _drafted(by: Viewer) -> None:
    row = Settlement(
        source=Source.objects.get(division=places.COUNTY, name="省级试点补助"),
        batch=Batch.objects.get(division=places.COUNTY),
        note="评价还没有开始，先备好；扣减的分数线和比例未见公开文件，规则未录入（演示）。",
    )
    add_settlement(row, by=by)
