from django.urls import path

from gongzhi.cockpit import views

app_name = "cockpit"
urlpatterns = [path("", views.cockpit, name="cockpit")]
