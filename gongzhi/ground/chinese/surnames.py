"""Surnames that are not read as the character is in running text, each with its reading as a surname.

Source: 现代汉语词典 (7th ed.), entries marked 姓. What pypinyin reads rightly by itself (尉迟, 长孙, 任) is not repeated here;
a test compares.
"""

SURNAMES = {
    "单": "shan",
    "仇": "qiu",
    "曾": "zeng",
    "解": "xie",
    "查": "zha",
    "盖": "ge",
    "区": "ou",
    "朴": "piao",
    "乐": "yue",
    "员": "yun",
    "贠": "yun",
    "翟": "zhai",
    "折": "she",
    "黑": "he",
    "秘": "bi",
    "缪": "miao",
    "繁": "po",
    "洗": "xian",
    "召": "shao",
    "种": "chong",
    "重": "chong",
    "句": "gou",
    "炅": "gui",
    "适": "kuo",
    "覃": "qin",
    "隗": "wei",
    "卜": "bu",
    "佴": "nai",
    "阚": "kan",
    "祭": "zhai",
    "六": "lu",
    "乐正": "yue zheng",
}
