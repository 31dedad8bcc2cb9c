"""附件 on the page of any record that can carry them."""

from django.db.models import Model

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.audit.queries import address
from gongzhi.ground.files import labels
from gongzhi.ground.files.hanging import act_for, hanger_of
from gongzhi.ground.files.kinds import ACCEPT, KINDS, suffix_of
from gongzhi.ground.files.models import Attachment
from gongzhi.ground.files.queries import attachments_of
from gongzhi.ground.web.matrix_words import roles_for


def size_words(size: int) -> str:
    """812 B, 34 KB, 1.2 MB."""
    if size < 1000:
        return f"{size} B"
    return f"{size // 1000} KB" if size < 1_000_000 else f"{size / 1_000_000:.1f} MB"


def evidence(row: Model, viewer: Viewer) -> dict[str, object] | None:
    """What the page shows; None for a record that carries no files."""
    hanger = hanger_of(row)
    if hanger is None:
        return None
    return {
        "about": address(row),
        "files": [_shown(link) for link in attachments_of(row)],
        "may_add": act_for(hanger, row, viewer) is not None,
        "closed": hanger.closed(row),
        "who": roles_for(hanger.acts[0]),
        "accept": ACCEPT,
        "whats": labels.what().items(),
    }


def _shown(link: Attachment) -> dict[str, object]:
    kind = KINDS.get(suffix_of(link.name))
    return {
        "name": link.name,
        "token": link.token,
        "what": link.get_what_display(),
        "size": size_words(link.file.size),
        "by": link.made_by,
        "at": link.made_at,
        "photo": bool(kind and kind.shown),
        "trouble": link.file.get_trouble_display() if link.file.trouble else "",
    }
