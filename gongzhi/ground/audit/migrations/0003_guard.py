from django.db import migrations, models

from gongzhi.ground.audit.guarding import guard, unguard


class Migration(migrations.Migration):
    """Apart from the sealing: PostgreSQL does not alter a table that the same transaction has written to."""

    dependencies = [("audit", "0002_chain")]

    operations = [
        migrations.AlterField("entry", "seq", models.BigIntegerField(unique=True)),
        migrations.AlterField("entry", "at", models.DateTimeField()),
        migrations.RunPython(guard, unguard),
    ]
