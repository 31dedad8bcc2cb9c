from django.urls import path

from gongzhi.ground.web.listing import listing
from gongzhi.leadership import registers, views

app_name = "leadership"
urlpatterns = [
    path("groups/", listing(registers.GROUPS), name="groups"),
    path("groups/new/", views.group_new, name="group-new"),
    path("groups/<int:pk>/", views.group, name="group"),
    path("groups/<int:pk>/edit/", views.group_edit, name="group-edit"),
    path("seats/", listing(registers.SEATS), name="seats"),
    path("seats/new/", views.seat_new, name="seat-new"),
    path("seats/<int:pk>/", views.seat, name="seat"),
    path("seats/<int:pk>/edit/", views.seat_edit, name="seat-edit"),
]
