"""The parts of a Word file that are the same for every report: styles, fonts, settings, page numbers."""

from dataclasses import dataclass
from itertools import starmap

from gongzhi.ground.official import measures
from gongzhi.ground.official.galley import Role

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

LATIN = "Times New Roman"
TITLE_FACE, HEI, KAI, FANG, SONG = "方正小标宋简体", "黑体", "楷体_GB2312", "仿宋_GB2312", "宋体"

# The standard's faces are not free: they are named, not shipped, and an open face stands in where one is missing.
STAND_INS = {
    TITLE_FACE: ("方正小标宋_GBK", "思源宋体", "Source Han Serif SC", "Noto Serif CJK SC"),
    HEI: ("SimHei", "思源黑体", "Source Han Sans SC", "Noto Sans CJK SC"),
    KAI: ("楷体", "KaiTi", "霞鹜文楷", "LXGW WenKai", "Noto Serif CJK SC"),
    FANG: ("仿宋", "FangSong", "FandolFang", "FandolFang R", "Noto Serif CJK SC"),
    SONG: ("SimSun", "思源宋体", "Source Han Serif SC", "Noto Serif CJK SC"),
}


def twips(points: float) -> int:
    """A point is 20 twips."""
    return round(points * 20)


def mm(millimetres: float) -> int:
    """Millimetres in twips."""
    return round(millimetres * 1440 / 25.4)


def indent(**chars: float) -> str:
    """Indents in characters of the grid, and in twips for readers that do not count characters."""
    sides = starmap(_side, chars.items())
    return f"<w:ind {' '.join(sides)}/>"


def _side(side: str, count: float) -> str:
    return f'w:{side}Chars="{round(count * 100)}" w:{side}="{twips(count * measures.CHARACTER_PITCH)}"'


@dataclass(frozen=True)
class Look:
    """One paragraph style; sizes and pitch in points. `before` and `after` are w:pPr children around spacing."""

    name: str
    face: str = FANG
    size: int = measures.BODY_SIZE
    before: str = ""
    after: str = ""
    pitch: float = measures.LINE_PITCH


_KEEP = "<w:keepNext/>"
_CENTRED = '<w:jc w:val="center"/>'
_LEFT = '<w:jc w:val="left"/>'
_FLUSH = indent(firstLine=0)
_AREA = mm(measures.PAGE[0] - measures.LEFT - measures.RIGHT)
_ONE = twips(measures.CHARACTER_PITCH)
# The tab ends one character before the edge, on a rule 0.35 mm thick above and below (GB/T 9704-2012, 7.4.1, 7.4.3).
_RULES = (
    "<w:pBdr>"
    + "".join(
        f'<w:{edge} w:val="single" w:sz="8" w:space="2" w:color="000000"/>' for edge in ("top", "bottom")
    )
    + f'</w:pBdr><w:tabs><w:tab w:val="right" w:pos="{_AREA - _ONE}"/></w:tabs>'
)
_RED_RULE = (
    '<w:pBdr><w:bottom w:val="single" w:sz="12" w:space="6" w:color="FF0000"/></w:pBdr>'
    f'<w:tabs><w:tab w:val="right" w:pos="{_AREA - _ONE}"/></w:tabs>'
)


def _outline(level: int) -> str:
    return f'{indent(firstLine=2)}<w:outlineLvl w:val="{level - 1}"/>'


LOOKS: dict[str, Look] = {
    Role.MASTHEAD: Look("版头", before=_RED_RULE, after=indent(firstLine=1) + _LEFT),
    Role.SIGNER: Look("签发人", KAI),
    Role.TITLE: Look("公文标题", TITLE_FACE, measures.TITLE_SIZE, _KEEP, _FLUSH + _CENTRED),
    Role.SERIAL: Look("编号", after=_FLUSH + _CENTRED),
    Role.DRAFT: Look("稿本标记", KAI, after=_FLUSH + _CENTRED),
    Role.BLANK: Look("空行", before=_KEEP, after=_FLUSH),
    Role.ADDRESSEE: Look("主送机关", after=_FLUSH),
    Role.HEADING1: Look("heading 1", HEI, before=_KEEP, after=_outline(1)),
    Role.HEADING2: Look("heading 2", KAI, before=_KEEP, after=_outline(2)),
    Role.HEADING3: Look("heading 3", before=_KEEP, after=_outline(3)),
    Role.HEADING4: Look("heading 4", before=_KEEP, after=_outline(4)),
    Role.BODY: Look("公文正文", after=indent(firstLine=2)),
    Role.CAPTION: Look("表题", HEI, measures.FOLIO_SIZE, _KEEP, _FLUSH + _CENTRED),
    Role.ONLY_ATTACHMENT: Look("附件说明", after=indent(left=5, hanging=3)),
    Role.ATTACHMENT: Look("附件说明首项", after=indent(left=6, hanging=4)),
    Role.NEXT_ATTACHMENT: Look("附件说明续项", after=indent(left=6, hanging=1)),
    Role.ISSUER: Look("发文机关署名", before=_KEEP, after='<w:jc w:val="right"/>'),
    Role.DATE: Look("成文日期", after=_LEFT),
    Role.IMPRINT: Look("版记", size=measures.FOLIO_SIZE, before=_RULES, after=indent(left=1) + _LEFT),
    Role.NOTE: Look("附注", after=indent(firstLine=2)),
    Role.ANNEX: Look("附件标记", HEI, before="<w:pageBreakBefore/>", after=_FLUSH),
    "cellHead": Look("表头", HEI, measures.TABLE_SIZE, _KEEP, _CENTRED, measures.TABLE_PITCH),
    "cellText": Look("表文", FANG, measures.TABLE_SIZE, "", _LEFT, measures.TABLE_PITCH),
    "cellFigure": Look("表数", FANG, measures.TABLE_SIZE, "", '<w:jc w:val="right"/>', measures.TABLE_PITCH),
}


def fonts(face: str) -> str:
    """The faces of a run; the hint keeps Chinese quotation marks and dashes full-width."""
    return f'<w:rFonts w:hint="eastAsia" w:ascii="{LATIN}" w:hAnsi="{LATIN}" w:eastAsia="{face}" w:cs="{LATIN}"/>'


def _sized(face: str, size: int) -> str:
    """Only body type is drawn together to fit 28 on a line."""
    tracking = twips(measures.CHARACTER_PITCH - size) if size == measures.BODY_SIZE else 0
    spacing = f'<w:spacing w:val="{tracking}"/>' if tracking else ""
    return f'<w:rPr>{fonts(face)}{spacing}<w:sz w:val="{size * 2}"/><w:szCs w:val="{size * 2}"/></w:rPr>'


def _style(key: str, look: Look) -> str:
    exact = f'<w:spacing w:before="0" w:after="0" w:line="{twips(look.pitch)}" w:lineRule="exact"/>'
    return (
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{look.name}"/>'
        f'<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>{look.before}{exact}{look.after}</w:pPr>'
        f"{_sized(look.face, look.size)}</w:style>"
    )


def styles() -> str:
    """Lines are set by exact pitch and tracking, not snapped to the grid: programmes differ in how they snap."""
    normal = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        '<w:pPr><w:widowControl w:val="0"/><w:overflowPunct w:val="0"/><w:snapToGrid w:val="0"/><w:jc w:val="both"/></w:pPr>'
        f"{_sized(FANG, measures.BODY_SIZE)}</w:style>"
    )
    defaults = (
        f'<w:docDefaults><w:rPrDefault><w:rPr>{fonts(FANG)}<w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr>'
        "</w:rPrDefault></w:docDefaults>"
    )
    return f"{HEAD}<w:styles {W}>{defaults}{normal}{''.join(starmap(_style, LOOKS.items()))}</w:styles>"


def font_table() -> str:
    named = "".join(
        f'<w:font w:name="{face}"><w:altName w:val="{",".join(others)}"/><w:charset w:val="86"/>'
        f'<w:family w:val="{"modern" if face == HEI else "roman"}"/></w:font>'
        for face, others in STAND_INS.items()
    )
    latin = f'<w:font w:name="{LATIN}"><w:altName w:val="Liberation Serif,Tinos"/><w:charset w:val="00"/></w:font>'
    return f"{HEAD}<w:fonts {W}>{named}{latin}</w:fonts>"


def settings() -> str:
    return (
        f'{HEAD}<w:settings {W}><w:zoom w:percent="100"/><w:evenAndOddHeaders/>'
        '<w:characterSpacingControl w:val="compressPunctuation"/><w:compat>'
        '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
        '</w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>'
    )


def footer(side: str) -> str:
    """— 1 — in 4号 Song, one character from the outer edge: `side` is right on odd pages, left on even ones (7.5)."""
    look = _sized(SONG, measures.FOLIO_SIZE)
    dash, page = (f'<w:r>{look}<w:t xml:space="preserve">{text}</w:t></w:r>' for text in ("—", "1"))
    gap = f'<w:r>{look}<w:t xml:space="preserve"> </w:t></w:r>'
    field = f'<w:fldSimple w:instr=" PAGE ">{page}</w:fldSimple>'
    edge = f'<w:ind w:{side}Chars="100" w:{side}="{twips(measures.FOLIO_SIZE)}"/>'
    place = f'<w:pPr>{edge}<w:jc w:val="{side}"/></w:pPr>'
    return f"{HEAD}<w:ftr {W}><w:p>{place}{dash}{gap}{field}{gap}{dash}</w:p></w:ftr>"


def section() -> str:
    """Paper, margins, grid. Word's unit for the grid's character pitch is 1/4096 pt beyond the body size."""
    width, height = map(mm, measures.PAGE)
    tracking = round((measures.CHARACTER_PITCH - measures.BODY_SIZE) * 4096)
    # The number stands in the upper part of the footer, whose lower edge Word counts from the paper's edge.
    folio = mm(measures.BOTTOM - measures.FOLIO_BELOW) - twips(measures.FOLIO_SIZE)
    return (
        '<w:sectPr><w:footerReference w:type="default" r:id="rId4"/><w:footerReference w:type="even" r:id="rId5"/>'
        f'<w:pgSz w:w="{width}" w:h="{height}"/>'
        f'<w:pgMar w:top="{mm(measures.TOP)}" w:right="{mm(measures.RIGHT)}" w:bottom="{mm(measures.BOTTOM)}"'
        f' w:left="{mm(measures.LEFT)}" w:header="{mm(15)}" w:footer="{folio}" w:gutter="0"/>'
        f'<w:docGrid w:type="linesAndChars" w:linePitch="{twips(measures.LINE_PITCH)}" w:charSpace="{tracking}"/>'
        "</w:sectPr>"
    )
