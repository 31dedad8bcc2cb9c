from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from gongzhi.ground.accounts.queries import demo_accounts


def refuse_demo_accounts() -> None:
    """ImproperlyConfigured when a real county's database holds accounts that open without a password."""
    if not settings.DEMO_MODE and demo_accounts().exists():
        raise ImproperlyConfigured("数据库里有演示账号，正式环境不能启动。请换用没有演示数据的数据库。")
