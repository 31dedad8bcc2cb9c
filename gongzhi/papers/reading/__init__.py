"""Reads an old report into sections, candidate facts and contradictions. Plain Python: no Django, no clock."""

from gongzhi.papers.reading.model import Candidate, Contradiction, Kind, Reading, Section
from gongzhi.papers.reading.reader import read

__all__ = ["Candidate", "Contradiction", "Kind", "Reading", "Section", "read"]
