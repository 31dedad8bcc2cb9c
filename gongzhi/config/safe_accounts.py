from gongzhi.ground.accounts.queries import demo_accounts


def account_weaknesses() -> list[str]:
    """A real county's database holds no account that opens without a password."""
    found = demo_accounts().exists()
    return ["数据库里有演示账号，正式环境不能启动。请换用没有演示数据的数据库。"] if found else []
