"""The left menu, grouped by the question people come with. An entry is shown to those whose posts open it."""

from django.utils.translation import gettext_lazy as _

# Group, then (words, url name, act that opens it).
MENU = [
    (_("工作台"), [(_("首页"), "home", "-"), (_("驾驶舱"), "cockpit:cockpit", "cockpit.see")]),
    (
        _("试点"),
        [
            (_("试点单位"), "programmes:units", "programmes.see"),
            (_("四项标准"), "programmes:standards", "standards.see"),
            (_("政策文件"), "programmes:documents", "policies.see"),
            (_("评价要求"), "programmes:requirements", "policies.see"),
            (_("规则"), "programmes:rulesets", "rulesets.see"),
        ],
    ),
    (_("组织领导"), [(_("领导小组与专班"), "leadership:groups", "leadership.see")]),
    (
        _("任务"),
        [(_("任务清单"), "tasks:tasks", "tasks.see"), (_("问题清单"), "tasks:problems", "problems.see")],
    ),
    (
        _("资金"),
        [
            (_("资金来源"), "funds:sources", "funds.see"),
            (_("资金分配"), "funds:allocations", "funds.see"),
            (_("到位记录"), "funds:arrivals", "funds.see"),
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
            (_("账号与岗位"), "accounts:posts", "accounts.see"),
            (_("权限矩阵"), "web:matrix", "matrix.see"),
            (_("导入记录"), "web:imports", "imports.see"),
            (_("操作记录"), "web:audit", "audit.see"),
            (_("接口令牌"), "api:tokens", "tokens.see"),
        ],
    ),
]
