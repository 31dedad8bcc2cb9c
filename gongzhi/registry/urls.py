from django.urls import path

from gongzhi.ground.web.listing import listing
from gongzhi.registry import registers, views

app_name = "registry"
urlpatterns = [
    path("organisations/", listing(registers.ORGANISATIONS), name="organisations"),
    path("organisations/new/", views.organisation_new, name="organisation-new"),
    path("organisations/<int:pk>/", views.organisation, name="organisation"),
    path("organisations/<int:pk>/edit/", views.organisation_edit, name="organisation-edit"),
]
