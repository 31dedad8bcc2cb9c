from django.urls import path

from gongzhi.ground.web.listing import listing
from gongzhi.papers.reviewing import registers, views

urlpatterns = [
    path("sources/", listing(registers.SOURCES), name="sources"),
    path("sources/new/", views.source_new, name="source-new"),
    path("sources/<int:pk>/", views.source, name="source"),
    path("sources/<int:pk>/accept/", views.source_accept, name="source-accept"),
    path("facts/<int:pk>/move/", views.fact_move, name="fact-move"),
    path("facts/<int:pk>/mend/", views.fact_mend, name="fact-mend"),
    path("gaps/", listing(registers.GAPS), name="gaps"),
    path("gaps/<int:pk>/", views.gap, name="gap"),
    path("gaps/<int:pk>/assign/", views.gap_assign, name="gap-assign"),
    path("gaps/<int:pk>/fill/", views.gap_fill, name="gap-fill"),
]
