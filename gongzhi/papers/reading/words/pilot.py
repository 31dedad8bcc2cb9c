"""The pilot's themes, places visited to learn from, and the sorts of an unknown."""

import re

# The five ways a community is governed as a pilot, and how papers write them.
THEMES: dict[str, str] = {
    "便民服务": r"便民服务(?!中心|大厅|站|点|室|窗口|设施|平台)",
    "智慧科技": r"智慧科技|科技智慧",
    "社会组织参与": r"社会组织参与",
    "社会企业带动": r"社会企业(?:带动|参与|引领)|企业带动",
    "社区服务项目": r"社区服务项目化?",
    "自治互助": r"自[助治]互助|互助自治|居民自治互助",
}
FOUNDED_BEFORE = re.compile(r"(?:成立|创建|组建|设立|始?建立?|挂牌|新?建成|筹建)于?[约]?$")
FOUNDED_AFTER = re.compile(r"(?:正式|由|经)?[^，。]{0,4}(?:成立|创建|组建|设立|建立|挂牌|始建)")
# The sort of an unknown: (sort, what stands before, what stands after); the first row that fits decides.
_ANY = r""
MASK_SORTS: list[tuple[str, re.Pattern[str], re.Pattern[str]]] = [
    (sort, re.compile(f"(?:{before})$"), re.compile(after))
    for sort, before, after in (
        ("year", _ANY, r"年(?!级)"),
        ("date", _ANY, r"[月日号](?!\w*社区)"),
        ("amount", _ANY, r"[十百千]?[万亿]?元|[万亿](?![人户名㎡平])"),
        (
            "number",
            _ANY,
            r"[个名人户位条次项家处间座栋幢层套只届轮册倍周天岁场支件批期份台辆届%㎡亩米号篇封笔面本课款样所趟组例宗]|平方|余[名人个户]|[万千百]?(?:多|余)?[人户名个]",
        ),
        ("number", r"第|电话:?|号码:?|[〔\[]", _ANY),
        ("name", _ANY, r"(?:同志|书记|主任|局长|县长|区长|市长|副|先生|女士|老师)"),
        (
            "name",
            r"组长|书记|主任|局长|县长|区长|市长|成员|联系人|负责人|姓名|同志|[张王李赵刘陈杨黄周吴徐孙马朱胡郭何林罗高郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷黎史龙陶贺顾毛郝龚邵万钱严覃武莫孔向汤]:?(?<!少于)(?<!多于)(?<!低于)(?<!高于)(?<!大于)(?<!小于)(?<!属于)(?<!位于)(?<!对于)",
            r"(?![县市区镇乡街社村路])",
        ),
    )
]
THEME = {name: re.compile(words) for name, words in THEMES.items()}
THEME_LEAD = re.compile(r"(?:[主重]?要?试|探索|主攻|主抓|定位|侧重|重点[是为]?|承担|搞)[“\"]?$")
THEME_TAIL = re.compile(r"[”\"]?(?:型|类|试点|治理试点|模式|主题)")
VISIT = re.compile(
    r"跟学|跟岗|跟班|前往|带回|赴|对标|考察交流|学习|考察|观摩|交流|取经|借鉴|参观|实地看|看了看|看项目|看现场|看样板|看了一圈|走访学习|参访|见学|研学|拜访|学艺|跟着学|请教|端详|出门看|看一看|走出去|学经验|学外地|[去到赴][^，。;]{2,20}(?:看了|看看|学了|走了|转了)|登岛|上门学"
)
OWN_PLACE = re.compile(
    r"[我全本各该外]?[县市区州镇]|[^，]*(?:辖|居民|社|小|片|街|园|景|校|厂|地|主城|贫困山|偏远山)区|(?:省|城|山|新|老|乡|中心城|主城|老城)区|(?:省|城|城乡|超|夜|菜|股|上|全|各|我|本|大)市|市区|城区|省市|县市|.*[得满]分全[县市区]|[末首]位[镇县区乡]|各地|街镇|乡镇|.*(?:城镇|集镇)"
)
CITY_OF_MORE = re.compile(r"[一-鿿]{1,2}[^，。、社小片园校景][区县](?![级域])")
