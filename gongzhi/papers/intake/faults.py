"""Why a file was not taken in, and what its owner can do about it."""

from enum import StrEnum


class Fault(StrEnum):
    EMPTY = "empty"
    LARGE = "large"
    LONG = "long"
    SUFFIX = "suffix"
    MISMATCH = "mismatch"
    OLD_WORD = "old_word"
    WPS = "wps"
    RTF = "rtf"
    LOCKED = "locked"
    MACROS = "macros"
    WEB = "web"
    PROGRAM = "program"
    PICTURE = "picture"
    ARCHIVE = "archive"
    BINARY = "binary"
    CODING = "coding"
    DAMAGED = "damaged"
    SWOLLEN = "swollen"
    ENTRY = "entry"
    EMBEDDED = "embedded"
    LINKED = "linked"
    DDE = "dde"
    MARKUP = "markup"
    POLYGLOT = "polyglot"
    SCAN = "scan"
    GARBLED = "garbled"
    PAGES = "pages"
    ACTIVE_PDF = "active_pdf"
    SLOW = "slow"
    HEAVY = "heavy"
    BUSY = "busy"


WORDS: dict[Fault, str] = {
    Fault.EMPTY: "没有读到文字，请确认文件有内容，或直接粘贴正文",
    Fault.LARGE: "文件超过20MB，请删去图片或压缩图片后另存再上传",
    Fault.LONG: "文字超过5MB，请拆成几份后分别上传",
    Fault.SUFFIX: "只接收 .docx、.pdf 和 .txt 文件，请用 Word 或 WPS 另存为其中一种后再试",
    Fault.MISMATCH: "扩展名与文件内容不符，请用原来的软件打开，另存为 .docx、.pdf 或 .txt 后再试",
    Fault.OLD_WORD: "这是旧版 .doc 文件，请用 Word 或 WPS 打开，另存为 .docx 后再试",
    Fault.WPS: "这是 .wps 文件，请用 WPS 打开，另存为 .docx 后再试",
    Fault.RTF: "这是 RTF 文件，请用 Word 或 WPS 打开，另存为 .docx 后再试",
    Fault.LOCKED: "文件已加密或设有密码限制，请取消密码后另存再上传",
    Fault.MACROS: "文件含宏或控件，请另存为不含宏的 .docx 后再试",
    Fault.WEB: "这是网页或矢量图代码，不是文稿，请把正文复制到 Word 存为 .docx，或直接粘贴正文",
    Fault.PROGRAM: "这是程序文件，不能上传，请选择报告原文（.docx、.pdf 或 .txt）",
    Fault.PICTURE: "这是图片，请先用文字识别（OCR）软件转成文字，或直接粘贴正文",
    Fault.ARCHIVE: "这是压缩包或其他办公文件，请解压或打开后，把报告另存为 .docx 再上传",
    Fault.BINARY: "文件含有不可见的控制字符，不是纯文本，请用记事本另存为 UTF-8 文本后再试",
    Fault.CODING: "认不出文字编码，请用记事本另存为 UTF-8 编码的 .txt 后再试",
    Fault.DAMAGED: "文件已损坏或不完整，请用 Word、WPS 或阅读器打开检查，另存后重新上传",
    Fault.SWOLLEN: "文件解开后过大，请删去不需要的内容，或把正文复制到新文档后再试",
    Fault.ENTRY: "文件内部结构不合规范，请把正文复制到新建的 Word 文档，另存为 .docx 后再试",
    Fault.EMBEDDED: "文件嵌有其他文件、对象或可编辑图表，请删去或选择性粘贴为图片后另存再试",
    Fault.LINKED: "文件引用了外部模板、图片或文档，请断开链接、改为嵌入图片后另存再试",
    Fault.DDE: "文件含有动态数据交换（DDE）域，请选中后按 Ctrl+Shift+F9 转为文字，另存再试",
    Fault.MARKUP: "文件内部标记不合规范，请把正文复制到新建的 Word 文档，另存为 .docx 后再试",
    Fault.POLYGLOT: "文件同时是两种格式，请用 Word 或阅读器打开，另存为一种格式后再试",
    Fault.SCAN: "PDF 里没有文字，可能是扫描件，请先用文字识别（OCR）软件转换，或直接粘贴正文",
    Fault.GARBLED: "PDF 的字体没有文字编码，读出来是乱码，请上传 .docx 原件，或直接粘贴正文",
    Fault.PAGES: "PDF 超过300页，请只保留报告部分后再上传",
    Fault.ACTIVE_PDF: "PDF 带有脚本或附件，请用“打印为 PDF”另存一份后再试",
    Fault.SLOW: "读取文件超时，请把正文复制到新文档后再试，或直接粘贴正文",
    Fault.HEAVY: "读取文件所需内存过大，请拆成几份，或直接粘贴正文",
    Fault.BUSY: "正在读取的文件较多，请稍后再试",
}


class Unreadable(ValueError):
    """The file is not taken in; the message says in Chinese how to mend it, `fault` is the reason as a code."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(WORDS[fault])
        self.fault = fault
