"""Where money comes from and where it is to go; the ledger."""

from gongzhi.funds.models.sources import Allocation, Arrival, Source

__all__ = ["Allocation", "Arrival", "Source"]
