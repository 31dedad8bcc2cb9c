"""An invented report that uses every block; the tests print it in each form."""

from dataclasses import replace
from datetime import date

from gongzhi.ground.official.paper import Figure, Heading, Paper, Paragraph, Run, Table

AS_OF = date(2026, 11, 20)
SIGNS = "<b>粗&体</b> #let x = 1 *星* $x^2$ _划_ `反引` \\反斜 @label [方括] // 双斜 = 等号"
RARE = "𠅤㛃䶮犇垚"


def figure(key: str, text: str, *, unknown: bool = False, address: str | None = None) -> Run:
    return Run(text, Figure(key, AS_OF, address or f"/tasks/?of={key}", unknown))


FUNDS = Table(
    head=("单位", "计划（万元）", "到位（万元）"),
    rows=(
        (Run("朝晖街道"), figure("plan:1", "120.00"), figure("paid:1", "96.00")),
        (Run("桂花巷社区"), figure("plan:2", "50.00"), figure("paid:2", "* *", unknown=True)),
    ),
    caption="资金到位情况",
    total_row=(Run("合计"), figure("plan", "170.00"), figure("paid", "≥96.00", unknown=True)),
)

REPORT = Paper(
    title="青禾县关于城乡社区治理试点项目进展情况的报告",
    addressee="安澜市民政局",
    number="青民〔2026〕18号",
    signer="林禾",
    draft_mark="征求意见稿",
    blocks=(
        Paragraph((Run("现将进展情况报告如下。"),)),
        Heading(1, "组织推进"),
        Heading(2, "工作机制"),
        Paragraph((Run("召开会议"), figure("meetings", "4次"), Run("。")), lead="强化组织保障"),
        Paragraph((Run("朝晖街道和桂花巷社区先行。"),), lead="压实责任"),
        Heading(2, "资金"),
        FUNDS,
        Paragraph((Run("按月公开。"),), lead="账目", lead_level=4),
        Heading(1, "存在问题"),
        Heading(3, "进度"),
        Paragraph((Run(f"照原样印出：{SIGNS}，人名{RARE}。"),)),
    ),
    issuer="青禾县民政局",
    issued_on=date(2026, 7, 1),
    note="联系人：苏木",
    attachments=("任务清单。", "资金明细表"),
)

PLAIN = Paper(
    title="进展情况报告",
    blocks=(Paragraph((Run("正文。"),)),),
    issuer="青禾县城乡社区治理办公室",
    issued_on=date(2026, 7, 1),
)
SHORT_ISSUER = replace(PLAIN, issuer="县民政局", issued_on=date(2026, 11, 23))
