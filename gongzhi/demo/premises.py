"""Where the story is at work: roads, zones, idle rooms, works."""

from gongzhi.demo import places

ROADS = ["梧桐路", "东门街", "书院街", "河湾路", "南桥路", "望山路", "码头街", "清水路", "新桥街", "柳林路"]
# Zone, purpose, share of the whole in percent.
ZONES = [
    ("便民服务厅", "service", 22),
    ("居民议事厅", "activity", 24),
    ("长者活动室", "activity", 28),
    ("办公室", "office", 14),
]
IDLE = {places.PILOTS[0]: ("沿街旧铺", 9600), places.PILOTS[3]: ("闲置门面", 7450)}
Told = tuple[str, str, str, int, tuple[str, ...]]
# Place, works, action, days from now to the day it is due, moves.
WORKS: list[Told] = [
    (places.PILOTS[0], "沿街旧铺改建便民食堂", "build", 40, ("start",)),
    (places.PILOTS[1], "党群服务中心微改造", "micro", -12, ("start",)),
    (places.PILOTS[2], "社工站扩容并新增两间门面", "add", 60, ()),
    (places.PILOTS[3], "闲置门面改为项目办公点", "renovate", 25, ("start",)),
    (places.PILOTS[4], "原址功能分区调整", "improve_only", 80, ()),
    (places.PILOTS[0], "各功能室门牌统一制作", "rezone", -30, ("start", "finish")),
    (places.PILOTS[1], "一楼无障碍坡道改造", "renovate", -45, ("start", "finish")),
]
