from django.urls import path

from gongzhi.ground.web.listing import listing
from gongzhi.spaces import registers, views

app_name = "spaces"
urlpatterns = [
    path("", listing(registers.SPACES), name="spaces"),
    path("new/", views.space_new, name="space-new"),
    path("<int:pk>/", views.space, name="space"),
    path("<int:pk>/edit/", views.space_edit, name="space-edit"),
    path("zones/", listing(registers.ZONES), name="zones"),
    path("zones/new/", views.zone_new, name="zone-new"),
    path("zones/<int:pk>/", views.zone, name="zone"),
    path("zones/<int:pk>/edit/", views.zone_edit, name="zone-edit"),
    path("works/", listing(registers.WORKS), name="works"),
    path("works/new/", views.work_new, name="work-new"),
    path("works/<int:pk>/", views.work, name="work"),
    path("works/<int:pk>/edit/", views.work_edit, name="work-edit"),
    path("works/<int:pk>/move/", views.work_move, name="work-move"),
    path("gaps/", listing(registers.GAPS), name="gaps"),
]
