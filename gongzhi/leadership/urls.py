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
    path("meetings/", listing(registers.MEETINGS), name="meetings"),
    path("meetings/new/", views.meeting_new, name="meeting-new"),
    path("meetings/<int:pk>/", views.meeting, name="meeting"),
    path("meetings/<int:pk>/edit/", views.meeting_edit, name="meeting-edit"),
    path("meetings/<int:pk>/give/", views.meeting_give, name="meeting-give"),
    path("meetings/<int:pk>/minutes.docx", views.meeting_docx, name="meeting-docx"),
    path("meetings/<int:pk>/roll/", views.meeting_roll, name="meeting-roll"),
    path("attendances/new/", views.attendance_new, name="attendance-new"),
    path("attendances/<int:pk>/edit/", views.attendance_edit, name="attendance-edit"),
    path("attendances/<int:pk>/remove/", views.attendance_remove, name="attendance-remove"),
    path("resolutions/", listing(registers.RESOLUTIONS), name="resolutions"),
    path("resolutions/new/", views.resolution_new, name="resolution-new"),
    path("resolutions/<int:pk>/", views.resolution, name="resolution"),
    path("resolutions/<int:pk>/edit/", views.resolution_edit, name="resolution-edit"),
]
