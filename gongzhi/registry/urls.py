from django.urls import path

from gongzhi.ground.web.listing import listing
from gongzhi.registry import registers, views

app_name = "registry"
urlpatterns = [
    path("organisations/", listing(registers.ORGANISATIONS), name="organisations"),
    path("organisations/new/", views.organisation_new, name="organisation-new"),
    path("organisations/<int:pk>/", views.organisation, name="organisation"),
    path("organisations/<int:pk>/edit/", views.organisation_edit, name="organisation-edit"),
    path("people/", listing(registers.PEOPLE), name="people"),
    path("people/new/", views.person_new, name="person-new"),
    path("people/<int:pk>/", views.person, name="person"),
    path("people/<int:pk>/edit/", views.person_edit, name="person-edit"),
    path("people/<int:pk>/reveal/", views.person_reveal, name="person-reveal"),
    path("profiles/", listing(registers.PROFILES), name="profiles"),
    path("profiles/new/", views.observation_new, name="observation-new"),
    path("profiles/<int:pk>/", views.observation, name="observation"),
    path("profiles/<int:pk>/edit/", views.observation_edit, name="observation-edit"),
    path("communities/<str:code>/", views.community, name="community"),
]
