"""The heads of table columns, and the first cells of rows that tell one thing each."""

import re

from gongzhi.papers.reading.words.table import table

MONEY_COLUMNS = table(
    ("other", r"结余|结转|余额|剩余|差额|节约|核减|单价|人均|租金|工资|薪|津贴|奖金|社会资[本金]"),
    ("rate", r"进度|率|比例|占比|%"),
    (
        "arrived",
        r"到位|拨付|支出|支付|[已实]拨|执行|到[账帐款]|[已实未应待]付|已用|已花|使用|实[到收]|已到|入账|付款|拨款|下拨|开支|累计付|欠款|尾款",
    ),
    ("match", r"配套|匹配|应配|欠配"),
    ("donation", r"捐|募|慈善|众筹|赞助|善款|爱心|认领"),
    (
        "grant",
        r"省级|省里|省财政|中央|国家|上级|补助|预拨|奖补|福彩|省[拨补]|市[拨补]|自治区|转移支付|下达|专项",
    ),
    ("fund", r"[县区市州盟旗镇乡]级|[县区市州旗镇乡]里|财政|本级|自筹|自有"),
    (
        "project",
        r"经费|合同|项目资金|服务费|金额|运营|投资|造价|预算|资金|[总中标审定招报]价|价款|价格|成交|概算|估算|决算|费用|[款额]$|\(万元\)|\(元\)",
    ),
)
COUNT_COLUMNS = table(
    ("certified", r"持证"),
    ("social_worker", r"社工(?!站)|社会工作者"),
    ("volunteer", r"志愿者"),
    ("staff", r"工作人员|工作者|人员|网格员|社区干部|专干"),
    ("task_force", r"专班"),
    ("org", r"组织"),
    ("household", r"户(?!外)"),
    ("elder", r"老人|老年"),
    ("resident", r"人口|居民|人数"),
    ("area", r"面积|平方|㎡|平米"),
    ("activity", r"活动"),
    ("community", r"社区(?:个?数|数量)"),
)
# Heads that say no more than that a figure stands below: the row says of what.
GENERAL = re.compile(
    r"(?:金额|数额|资金|数量|数值|数据|计划数?|实际数|本年|本期|小计|应[到收筹有](?:数|资金|金额)?|承诺数?|目标数?|核定数?|安排数?|批复数?)"
)
# Measures that say a cell counts, whatever its head has to do with money.
PIECES = "人名个户家场㎡平"
# Heads whose figures are no fact of their own.
NO_FIGURE = re.compile(r"序号|编号|年份|年度|时限|时间|日期|分值|得分|权重|排名|人次|次数|名称|电话|备注")
