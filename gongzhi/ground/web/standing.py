"""What stands while nothing is written: kept in the process and asked again after the next write.

Every write in the house closes the audit with a new seal, in its own transaction. While the last seal is the same,
so is everything that is read from what the services write. Only for values that nobody changes.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.audit.queries import last_seal

T = TypeVar("T")
AT_MOST = 2000
_KEPT: OrderedDict[tuple[Hashable, ...], Any] = OrderedDict()
_LOCK = Lock()


def standing(viewer: Viewer, what: str, ask: Callable[[], T], *more: Hashable) -> T:
    """What `ask` answers for this viewer, today and with these posts; one question of the database for all of them."""
    if not viewer.seals:
        viewer.seals.append(last_seal())
    seal = viewer.seals[0]
    if not seal:
        return ask()
    key = (seal, what, viewer.user_id, viewer.today, viewer.posts, *more)
    with _LOCK:
        if key in _KEPT:
            _KEPT.move_to_end(key)
            found: T = _KEPT[key]
            return found
    answer = ask()
    with _LOCK:
        _KEPT[key] = answer
        if len(_KEPT) > AT_MOST:
            _KEPT.popitem(last=False)
    return answer
