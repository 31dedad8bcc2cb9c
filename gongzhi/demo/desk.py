"""What lies on people's desks: pictures and minutes on a few records, and messages of which some are unread."""

import io
from datetime import date

from PIL import Image, ImageDraw

from gongzhi.demo import places
from gongzhi.demo.stage import Stage
from gongzhi.ground.accounts.queries import demo_accounts, viewer_for
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.files.rules import What
from gongzhi.ground.files.services import attach
from gongzhi.ground.notices.queries import unread_of
from gongzhi.ground.notices.services import mark_read
from gongzhi.tasks.models import Task

NEWS = 5  # unread messages of each demo person
MINUTES = """现场会记录（演示）

地点：梧桐里社区党群服务中心
内容：核对门牌样式和安装位置，居民代表提出一楼增设扶手，列入下周安排。
"""


def plan(stage: Stage) -> None:
    stage.on(205, "demo-community", _hang)


def _hang(by: Viewer) -> None:
    task = (
        Task.objects.filter(division=places.PILOTS[0])
        .exclude(progress=0)
        .order_by("-changed_at", "pk")
        .first()
    )
    if task:
        attach(task, _picture(), "现场照片（演示）.png", What.PHOTO, by=by)
        attach(task, MINUTES.encode(), "现场会记录（演示）.txt", What.MINUTES, by=by)


def _picture() -> bytes:
    """A house with a door plate, drawn here: no photograph of a real place."""
    sheet = Image.new("RGB", (640, 480), (214, 228, 240))
    pen = ImageDraw.Draw(sheet)
    pen.rectangle((0, 380, 640, 480), fill=(150, 160, 150))
    pen.rectangle((140, 160, 500, 400), fill=(236, 224, 204), outline=(120, 90, 60), width=6)
    pen.polygon([(110, 170), (320, 60), (530, 170)], fill=(166, 60, 50))
    pen.rectangle((280, 260, 360, 400), fill=(110, 70, 40))
    pen.rectangle((255, 210, 385, 245), fill=(31, 78, 121))
    out = io.BytesIO()
    sheet.save(out, "PNG")
    return out.getvalue()


def read_old_news(today: date) -> None:
    """People have been reading their messages; a few are new."""
    for post in demo_accounts():
        person = viewer_for(post.user, today)
        mark_read(person, list(unread_of(person).values_list("pk", flat=True))[NEWS:])
