"""Anchors: what the chain had come to, a line a day, in a file that lies outside the database and is signed."""

import hashlib
import hmac
import json
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import timezone

from gongzhi.ground.audit.chain import Anchor, canonical
from gongzhi.ground.audit.queries import last_link, moment
from gongzhi.ground.refusal import Refused


def drop_anchor(day: date) -> Anchor | None:
    """Write down today's end of the chain, once a day; None where there is nothing to hold."""
    anchor = last_link()
    if anchor is None:
        return None
    at = Path(settings.ANCHORS_ROOT) / f"{day.isoformat()}.json"
    if not at.exists():
        _write(at, {"day": day.isoformat(), "at": moment(timezone.now()), **asdict(anchor)})
    return anchor


def mark_restored(now: datetime, reached: Anchor) -> None:
    """Say, signed and outside, that an older state was restored: later anchors no longer bind, and everybody sees it."""
    if any(one.seq > reached.seq for one in anchors()):
        at = Path(settings.ANCHORS_ROOT) / f"{now:%Y-%m-%d-%H%M%S}-restored.json"
        day = now.date().isoformat()
        _write(at, {"day": day, "at": moment(now), "restored": True, **asdict(reached)})


def anchors() -> list[Anchor]:
    """Every anchor that binds, oldest first. Refused when one of them was not signed by this installation."""
    found: list[Anchor] = []
    for body in _bodies():
        anchor = Anchor(int(body["seq"]), str(body["seal"]))
        if body.get("restored"):
            found = [one for one in found if one.seq < anchor.seq]
        found.append(anchor)
    return found


def restores() -> list[str]:
    """The days on which an older state was restored."""
    return [str(body["day"]) for body in _bodies() if body.get("restored")]


def _bodies() -> list[dict[str, Any]]:
    found = []
    for at in sorted(Path(settings.ANCHORS_ROOT).glob("*.json")):
        body = json.loads(at.read_text(encoding="utf-8"))
        signed = body.pop("signed", "")
        if not hmac.compare_digest(str(signed), _signature(body)):
            raise Refused(f"锚点文件 {at.name} 的签名不对，可能被改过；请用库外另存的一份核对。")
        found.append(body)
    return sorted(found, key=lambda body: str(body.get("at", body["day"])))


def _write(at: Path, body: dict[str, object]) -> None:
    at.parent.mkdir(parents=True, exist_ok=True)
    at.write_text(canonical({**body, "signed": _signature(body)}) + "\n", encoding="utf-8")


def _signature(body: dict[str, object]) -> str:
    key = hashlib.sha256(b"audit anchors:" + (settings.ANCHOR_KEY or settings.SECRET_KEY).encode()).digest()
    return hmac.new(key, canonical(body).encode(), hashlib.sha256).hexdigest()
