"""What a part of a report is about, by the words of its heading."""

import re

# What a part of the report is about, by words of its heading; the first that fits decides.
ROLES: dict[str, str] = {
    "mended": r"已经?改(?:到位|完|好)|改了什么|整改(?:落实|结果|情况|成效|进展|完成)|意见.{0,2}落实|反馈(?:问题|意见).{0,3}(?:整改|落实|办理)|问题.{0,2}整改(?!措施|安排|计划)",
    "problems": r"(?:没有?|未|还没)(?:整?改(?:完|到位|好)|完成整改)|查出|查到什么|(?:还)?缺(?:什么|啥|在哪)|掣肘|阻力|困惑|苦恼|硬骨头|拦路虎|卡脖子|漏洞|症结|顽疾|遗憾|美中不足|弱项|软肋|痛点|卡点|不讳|待解|欠在|没做好|做得不够|问题|困难|不足|短板|薄弱|瓶颈|制约|不利|欠账|隐患|堵在|卡在|难在|差距|堵点|难点|难处|不够|欠缺|缺点|毛病|难题|几道坎|烦恼|发愁|揪心|心病",
    "plans": r"长效(?:机制|措施|办法)?$|巩固(?:措施|提升)|下一步|下步|下阶段|下一阶段|下一年|下年|下半年|明年|来年|打算|工作计划|工作安排|今后|往后|接下来|对策|思路|建议|(?:改进|整改|应对)举措|改进|整改(?:措施|安排|计划|意见|建议)|后续|步伐|设想|考虑|怎么[干改补办]|接着干|再加力|新的一年|往前走|如何干|要做的|待办|下个?月|下季度|下一程|再出发|展望|处理(?:意见|建议)|前路|(?:需要?|请求|恳请|提请).{0,6}(?:协调|支持|解决|帮助)",
    "evaluation": r"评价|评估|考核|检验|考评|怎么[评考看]|[拿用]什么评|评什么|看什么|打分|评分|验收|要求|奖惩|目标|标准|尺度|自评结果",
    "done": r"主要工作|开展|做法|成效|进展|完成|落实|推进|工作情况|经验|亮点|已做|实行|做的|阶段性|重点工作|干了|做成|自查|做了|已办|做过|回顾|措施|实施|举措",
    "situation": r"基本|概况|情况|简介|背景|概述|情形",
}
_ROLE = {role: re.compile(words) for role, words in ROLES.items()}
# Headings without numbers are made of these.
HEADING = re.compile(
    r"(?:目前|当前|工作|项目|试点|主要|基本|存在|面临|下一步|下步|下阶段|下一阶段|下半年|上半年|明年|今年|来年|今后|往后|后续|开展|推进|进展|实施|资金|组织|"
    r"社区|总体|有关|我县|我区|我市|工程|阵地|建设|治理|绩效|考核|评价|使用|管理|完成|整体|初步|及|和|与|的|了|或|年度|概述|难题|难点|规划|结果|"
    r"情况|信息|概况|简介|背景|问题|困难|不足|短板|打算|计划|安排|措施|目标|要求|做法|成效|经验|建议|思路|举措|保障|评估|领导|设想|考虑|步骤|"
    r"任务|清单|对策|原因|分析|方面|亮点|重点|具体|取得|困境|挑战|成果|已|一|仍|还|、)+"
)
# A line of its own that says no more than that troubles follow: 遇到的难处, 还有几道坎.
TROUBLED = re.compile(
    r"(?:还|存在|遇到|面临|面对|当前|目前|工作|现实|主要|几个|几道|有|的|和|与|、|突出)*"
    r"(?:问题|困难|不足|短板|难处|难题|难点|堵点|差距|欠缺|毛病|几道坎|坎|烦恼|困惑|挑战|瓶颈)"
)
# A line of its own that ends with one of these is a heading, too, if nothing in it is punctuated.
HEADING_END = re.compile(
    r".*(?:情况|问题|困难|打算|安排|计划|成效|做法|落实|运用|措施|标准|要求|目标|短板|原因|建议|部署|整改|结果|概况|进展|思路|方向|亮点|经验|保障|评价|考核|评估|奖惩|不足|差距|举措|"
    r"布局|背景|效果|难点|考虑|设想|体会|启示|收支|改进|步骤|概述|小结)"
)


# Headings of newspapers and talks: 还有几道坎, 下一程.
SPOKEN_HEADING = re.compile(
    r".*(?:几道坎|烦恼|发愁|心病|下一程|再出发|展望|处理意见|处理建议|怎么[干办评考花])"
)

# A line of its own that ends in a colon heads what follows, if it says what that is about.
COLON_LONGEST = 14


def role_of(title: str, above: str) -> str:
    """What the part is about; a part inside another is about what that one is about, whatever it is called."""
    return above or next((role for role, words in _ROLE.items() if words.search(title)), "")
