from typing import Any

from django.db import migrations, models

from gongzhi.ground.divisions.initials import initials
from gongzhi.ground.divisions.rules import depth


def describe(apps: Any, editor: Any) -> None:
    """Depth and initials of the divisions that are there already."""
    divisions = apps.get_model("divisions", "Division").objects
    for row in divisions.all():
        divisions.filter(pk=row.pk).update(depth=depth(row.code), initials=initials(row.name, whole=True))


class Migration(migrations.Migration):
    dependencies = [("divisions", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="Edition",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("as_of", models.DateField()),
                ("source", models.CharField(max_length=200)),
                ("rows", models.IntegerField()),
                ("loaded_at", models.DateTimeField()),
            ],
            options={"ordering": ("-as_of", "-pk")},
        ),
        migrations.AlterField("division", "name", models.CharField(max_length=60, verbose_name="名称")),
        migrations.AddField("division", "depth", models.SmallIntegerField(default=0, editable=False)),
        migrations.AddField(
            "division",
            "initials",
            models.CharField(blank=True, db_index=True, default="", editable=False, max_length=60),
            preserve_default=False,
        ),
        migrations.AddField("division", "local", models.BooleanField(default=False)),
        migrations.AddField(
            "division",
            "official_name",
            models.CharField(blank=True, default="", max_length=60),
            preserve_default=False,
        ),
        migrations.AddField("division", "valid_from", models.DateField(null=True, verbose_name="设立日期")),
        migrations.AddField("division", "valid_to", models.DateField(null=True, verbose_name="撤销日期")),
        migrations.RunPython(describe, migrations.RunPython.noop),
    ]
