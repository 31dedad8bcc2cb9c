from django.urls import path

from gongzhi.ground.web import staff_views as views
from gongzhi.ground.web.listing import listing
from gongzhi.ground.web.staff_registers import ACCOUNTS, POSTS

app_name = "accounts"
urlpatterns = [
    path("", listing(ACCOUNTS), name="accounts"),
    path("new/", views.account_new, name="account-new"),
    path("<int:pk>/", views.account, name="account"),
    path("<int:pk>/code/", views.code, name="code"),
    path("<int:pk>/lock/", views.lock, name="lock"),
    path("<int:pk>/unlock/", views.unlock, name="unlock"),
    path("<int:pk>/factor/ask/", views.factor_ask, name="factor-ask"),
    path("<int:pk>/factor/reset/", views.factor_reset, name="factor-reset"),
    path("<int:pk>/posts/new/", views.post_new, name="post-new"),
    path("posts/", listing(POSTS), name="posts"),
    path("posts/<int:pk>/", views.post, name="post"),
    path("posts/<int:pk>/end/", views.post_end, name="post-end"),
    path("posts/<int:pk>/confirm/", views.post_confirm, name="post-confirm"),
    path("posts/<int:pk>/refuse/", views.post_refuse, name="post-refuse"),
]
