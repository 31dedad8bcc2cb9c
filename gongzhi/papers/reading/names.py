"""Where a name begins. Chinese sets no blanks between words, so a name is what is left between a word that cannot
belong to it and the word that closes it."""

import re

from gongzhi.papers.reading.lines import HAN
from gongzhi.papers.reading.page import MASKED

# Words that end before a name begins.
_BEFORE_ANY = (
    r"(?<=\d)[年月日号]|(?<=[)”])和|(?<=[局办委部站所道区])同(?![心兴乐德福仁济行舟])|(?<=[，。;、:])同(?![心兴乐德福仁济行舟])|以及|与|由|在|的|了|对(?!山|岸)|向(?!阳|东|前|荣|群|日|上)|委托|引进|引入|邀请|聘请|依托|经(?!济|开|贸|幡|纬|[一二三四五六七八九十])|为|其中|联合|会同|通过|购买|交由|出具|底前|日前|月前|交给|接受|收到|得到|争取到|联络|鼓励|扶持|资助|付给|请到|选定|签约|承接|"
    "新增|设立|成立|组建|培育|发展(?:了|(?=[一-鿿]{1,3}[市县区旗镇]))|前往|赴|先后到|到|至|从(?!化|容)|于(?!家|洪)|是|有(?!限)|让|请|给|被|把|将(?!军|台)|跟|除|即|如|等|及|也|另|又|该|本(?!溪|草)|各|某|我|其|每"
)
_BEFORE_PLACES = (
    r"街道办事处|办事处|街道|试点|示范|开展|推进|建设|打造|引导|组织|涉及|选取|选择|确定|位于|坐落|地处|覆盖|包括|包含|分别|针对|围绕|结合|深入|走访|调研|"
    "学习|借鉴|考察|参观|观摩|支持|指导|督促|要求|协调|帮助|利用|整合|拟|计划|已经|已|正在|目前|现有|今年|截至|例如|比如|特别|尤其|还有|另外|此外|"
    "改造|新建(?![街路村里巷])|完成|实施|实现|负责|牵头|附近|周边|老旧|辖区|所辖|下辖|所在|发起|建成|主攻|侧重|重点|清点|调整|闲置|"
    "成为|鼓励|吸引|倡导|号召|组建|丰富|方便|便利|惠及|造福|面向|立足|扎根|激励|引领|畅通|拓宽|拓展|挖掘|整治|改善|维护|守护|保障|落实|压实|推广|推选|评选|命名|授予|搬到|搬进|借|租|由于|因为|成为|作为|视为|定为|列为|探索|制定|编制|拟定|出台|印发|煽动|发动|调动|动员|撬动|带动|推动|促进|促成|加快|加强|提升|提高|完善|优化|深化|强化|健全|"
    "服务|满足|适应|符合|关心|关爱|关注|管理|治理|监督|考核|评价|评估|验收|检查|抽查|督查|巡查|查看|查验|核查|启动|申报|申请|获得|获评|荣获|争创|创建|"
    "拨付|拨给|拨到|下达|下拨|分配|安排|投入|支付|补助|资助|奖励|承担|承办|分头|联系|包联|挂钩|结对|帮扶|帮带|指派|选派|下派|派驻|派出|抽调|招聘|招募|选聘|"
    "反哺|编印|印制|遴选|轮训|解决|布置|装点|收集|征集|整理|梳理|统计|登记|收回|腾出|盘活|租用|借用|购置|置换|扩建|改建|改成|改为|改作|变成|变为|形成|构成|凝聚|汇聚|链接|对接|衔接|"
    "报送|核定|用于|用作|便于|属于|限于|归|靠|凭|替|使得|等待|帮|教|促|未|不|没有|无法|难以|如何|怎样|什么|哪个|任何|另一|其中|分为|共有|尚有|还|都|均|只|仅|再|又|就|才|也|"
    "(?<=[一两三四五六七八九十几\\d])[个家名处]|个|同(?![心兴乐德福仁济])|或|并|以(?!勒)|按|使|迁入|进驻|入驻"
)
_AND = "和(?![平谐睦顺美润畅兴悦风煦])"
_STOPS = {
    "place": re.compile(f"{_BEFORE_ANY}|{_BEFORE_PLACES}|{_AND}"),
    "journey": re.compile(f"{_BEFORE_ANY}|{_BEFORE_PLACES}|{_AND}|代表|组织|同志|带领|率领|(?<![过上])去"),
    "organisation": re.compile(
        f"{_BEFORE_ANY}|{_AND}|发动|建成|打造|腾出|收回|改造|改建|新建|建立|修缮|征集|招募|租用|购置|租下|拟|计划|确定|召开|负责|牵头|利用"
    ),
}
# 嘉陵区和青衣江市: behind a name 和 joins, at the head of a clause it may begin one (和平社区).
_JOINED = re.compile(rf"[{HAN})”]")
_ENDS_WITH_AND = re.compile(r"[安祥永太泰康平仁义谐福瑞顺元中人嘉]和$")
# What a name of a body ends with.
_ENDED = re.compile(r"(?:[局部委办会心社司所院队厅站团校府处]|集团|街道|社区|机构|组织|单位|部门)\Z")
_PLACE = re.compile(r"(?:[省市县州旗镇乡]|(?<![社小片城园])区)(?=.{2})")
_RUN = re.compile(rf"[{HAN}·*]*\Z")


def _within(text: str, begin: int, at: int, sort: str) -> bool:
    """和 inside a name: 春和社区, 重庆和协中心. It joins two names only where the first could end."""
    if sort == "organisation":
        return at > begin and not _ENDED.search(text, begin, at)
    return at == begin + 1


def name_start(text: str, low: int, end: int, sort: str = "place") -> tuple[int, bool]:
    """Where the name that ends at `end` begins, not before `low`, and whether something certain stands before it."""
    run = _RUN.search(text, low, end)
    start = run.start() if run else end
    begin, sure = start, start > low or low == 0
    for found in _STOPS[sort].finditer(text, start, end):
        # A name may end with 和 (安和, 祥和); with any other of these words it never does.
        if found[0] == "和" and found.end() == end and _ENDS_WITH_AND.search(text, begin, end):
            continue
        if found[0] == "和" and _within(text, begin, found.start(), sort):
            continue
        if found[0] == "和" and found.start() == begin and not _JOINED.match(text[max(0, begin - 1) : begin]):
            continue
        begin, sure = found.end(), True
    if sort == "place":
        for found in _PLACE.finditer(text, begin, end):
            begin, sure = found.end(), True
    mask = text.rfind(MASKED, start, end)
    return (mask, True) if mask >= begin else (begin, sure)
