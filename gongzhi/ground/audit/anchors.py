"""Anchors: what the chain had come to, a line a day, in a file that lies outside the database and is signed."""

import hashlib
import hmac
import json
from dataclasses import asdict
from datetime import date
from pathlib import Path

from django.conf import settings

from gongzhi.ground.audit.chain import Anchor, canonical
from gongzhi.ground.audit.models import Entry
from gongzhi.ground.refusal import Refused


def drop_anchor(day: date) -> Anchor | None:
    """Write down today's end of the chain, once a day; None where there is nothing to hold."""
    last = Entry.objects.order_by("-seq").values_list("seq", "seal").first()
    if last is None:
        return None
    anchor = Anchor(*last)
    folder = Path(settings.ANCHORS_ROOT)
    folder.mkdir(parents=True, exist_ok=True)
    at = folder / f"{day.isoformat()}.json"
    if not at.exists():
        body = {"day": day.isoformat(), **asdict(anchor)}
        at.write_text(canonical({**body, "signed": _signature(body)}) + "\n", encoding="utf-8")
    return anchor


def anchors() -> list[Anchor]:
    """Every anchor kept, oldest first. Refused when one of them was not signed by this installation."""
    found = []
    for at in sorted(Path(settings.ANCHORS_ROOT).glob("*.json")):
        body = json.loads(at.read_text(encoding="utf-8"))
        signed = body.pop("signed", "")
        if not hmac.compare_digest(str(signed), _signature(body)):
            raise Refused(f"锚点文件 {at.name} 的签名不对，可能被改过；请用库外另存的一份核对。")
        found.append(Anchor(int(body["seq"]), str(body["seal"])))
    return found


def _signature(body: dict[str, object]) -> str:
    key = hashlib.sha256(b"audit anchors:" + (settings.ANCHOR_KEY or settings.SECRET_KEY).encode()).digest()
    return hmac.new(key, canonical(body).encode(), hashlib.sha256).hexdigest()
