from django.db import migrations, models

from gongzhi.funds.guard import LEDGER
from gongzhi.ground.guards import putting_up, taking_down


class Migration(migrations.Migration):
    """Entries name who paid or was paid. SQLite makes the table anew, and the guards of the other tables read it: all of
    them go down first and up again, forwards and backwards."""

    dependencies = [
        ('funds', '0003_ledger'),
    ]

    operations = [
        migrations.RunPython(taking_down(*LEDGER), putting_up(*LEDGER)),
        migrations.AddField(
            model_name='entry',
            name='party',
            field=models.CharField(blank=True, default='', max_length=120, verbose_name='对方单位'),
            preserve_default=False,
        ),
        migrations.RunPython(putting_up(*LEDGER), taking_down(*LEDGER)),
    ]
