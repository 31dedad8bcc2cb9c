"""Why a table is not taken in, each with what to do about it."""

from enum import StrEnum


class Fault(StrEnum):
    EMPTY = "文件里没有内容，请选择填好的表格。"
    LARGE = "文件超过 20 MB，请分成几份上传。"
    KIND = "只能读 .xlsx、.xls、.et、.ods 和 .csv 表格；请在 WPS 或 Excel 里另存为 .xlsx 再上传。"
    MACROS = "表格里带有宏、外部链接或嵌入对象，为安全起见不予打开；请另存为不带宏的 .xlsx 再上传。"
    LOCKED = "表格有密码，打不开；请去掉密码再上传。"
    DAMAGED = "表格打不开，可能已损坏；请在 WPS 或 Excel 里重新另存一份。"
    HEAVY = "表格展开后过大，不予打开；请删去多余的空行、空列和图片。"
    SLOW = "表格打开太慢，不予处理；请删去多余的格式和公式，另存一份再试。"
    LONG = "表格超过 10 万行或 200 列，请分成几份。"
    CODING = "认不出这份 .csv 的编码；请另存为 UTF-8 或 GB18030（GBK）编码。"
    BUSY = "现在读表格的人较多，请稍后再试。"


class Unreadable(Exception):
    """The message says in Chinese how to mend it; `fault` is the reason."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.value)
        self.fault = fault
