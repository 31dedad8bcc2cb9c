"""Reports that were read, and reports that are written."""

from gongzhi.papers.models.reports import Report
from gongzhi.papers.models.sources import Clash, Fact, Source

__all__ = ["Clash", "Fact", "Report", "Source"]
