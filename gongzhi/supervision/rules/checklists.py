"""What is looked at on each of the four links: our own lists. Plain Python.

The key of an item stays as it is for ever: findings of different years are compared by it. A new item gets a new key.
"""

from dataclasses import dataclass

from gongzhi.supervision.rules import Link


@dataclass(frozen=True)
class Item:
    key: str
    link: Link
    text: str


_TEXTS = {
    Link.PROGRESS: (
        "有经批准的实施方案，写明步骤、分工和完成时间",
        "任务清单与方案一致，每项有牵头单位和期限",
        "到检查日应完成的事项已经完成",
        "系统里报的进度与现场一致",
        "落后的事项写明原因和补救办法",
        "变更或延期有批准记录",
        "上次检查提出的问题已经整改",
    ),
    Link.QUALITY: (
        "功能分区与方案一致并在使用",
        "门牌、标识、开放时间上墙且准确",
        "消防、用电和无障碍设施完好",
        "服务有记录，能对上人和次数",
        "居民知道有这项服务，能说出怎样使用",
        "验收资料齐全，验收意见已落实",
        "设备有台账，有人管护",
    ),
    Link.TENDER: (
        "采购方式符合金额和品目的规定",
        "采购需求写明服务内容、数量和考核办法",
        "公告、评审、公示的时间符合规定",
        "评审专家抽取和回避有记录",
        "合同与中标内容一致，没有转包",
        "没有拆分项目规避招标",
        "履约验收有记录，验收人签字",
    ),
    Link.MONEY: (
        "资金到位与分配文件一致",
        "支付有合同、发票和验收凭据",
        "专款专用，没有挤占挪用",
        "账目单独核算，账表相符",
        "配套资金按方案落实",
        "结余和未支付款项有说明",
        "资金使用情况按期公开",
    ),
}
ITEMS = tuple(
    Item(f"{link}-{n}", link, text) for link, texts in _TEXTS.items() for n, text in enumerate(texts, 1)
)
BY_KEY = {item.key: item for item in ITEMS}


def items_of(links: list[Link]) -> list[Item]:
    return [item for item in ITEMS if item.link in links]
