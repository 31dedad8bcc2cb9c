"""The words that give a report's parts and facts away. Data only: every recogniser takes its cues from here."""

import re

# What a part of the report is about, by words of its heading; the first that fits decides.
ROLES: dict[str, str] = {
    "problems": r"问题|困难|不足|短板|薄弱|瓶颈|制约|差距|堵点|难点",
    "evaluation": r"评价|评估|考核|验收|要求|奖惩|目标",
    "plans": r"下一步|下步|下阶段|下一阶段|打算|计划|安排|今后|措施|对策|思路|举措|建议|后续|整改",
    "done": r"主要工作|开展|做法|成效|进展|完成|落实|推进情况|工作情况|经验|亮点",
    "situation": r"基本|概况|情况|简介|背景|概述",
}
_ROLE = {role: re.compile(words) for role, words in ROLES.items()}

# Headings without numbers are made of these.
HEADING = re.compile(
    r"(?:目前|当前|工作|项目|试点|主要|基本|存在|面临|下一步|下步|下阶段|下一阶段|今后|后续|开展|推进|进展|实施|资金|组织|"
    r"社区|总体|有关|我县|我区|我市|工程|阵地|建设|治理|绩效|考核|评价|使用|管理|完成|整体|初步|及|和|与|的|了|或|年度|"
    r"情况|信息|概况|简介|背景|问题|困难|不足|短板|打算|计划|安排|措施|目标|要求|做法|成效|经验|建议|思路|举措|保障|评估|领导|"
    r"任务|清单|对策|原因|分析|方面|亮点|重点|具体|取得|已|一|、)+"
)


def role_of(title: str, above: str) -> str:
    """What the part is about. Inside problems and plans the part above decides: their items bear any name."""
    if above in ("problems", "plans"):
        return above
    return next((role for role, words in _ROLE.items() if words.search(title)), above)


# The five ways a community is governed as a pilot, and how papers write them.
THEMES: dict[str, str] = {
    "便民服务": r"便民服务(?!中心|大厅|站|点|室|窗口|设施|平台)",
    "智慧科技": r"智慧科技|科技智慧",
    "社会组织参与": r"社会组织参与",
    "社会企业带动": r"社会企业(?:带动|参与|引领)|企业带动",
    "社区服务项目": r"社区服务项目化?",
    "自治互助": r"自[助治]互助|互助自治|居民自治互助",
}
