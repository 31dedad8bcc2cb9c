from django.core.management import call_command
from django.db import migrations


def make(apps, schema_editor):
    """The table of the shared cache: counts of sign-in tries live there, for every process alike."""
    call_command('createcachetable', database=schema_editor.connection.alias, verbosity=0)


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0002_hardened'),
    ]

    operations = [
        migrations.RunPython(make, migrations.RunPython.noop),
    ]
