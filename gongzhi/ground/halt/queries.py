from gongzhi.ground.halt.models import Halt
from gongzhi.ground.refusal import Refused


def halted() -> Halt | None:
    """The halt in force. Asked of the database each time, so that every process knows at once."""
    return Halt.objects.first()


def words_of(halt: Halt) -> str:
    why = f"（{halt.why}）" if halt.why else ""
    return f"系统正在维护{why}，现在只能查看，不能保存。您填写的内容还在页面上，请稍后再提交。"


def must_be_running() -> None:
    """Refused while writing is halted."""
    if halt := halted():
        raise Refused(words_of(halt))
