"""Turns an uploaded file into plain text, safely. Plain Python: no Django.

Plain text is decoded here. Word and PDF files are parsed in a confined child process, after checks that cost
little: no upload takes more than the memory and seconds in `limits`.
"""

from gongzhi.papers.intake.door import take_in, take_pasted
from gongzhi.papers.intake.faults import Fault, Unreadable
from gongzhi.papers.intake.taken import Kind, Mark, Taken, What

__all__ = ["Fault", "Kind", "Mark", "Taken", "Unreadable", "What", "take_in", "take_pasted"]
