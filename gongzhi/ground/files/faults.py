"""Why a file is not taken in, each with what to do about it."""

from enum import StrEnum


class Fault(StrEnum):
    EMPTY = "文件是空的，请重新选择。"
    LARGE = "文件超过 20 MB，请压缩图片或分成几份再上传。"
    SUFFIX = "不能上传这种文件；请用照片（jpg、png、webp）、PDF、OFD、Word、Excel、PPT、WPS 或文本。"
    MISMATCH = "文件的内容和后缀名对不上，不予接收；请用原来的程序另存一份再上传。"
    POLYGLOT = "文件里还藏着另一种文件，不予接收；请另存或重新扫描一份再上传。"
    MACROS = "文件里带有宏、脚本或自动执行的内容，不予接收；请另存为不带宏的文件再上传。"
    LINKED = "文件里嵌入或引用了别的文件，不予接收；请去掉嵌入对象和外部链接再上传。"
    LOCKED = "文件有密码，请去掉密码再上传。"
    SWOLLEN = "文件展开后过大，不予接收；请减少其中的图片和空白内容。"
    DAMAGED = "文件打不开，可能已损坏；请重新另存一份再上传。"
    SLOW = "文件检查太慢，不予接收；请简化后再上传。"
    BUSY = "现在检查文件的人较多，请稍后再上传。"
    PIXELS = "照片过大（超过 5000 万像素），请缩小后再上传。"


class Unfit(Exception):
    """The message says in Chinese how to mend it; `fault` is the reason."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.value)
        self.fault = fault
