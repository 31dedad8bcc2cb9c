"""Where a name begins. Chinese sets no blanks between words, so a name is what is left between a word that cannot
belong to it and the word that closes it."""

import re

from gongzhi.papers.reading.lines import HAN
from gongzhi.papers.reading.page import MASKED

# Words that end before a name begins.
_BEFORE_ANY = (
    "以及|与|由|在|的|了|对(?!山|岸)|向(?!阳|东|前|荣|群)|委托|引进|引入|邀请|聘请|依托|经(?!济|开|贸)|为|其中|联合|会同|通过|购买|交由|选定|签约|承接|"
    "新增|设立|成立|组建|培育|发展了|前往|赴|先后到|到|至|从(?!化|容)|于(?!家|洪)|是|有(?!限)|让|请|给|被|把|将(?!军|台)|跟|除|即|如|等|及|也|另|又|该|本(?!溪|草)|各|某|我|其|每"
)
_BEFORE_PLACES = (
    "街道办事处|办事处|街道|试点|示范|开展|推进|建设|打造|引导|组织|涉及|选取|选择|确定|位于|坐落|地处|覆盖|包括|包含|分别|针对|围绕|结合|深入|走访|调研|"
    "学习|借鉴|考察|参观|观摩|支持|指导|督促|要求|协调|帮助|利用|整合|拟|计划|已经|已|正在|目前|现有|今年|截至|例如|比如|特别|尤其|还有|另外|此外|"
    "改造|新建|完成|实施|实现|负责|牵头|附近|周边|老旧|辖区|所辖|下辖|所在|发起|建成|主攻|侧重|重点|清点|调整|闲置|"
    "(?<=[一两三四五六七八九十几\\d])[个家名处]|个|同(?![心兴乐德福仁济])|或|并|以(?!勒)|按|使|迁入|进驻|入驻"
)
_AND = "和(?![平谐睦顺美润畅兴悦风煦])"
_STOPS = {
    "place": re.compile(f"{_BEFORE_ANY}|{_BEFORE_PLACES}|{_AND}"),
    "journey": re.compile(f"{_BEFORE_ANY}|{_BEFORE_PLACES}|{_AND}|代表|组织|同志"),
    "organisation": re.compile(f"{_BEFORE_ANY}|{_AND}"),
}
_PLACE = re.compile(r"(?:[省市县州旗镇乡]|(?<![社小片城园])区)(?=.{2})")
_RUN = re.compile(rf"[{HAN}·*]*$")


def name_start(text: str, low: int, end: int, sort: str = "place") -> tuple[int, bool]:
    """Where the name that ends at `end` begins, not before `low`, and whether something certain stands before it."""
    run = _RUN.search(text, low, end)
    start = run.start() if run else end
    begin, sure = start, start > low or low == 0
    for found in _STOPS[sort].finditer(text, start, end):
        # 和 joins two names only where something stands before it; a last single sign belongs to the name (安和).
        if found.end() == end and len(found[0]) == 1:
            continue
        if found[0] == "和" and found.start() == begin:
            continue
        begin, sure = found.end(), True
    if sort == "place":
        for found in _PLACE.finditer(text, begin + 1, end):
            begin, sure = found.end(), True
    mask = text.rfind(MASKED, start, end)
    return (mask, True) if mask >= begin else (begin, sure)
