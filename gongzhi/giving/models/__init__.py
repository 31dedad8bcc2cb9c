"""Charity funds with their committees, campaigns, gifts and what was given back."""

from gongzhi.giving.models.campaigns import Campaign
from gongzhi.giving.models.donations import Donation, Refund
from gongzhi.giving.models.funds import CharityFund, CommitteeMember

__all__ = ["Campaign", "CharityFund", "CommitteeMember", "Donation", "Refund"]
