from typing import Any

from django.db import migrations, models

from gongzhi.ground.audit.chain import FIRST, seal_of
from gongzhi.ground.audit.queries import moment


def seal(apps: Any, editor: Any) -> None:
    """Entries from before there was a chain are sealed in the order they were written."""
    prev, seq = FIRST, 0
    entries = apps.get_model("audit", "Entry").objects
    for row in entries.order_by("pk"):
        seq += 1
        fields = {"seq": seq, "at": moment(row.at), "by": row.by_id, "event": row.event, "about": row.about}
        sealed = seal_of({**fields, "division": row.division, "facts": row.facts, "prev": prev})
        entries.filter(pk=row.pk).update(seq=seq, prev=prev, seal=sealed)
        prev = sealed


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]

    operations = [
        migrations.AddField("entry", "seq", models.BigIntegerField(null=True)),
        migrations.AddField("entry", "prev", models.CharField(max_length=64, default=""), preserve_default=False),
        migrations.AddField("entry", "seal", models.CharField(max_length=64, default=""), preserve_default=False),
        migrations.RunPython(seal, migrations.RunPython.noop),
    ]
