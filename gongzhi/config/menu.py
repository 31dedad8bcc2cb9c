"""The left menu, grouped by the question people come with. An entry is shown to those whose posts open it."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

# Group, then (words, url name, act that opens it).
MENU = [
    (
        _("工作台"),
        [
            (_("首页"), "home", "-"),
            (_("驾驶舱"), "cockpit:cockpit", "cockpit.see"),
            (_("待办"), "web:todo", "-"),
            (_("消息"), "web:notices", "-"),
            (_("任务中心"), "web:jobs", "-"),
        ],
    ),
    (
        _("试点"),
        [
            (_("试点单位"), "programmes:units", "programmes.see"),
            (_("试点类型"), "programmes:types", "programmes.see"),
            (_("四项标准"), "programmes:standards", "standards.see"),
            (_("政策文件"), "programmes:documents", "policies.see"),
            (_("评价要求"), "programmes:requirements", "policies.see"),
            (_("规则"), "programmes:rulesets", "rulesets.see"),
        ],
    ),
    (
        _("组织领导"),
        [
            (_("领导小组与专班"), "leadership:groups", "leadership.see"),
            (pgettext_lazy("list", "会议"), "leadership:meetings", "leadership.see"),
            (_("议定事项"), "leadership:resolutions", "leadership.see"),
        ],
    ),
    (
        _("任务"),
        [
            (_("任务清单"), "tasks:tasks", "tasks.see"),
            (_("按单位统计"), "tasks:tally", "tasks.see"),
            (_("延期申请"), "tasks:extensions", "tasks.see"),
            (_("督办单"), "orders:orders", "orders.see"),
            (_("问题清单"), "tasks:problems", "problems.see"),
        ],
    ),
    (
        _("项目"),
        [
            (_("项目台账"), "projects:projects", "projects.see"),
            (_("里程碑"), "projects:milestones", "projects.see"),
            (_("合同台账"), "projects:contracts", "projects.see"),
            (_("验收"), "projects:acceptances", "projects.see"),
            (_("验收缺陷"), "projects:defects", "projects.see"),
            (_("项目变更"), "projects:changes", "projects.see"),
            (_("风险"), "projects:risks", "projects.see"),
            (_("关联工程"), "projects:outside", "projects.see"),
        ],
    ),
    (
        _("督查"),
        [
            (pgettext_lazy("list", "督查计划"), "supervision:plans", "supervision.see"),
            (pgettext_lazy("list", "督查走访"), "supervision:visits", "supervision.see"),
            (pgettext_lazy("list", "督查问题"), "supervision:findings", "findings.see"),
            (pgettext_lazy("list", "线索"), "supervision:tips", "leads.see"),
            (_("走访次数"), "supervision:burden", "supervision.see"),
        ],
    ),
    (
        _("资金"),
        [
            (_("资金总览"), "finances:finances", "ledger.see"),
            (_("资金来源"), "funds:sources", "funds.see"),
            (_("资金分配"), "funds:allocations", "funds.see"),
            (_("分期拨付"), "funds:instalments", "funds.see"),
            (_("到位记录"), "funds:arrivals", "funds.see"),
            (_("预算"), "funds:budgets", "ledger.see"),
            (_("付款申请"), "payments:requests", "payments.see"),
            (_("结算"), "settlement:settlements", "settlement.see"),
            (_("会计分录"), "funds:entries", "ledger.see"),
            (_("科目"), "funds:accounts", "ledger.see"),
            (_("试算平衡表"), "funds:balance", "ledger.see"),
            (_("会计期间"), "funds:periods", "ledger.see"),
        ],
    ),
    (
        _("对账"),
        [
            (_("银行账户"), "statements:accounts", "statements.see"),
            (_("对账单"), "statements:statements", "statements.see"),
            (_("银行流水"), "statements:lines", "statements.see"),
            (_("账上流水"), "statements:book-lines", "statements.see"),
            (_("勾对"), "statements:matches", "statements.see"),
            (_("对账差异"), "statements:differences", "statements.see"),
            (_("对账单版式"), "statements:layouts", "statements.see"),
        ],
    ),
    (
        _("慈善与众筹"),
        [
            (_("慈善基金"), "giving:funds", "giving.see"),
            (_("基金管委会"), "giving:members", "giving.see"),
            (_("众筹"), "giving:campaigns", "giving.see"),
            (_("捐赠"), "giving:donations", "giving.see"),
            (_("捐赠退款"), "giving:refunds", "giving.see"),
        ],
    ),
    (
        _("阵地"),
        [
            (_("阵地台账"), "spaces:spaces", "spaces.see"),
            (_("功能分区"), "spaces:zones", "spaces.see"),
            (_("阵地改造"), "spaces:works", "spaces.see"),
            (_("达标差距"), "spaces:gaps", "spaces.see"),
        ],
    ),
    (
        _("底数"),
        [
            (_("社区概况"), "registry:profiles", "profiles.see"),
            (_("组织"), "registry:organisations", "organisations.see"),
            (_("人员与社工"), "registry:people", "people.see"),
        ],
    ),
    (
        _("报告"),
        [
            (_("读报告"), "papers:sources", "reading.see"),
            (_("写报告"), "papers:reports", "reports.see"),
            (_("待补数据"), "papers:gaps", "gaps.see"),
        ],
    ),
    (
        _("设置"),
        [
            (_("我的账号"), "account", "-"),
            (_("账号"), "accounts:accounts", "accounts.see"),
            (_("岗位"), "accounts:posts", "accounts.see"),
            (_("权限矩阵"), "web:matrix", "matrix.see"),
            (_("区划"), "web:divisions", "divisions.see"),
            (_("导入记录"), "web:imports", "imports.see"),
            (_("文件核验"), "web:files", "files.see"),
            (_("操作记录"), "web:audit", "audit.see"),
            (_("接口令牌"), "api:tokens", "tokens.see"),
            (_("运行状况"), "health", "health.see"),
        ],
    ),
]

# Where somebody without anything to do may begin: words, url name, act, and what they find there. The first few that
# a viewer's posts open are shown on the home page.
STARTS = [
    (_("账号与岗位"), "accounts:posts", "accounts.see", _("谁有账号、在什么岗位、到哪一天。")),
    (_("操作记录"), "web:audit", "audit.see", _("谁在何时改了什么，前后各是什么。")),
    (_("运行状况"), "health", "health.see", _("数据库、备份、磁盘是否正常。")),
    (_("驾驶舱"), "cockpit:cockpit", "cockpit.see", _("离评价还有几天、哪里亮灯、钱差多少。")),
    (_("写报告"), "papers:reports", "reports.see", _("各期进展报告，数字点开是台账。")),
    (_("任务清单"), "tasks:tasks", "tasks.see", _("谁做什么、什么时候完成、做到哪一步。")),
    (_("问题清单"), "tasks:problems", "problems.see", _("卡在哪里、谁来解决、什么时候销号。")),
    (_("社区概况"), "registry:profiles", "profiles.see", _("户数、人口、老年人，各带日期和来源。")),
    (_("试点类型"), "programmes:types", "programmes.see", _("每种类型做什么、看什么、要哪些功能室。")),
    (_("政策文件"), "programmes:documents", "policies.see", _("试点依据什么、要做成什么样。")),
    (_("评价要求"), "programmes:requirements", "policies.see", _("评价看什么、结果怎样用。")),
    (_("权限矩阵"), "web:matrix", "matrix.see", _("谁能看什么、办什么。")),
]
