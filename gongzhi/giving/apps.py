from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class GivingConfig(AppConfig):
    """Charity funds, campaigns and gifts: recorded, never collected."""

    name = "gongzhi.giving"
    verbose_name = _("慈善与众筹")

    def ready(self) -> None:
        from gongzhi.giving import importing, labels, queries, rules, todo
        from gongzhi.giving.registers import campaigns, donations, funds
        from gongzhi.ground.files.hanging import Hanger
        from gongzhi.ground.files.hanging import tell as hang
        from gongzhi.ground.web import importing as importing_room
        from gongzhi.ground.web.pages import EVENT_WORDS, PANELS
        from gongzhi.ground.web.search import FINDERS
        from gongzhi.ground.web.todo import PROVIDERS

        importing_room.tell(importing.DONATIONS)
        EVENT_WORDS.update(labels.events())
        PROVIDERS.extend([todo.late_campaigns, todo.ending_terms, todo.unvalued_gifts, todo.gifts_to_book])
        PANELS.extend([todo.gift_of_the_arrival, todo.campaigns_of_the_project])
        FINDERS.append(todo.find_giving)
        hang(
            Hanger("giving.CharityFund", queries.charity_funds_seen_by, (rules.EDIT,), funds.fund_url),
            Hanger("giving.Campaign", queries.campaigns_seen_by, (rules.EDIT,), campaigns.campaign_url),
            Hanger("giving.Donation", queries.donations_seen_by, (rules.EDIT,), donations.donation_url),
            Hanger("giving.Refund", queries.refunds_seen_by, (rules.REFUND,), donations.refund_url),
        )
