"""Giving: who gives what, and the acts. Plain Python: no Django, no clock; each noun has a module of its own here."""

from enum import StrEnum

SEE, EDIT = "giving.see", "giving.edit"
REFUND, REVEAL = "giving.refund", "giving.reveal"
BOOK = "funds.edit"  # what a gift brings in is an arrival: whoever enters arrivals books it


class Role(StrEnum):
    CHAIR = "chair"
    MEMBER = "member"
    SUPERVISOR = "supervisor"


class DonorKind(StrEnum):
    PERSON = "person"
    ENTERPRISE = "enterprise"
    ORGANISATION = "organisation"


class GiftKind(StrEnum):
    MONEY = "money"
    GOODS = "goods"


class Valuation(StrEnum):
    """What the value of goods rests on. NONE: nobody has valued them, and the value is unknown."""

    NONE = "none"
    INVOICE = "invoice"
    APPRAISAL = "appraisal"
    MARKET = "market"


# How donors who do not want to be named are called in public.
NAMELESS = {
    DonorKind.PERSON: "爱心居民",
    DonorKind.ENTERPRISE: "爱心企业",
    DonorKind.ORGANISATION: "爱心组织",
}
