from django.urls import path

from gongzhi.funds.registers import sources as registers
from gongzhi.funds.views import sources as views
from gongzhi.ground.web.listing import listing

app_name = "funds"
urlpatterns = [
    path("sources/", listing(registers.SOURCES), name="sources"),
    path("sources/new/", views.source_new, name="source-new"),
    path("sources/<int:pk>/", views.source, name="source"),
    path("sources/<int:pk>/edit/", views.source_edit, name="source-edit"),
    path("allocations/", listing(registers.ALLOCATIONS), name="allocations"),
    path("allocations/new/", views.allocation_new, name="allocation-new"),
    path("allocations/<int:pk>/", views.allocation, name="allocation"),
    path("allocations/<int:pk>/edit/", views.allocation_edit, name="allocation-edit"),
    path("arrivals/", listing(registers.ARRIVALS), name="arrivals"),
    path("arrivals/new/", views.arrival_new, name="arrival-new"),
    path("arrivals/<int:pk>/", views.arrival, name="arrival"),
    path("arrivals/<int:pk>/edit/", views.arrival_edit, name="arrival-edit"),
]
