"""Where money comes from and where it is to go; the ledger."""

from gongzhi.funds.models.instalments import Instalment
from gongzhi.funds.models.ledger import Account, Entry, Line, Period
from gongzhi.funds.models.sources import Allocation, Arrival, Source

__all__ = ["Account", "Allocation", "Arrival", "Entry", "Instalment", "Line", "Period", "Source"]
