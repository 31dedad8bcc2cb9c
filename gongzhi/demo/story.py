"""What the demo county reads and writes: clauses, pilots, requirements, passages. Nothing here is a real place or person."""

CLAUSES = [
    ("第四条", "试点期一年，县级承接，街道和社区分别承担机制创新与类型试点。"),
    ("第九条", "第三方按组织保障、项目管理、项目效益评价，结果用于资金结算。"),
    ("第十二条", "推进不力的按等次扣减预拨资金，未开工或严重滞后的全额扣减并通报。"),
]
PILOTS = [
    ("convenience", 1998, "老旧小区便民和养老服务"),
    ("social_enterprise", 2003, "引导辖区企业参与治理"),
    ("social_org", 2006, "社会组织承接公共服务"),
    ("projects", 2001, "服务项目规范管理"),
    ("mutual_help", 1995, "居民互助与议事"),
]
CHECKLIST_WALK = [
    ("start", "finish"),
    ("plan", "start", "finish"),
    ("plan", "start"),
    ("plan",),
    (),
    ("set_aside",),
    ("start", "finish"),
]
# The rules the leader has compared with their sources; the others stay 未核实.
VERIFIED = ["sqm_per_100_households", "yellow_workdays", "yellow_points_behind"]
CATEGORIES = ["organisation", "space", "service", "money", "five_parties", "supervision"]
REQUIREMENTS = [
    ("aspect", "组织保障"),
    ("aspect", "项目管理"),
    ("aspect", "项目效益"),
    ("checked", "基础工作"),
    ("checked", "资金统筹使用"),
    ("checked", "任务清单完成情况"),
    ("reward", "对成效显著的试点单位给予表彰和奖励"),
    ("deduction", "对推进不力的按等次扣减预拨资金"),
    ("deduction", "对未开工或进度严重滞后的全额扣减预拨资金"),
    ("notice", "全额扣减的在全省通报"),
]
VISITED = ["邻江市临川区（演示）", "南浦县（演示）"]
PASSAGES_FIRST = {
    "done": "召开专题会议2次，研究阵地选址、配套资金等事项9项，逐项明确牵头单位和完成时限。",
    "next": "对年底前难以完成的阵地改造，提前准备替代方案，不因单个点位影响整体评价。",
}
PASSAGES_NOW = {
    "basics": "试点社区均已完成入户摸底，底数按季更新。",
    "done": "组织专家对实施方案和购买服务方案进行论证，专家意见逐条答复，方案已按意见修改。",
    "problems": "以上问题均已列入问题清单，明确责任单位和解决期限，按月调度。",
    "next": "领导小组办公室每月通报一次进度，对连续两个月落后的事项提请领导小组研究。",
}
