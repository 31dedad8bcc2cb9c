from django.db.models import Model, QuerySet

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.audit.queries import address
from gongzhi.ground.files.hanging import record_at
from gongzhi.ground.files.models import Attachment, StoredFile


def attachments_of(row: Model) -> QuerySet[Attachment]:
    """What hangs on one record. Whoever may see the record may see its files."""
    return Attachment.objects.filter(about=address(row)).select_related("file", "made_by")


def attachment_at(token: str, viewer: Viewer) -> Attachment | None:
    """The attachment behind an opaque address, where the viewer may see its record today."""
    found = Attachment.objects.filter(token=token).select_related("file").first()
    return found if found and record_at(found.about, viewer) else None


def files_seen_by(viewer: Viewer, act: str = "files.see") -> QuerySet[StoredFile]:
    """Files as such, for those who look after them: name, size, state; not their contents."""
    return StoredFile.objects.filter(viewer.within(act))
