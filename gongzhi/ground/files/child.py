"""The process in which an attachment is looked into: the file on stdin; out comes a word and, for a photo, its copy."""

import sys

from gongzhi.ground.confined.child import confine, end, say
from gongzhi.ground.files import limits
from gongzhi.ground.files.faults import Fault, Unfit
from gongzhi.ground.files.kinds import KINDS, Sort
from gongzhi.ground.files.looking import (
    look_into_old,
    look_into_package,
    look_into_pdf,
    rewritten_photo,
)


def looked(data: bytes, suffix: str) -> bytes:
    kind = KINDS[suffix]
    match kind.sort:
        case Sort.PHOTO:
            return rewritten_photo(data, kind.mime)
        case Sort.PACKAGE:
            look_into_package(data, suffix)
        case Sort.PDF:
            look_into_pdf(data)
        case Sort.OLD:
            look_into_old(data)
    return b""


def main() -> None:
    if KINDS[sys.argv[3]].sort is Sort.PHOTO:
        import PIL.JpegImagePlugin
        import PIL.PngImagePlugin
        import PIL.WebPImagePlugin  # noqa: F401 - loaded before files are counted
    confine(
        address_space=limits.ADDRESS_SPACE,
        seconds=limits.SECONDS,
        longest=limits.SECONDS,
        open_files=limits.OPEN_FILES,
    )
    try:
        say(b"fit\n" + looked(sys.stdin.buffer.read(limits.UPLOAD + 1), sys.argv[3]))
    except Unfit as why:
        say(why.fault.name.encode())
    except MemoryError:
        say(Fault.SWOLLEN.name.encode())
    end()


if __name__ == "__main__":
    main()
