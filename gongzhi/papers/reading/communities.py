"""The communities, each at its first mention; a masked one wherever the pilot's list and profiles name it."""

import re
from collections import Counter
from collections.abc import Iterator

from gongzhi.papers.reading.folio import Folio, Mark
from gongzhi.papers.reading.model import Kind
from gongzhi.papers.reading.names import name_start
from gongzhi.papers.reading.page import MASKED

_COMMUNITY = re.compile(r"社区(?!工作者|社会组织|志愿者|矫正|发展中心|营造|支持中心|促进会|基金会|公益)")
_LONGEST = 6
_VERB = 2
_SHORTEST = 3
# A numbered item names its community within so many signs, and its own words are kept to this length.
_ITEM_LEAD = 8
_LONGEST_PROFILE = 400
_FOUNDED = re.compile(r"成立|创建|组建|设立|建立|挂牌|建成")
# Words before 社区 that say what sort of community it is, never which.
_GENERIC = re.compile(
    r"(?:城市|易地|搬迁|安置|还迁|拆迁|举办|开展|组织|年轻|美好|农村|城乡|城镇|智慧|和谐|平安|文明|老旧|新型|现代|完整|韧性|绿色|美丽|幸福|品质|活力|基层|单位|企业|居民|服务|部分|个别|"
    r"多数|有的|有些|所有|全部|相关|有关|各类|其他|其余|前述|上述|先进|优秀|党建|治理|镇街|街镇|村居|村|首批|试点|示范|涉农|"
    r"由|级|街|镇|型|多|全|老|新|市级|省级|县级|区级|末位|首位|后进|国家级|品牌|特色|重点|综合|友好|无|社会|参与|融入|进|入|下沉|扎根|送|回|离|联系|包|驻|跨|"
    r"创建|培育|推动|熟悉|热爱|回归|走进|进入|覆盖|提升|优化|完善|强化|加强|激活|赋能|关爱|共建|共治|共享|两|三|四|五|六|七|八|九|十|几|数|主体|多元)+"
)
_NEVER = re.compile(
    r"城乡|^安置|^(?:打通|追加|充实|安顿|搭建|衔接|压实|激发|夯实|盘活|链接|拉近|织密)|[县区市旗盟州]$|^[千万百]户|批|县城|城区|存入|进入|转入|注入|回捐|返还|奖给|[看问学跑]|企业$|[生熟]人|建成|推进|发动|打造|[\d一二三四五六七八九十*][年月日号]|万元|财政|资金|经费|提取|注入|[的了着把被让使等其及或各该某这那哪很更没也都就再又每]|[到给为]$|局|一线|边境|边远|干部|核定|报送|选派|居民|工作|活动|项目|队伍|机制|力量|单位|部门"
)


def recognise(folio: Folio) -> Iterator[Mark]:
    found = _known([*_found(folio.text)], folio.text)
    certain = {folio.text[start:end] for start, end, sure in found if sure}
    seen: set[str] = set()
    home = ""
    for start, end, sure in found:
        name = folio.text[start:end]
        if name.startswith(MASKED):
            part = folio.part_at(start)
            if part is None or part.role not in ("problems", "plans", "done", "mended"):
                home = home or folio.path_at(start) or "-"
            if home and _at_home(folio.path_at(start) or "-", home):
                yield Mark(Kind.COMMUNITY, "*", start, end, 0.9, _profile(folio, start))
        elif (sure or name in certain) and name not in seen:
            seen.add(name)
            yield Mark(Kind.COMMUNITY, name, start, end, 0.9, _profile(folio, start))


def _known(found: list[tuple[int, int, bool]], text: str) -> list[tuple[int, int, bool]]:
    """走进望潮社区 is 望潮社区 where that stands elsewhere and the longer name stands only here."""
    names = Counter(text[start:end] for start, end, _ in found)
    return [(start + _surplus(text[start:end], names), end, sure) for start, end, sure in found]


def _surplus(name: str, names: Counter[str]) -> int:
    """How many signs before the name are a verb, which is never one sign alone."""
    if names[name] > 1:
        return 0
    return next((at for at in range(_VERB, len(name) - _SHORTEST) if names[name[at:]]), 0)


def _profile(folio: Folio, start: int) -> dict[str, str]:
    """What an item of its own says of the community it is about: 1.安和社区。成立于……"""
    part = folio.part_at(start)
    if (
        part is None
        or start > part.start + _ITEM_LEAD
        or "社区" not in part.title
        or len(part.title) > _LONGEST + 4
    ):
        return {}
    words = folio.page.said(part.body, part.end).strip()
    founded = next((d for d in folio.dates if part.body <= d.start < part.end), None)
    year = founded.when.earliest.year if founded and founded.when.earliest else None
    told = {
        "profile": words[:_LONGEST_PROFILE],
        "founded": str(year) if year and _FOUNDED.search(words) else "",
    }
    return {name: text for name, text in told.items() if text}


def _at_home(path: str, home: str) -> bool:
    """Masked names cannot be told apart, so they count only in the part that introduces them."""
    return path == home or path.startswith(f"{home}.")


def _found(text: str) -> Iterator[tuple[int, int, bool]]:
    for found in _COMMUNITY.finditer(text):
        # Of 莲塘社区三个社区 the second begins where the first has ended.
        low = max(0, found.start() - _LONGEST - 2, text.rfind("社区", 0, found.start()) + 2)
        start, sure = name_start(text, low, found.start())
        name = text[start : found.start()]
        if name.startswith(MASKED):
            if name == MASKED:
                yield start, found.end(), True
        elif 2 <= len(name) <= _LONGEST and not _GENERIC.fullmatch(name) and not _NEVER.search(name):
            yield start, found.end(), sure
