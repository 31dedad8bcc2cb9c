from gongzhi.ground.divisions.initials import initials
from gongzhi.ground.divisions.models import Division
from gongzhi.ground.divisions.rules import depth, is_code, span
from gongzhi.ground.lookup.services import keep
from gongzhi.ground.refusal import Refused


def put_division(code: str, name: str, *, fictional: bool = False) -> Division:
    """Enter a division or rename it. Refused when the code is not 12 digits."""
    if not is_code(code):
        raise Refused(f"区划代码应为 12 位数字，收到“{code}”。请核对后再填。")
    division, _ = Division.objects.update_or_create(
        code=code,
        defaults={
            "name": name,
            "fictional": fictional,
            "depth": depth(code),
            "initials": initials(name, whole=True),
        },
    )
    keep(division)
    return division


def remove_fictional(code: str) -> None:
    """Delete an invented division and those below it; a real one is never touched."""
    first, last = span(code)
    Division.objects.filter(code__gte=first, code__lte=last, fictional=True).delete()
