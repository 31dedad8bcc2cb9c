from django.urls import path

from gongzhi.api import views
from gongzhi.api.registers import TOKENS
from gongzhi.ground.web.listing import listing

app_name = "api"
urlpatterns = [
    path("", views.guide, name="guide"),
    path("tokens/", listing(TOKENS), name="tokens"),
    path("tokens/new/", views.token_new, name="token-new"),
    path("tokens/<int:pk>/", views.token, name="token"),
    path("tokens/<int:pk>/revoke/", views.token_revoke, name="token-revoke"),
]
