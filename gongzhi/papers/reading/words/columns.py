"""The heads of table columns."""

from gongzhi.papers.reading.words.table import table

# Columns of flattened tables.
MONEY_COLUMNS = table(
    ("rate", r"进度|率|比例|占比|%"),
    ("match", r"配套"),
    ("arrived", r"到位|拨付|支出|支付|已拨|执行"),
    ("donation", r"捐|募"),
    ("grant", r"省级|中央|上级|补助|预拨|奖补|福彩"),
    ("fund", r"[县区市]级|财政|本级"),
    ("project", r"经费|合同|项目资金|服务费|金额|运营|投资|造价|预算|资金|\(万元\)|\(元\)"),
)
COUNT_COLUMNS = table(
    ("certified", r"持证"),
    ("social_worker", r"社工|社会工作者"),
    ("volunteer", r"志愿者"),
    ("staff", r"工作人员|工作者|人员"),
    ("org", r"组织"),
    ("household", r"户"),
    ("elder", r"老人|老年"),
    ("resident", r"人口|居民|人数"),
    ("area", r"面积|平方|㎡"),
    ("activity", r"活动"),
)
