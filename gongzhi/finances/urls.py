from django.urls import path

from gongzhi.finances import views

app_name = "finances"
urlpatterns = [
    path("", views.finances, name="finances"),
    path("pack/", views.audit_pack, name="pack"),
]
