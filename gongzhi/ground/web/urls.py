from django.urls import path

from gongzhi.ground.web import views
from gongzhi.ground.web.listing import listing
from gongzhi.ground.web.own_registers import AUDIT

app_name = "web"
urlpatterns = [
    path("search/", views.search, name="search"),
    path("help/", views.help_page, name="help"),
    path("place/", views.choose_place, name="place"),
    path("matrix/", views.matrix_page, name="matrix"),
    path("audit/", listing(AUDIT), name="audit"),
]
