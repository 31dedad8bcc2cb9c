from django.urls import path

from gongzhi.giving.registers.campaigns import CAMPAIGNS
from gongzhi.giving.registers.donations import DONATIONS, REFUNDS
from gongzhi.giving.registers.funds import FUNDS, MEMBERS
from gongzhi.giving.views import campaigns, donations, funds, reports
from gongzhi.ground.web.listing import listing

app_name = "giving"
urlpatterns = [
    path("funds/", listing(FUNDS), name="funds"),
    path("funds/new/", funds.fund_new, name="fund-new"),
    path("funds/<int:pk>/", funds.fund, name="fund"),
    path("funds/<int:pk>/edit/", funds.fund_edit, name="fund-edit"),
    path("funds/<int:pk>/report/", reports.fund_page, name="fund-report"),
    path("funds/<int:pk>/report.docx", reports.fund_docx, name="fund-docx"),
    path("members/", listing(MEMBERS), name="members"),
    path("members/new/", funds.member_new, name="member-new"),
    path("members/<int:pk>/edit/", funds.member_edit, name="member-edit"),
    path("campaigns/", listing(CAMPAIGNS), name="campaigns"),
    path("campaigns/new/", campaigns.campaign_new, name="campaign-new"),
    path("campaigns/<int:pk>/", campaigns.campaign, name="campaign"),
    path("campaigns/<int:pk>/edit/", campaigns.campaign_edit, name="campaign-edit"),
    path("campaigns/<int:pk>/move/", campaigns.campaign_move, name="campaign-move"),
    path("campaigns/<int:pk>/report/", reports.campaign_page, name="campaign-report"),
    path("campaigns/<int:pk>/report.docx", reports.campaign_docx, name="campaign-docx"),
    path("donations/", listing(DONATIONS), name="donations"),
    path("donations/new/", donations.donation_new, name="donation-new"),
    path("donations/<int:pk>/", donations.donation, name="donation"),
    path("donations/<int:pk>/edit/", donations.donation_edit, name="donation-edit"),
    path("donations/<int:pk>/book/", donations.donation_book, name="donation-book"),
    path("donations/<int:pk>/refund/", donations.donation_refund, name="donation-refund"),
    path("donations/<int:pk>/reveal/", donations.donation_reveal, name="donation-reveal"),
    path("refunds/", listing(REFUNDS), name="refunds"),
    path("refunds/<int:pk>/", donations.refund, name="refund"),
]
