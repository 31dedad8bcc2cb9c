"""The fictional county. Codes beginning with 99 belong to no real province."""

PROVINCE = "990000000000"
CITY = "990100000000"
COUNTY = "990101000000"
OTHER_COUNTY = "990102000000"
PILOT_STREET = "990101001000"
OTHER_STREET = "990101002000"

DIVISIONS = {
    PROVINCE: "云川省",
    CITY: "安澜市",
    COUNTY: "青禾县",
    OTHER_COUNTY: "白石县",
    PILOT_STREET: "朝晖街道",
    OTHER_STREET: "临江街道",
    "990101001001": "梧桐里社区",
    "990101001002": "东门坊社区",
    "990101001003": "书院街社区",
    "990101001004": "河湾社区",
    "990101001005": "南桥社区",
    "990101001006": "望山社区",
    "990101001007": "老码头社区",
    "990101002001": "清水塘社区",
    "990101002002": "新桥社区",
    "990101002003": "柳林社区",
    "990102001000": "石门街道",
    "990102001001": "石门社区",
}
PILOTS = ["990101001001", "990101001002", "990101001003", "990101001004", "990101001005"]
COMMUNITIES = [code for code in DIVISIONS if not code.endswith("000") and code.startswith("990101")]

# One account a role (two of the office, for the two hands of a report, two of finance, for those of a payment): user name,
# name, role, division, body.
ACCOUNTS = [
    ("demo-leader", "沈静川", "leader", COUNTY, ""),
    ("demo-office", "何采薇", "office", COUNTY, "县民政局"),
    ("demo-office2", "岳明朗", "office", COUNTY, ""),
    ("demo-taskforce", "方知远", "task_force", COUNTY, "县民政局"),
    ("demo-department", "秦若水", "department", COUNTY, "县住建局"),
    ("demo-finance", "陆承安", "finance", COUNTY, "县财政局"),
    ("demo-cashier", "严子墨", "finance", COUNTY, "县财政局"),
    ("demo-supervisor", "纪守正", "supervisor", COUNTY, "县目标办"),
    ("demo-street", "苏映红", "street", PILOT_STREET, ""),
    ("demo-community", "温如春", "community", PILOTS[0], ""),
    ("demo-social", "白晓禾", "social_worker", PILOTS[0], ""),
    ("demo-org", "乔以宁", "social_org", PILOTS[0], ""),
    ("demo-volunteer", "江小满", "volunteer", PILOTS[0], ""),
    ("demo-resident", "谢长安", "resident", PILOTS[0], ""),
    ("demo-evaluator", "孟衡", "evaluator", COUNTY, ""),
    ("demo-city", "段云舒", "city", CITY, ""),
    ("demo-province", "顾望舒", "province", PROVINCE, ""),
    ("demo-system", "程工", "system_admin", COUNTY, ""),
    ("demo-security", "安全员", "security_admin", COUNTY, ""),
    ("demo-audit", "审计员", "audit_admin", COUNTY, ""),
]
