"""Where a name begins. Chinese sets no blanks between words, so a name is what is left between a word that cannot
belong to it and the word that closes it."""

import re

from gongzhi.papers.reading.lines import HAN
from gongzhi.papers.reading.page import MASKED

# Words that end before a name begins. Single signs that open real names are let through before their usual partners.
_STOPS = (
    "街道办事处|办事处|街道|试点|示范|开展|推进|建设|打造|引导|组织|依托|涉及|选取|选定|选择|确定|位于|坐落|地处|覆盖|包括|包含|其中|分别|"
    "除了|除对|除|针对|围绕|结合|深入|走访|调研|前往|学习|借鉴|考察|参观|观摩|支持|指导|督促|要求|协调|帮助|联合|会同|委托|"
    "通过|利用|整合|拟|计划|已经|已|正在|目前|现有|现|今年|截至|一是|二是|三是|四是|五是|"
    "以及|但是|但|因为|因|由于|由|如|即|例如|比如|特别是|尤其是|还有|另有|另外|另|此外|"
    "邀请|聘请|引进|引入|购买|交由|成立|组建|设立|建立|新增|改造|新建|完成|实施|实现|负责|牵头|"
    "就近|附近|周边|老旧|辖区|所辖|下辖|辖|属|所在|一个|两个|三个|四个|五个|个|名|家|处|的|了|在|与|及|将|把|对|向|从|于|至|到|赴|经|请|让|给|被|"
    "和(?![平谐睦顺美润畅兴悦])|同(?![心兴乐德福仁济])|为(?!民)|是|等|各|该|本|某|我|其|每|或|并|又|也|以|按|使|跟"
)
_STOP = re.compile(f"(?:{_STOPS})")
_PLACE = re.compile(rf"(?<=[{HAN}*][{HAN}*])(?:[省市县区州旗镇乡])(?=[{HAN}*])")
_RUN = re.compile(rf"[{HAN}·*]*$")


def name_start(text: str, low: int, end: int) -> tuple[int, bool]:
    """Where the name that ends at `end` begins, not before `low`, and whether something certain stands before it."""
    run = _RUN.search(text, low, end)
    begin = run.start() if run else end
    sure = begin > low or low == 0
    for pattern in (_STOP, _PLACE):
        for found in pattern.finditer(text, begin, end):
            begin, sure = found.end(), True
    mask = text.rfind(MASKED, begin, end)
    return (mask, True) if mask >= 0 else (begin, sure)
