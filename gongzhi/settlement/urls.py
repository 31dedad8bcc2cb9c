from django.urls import path

from gongzhi.ground.web.listing import listing
from gongzhi.settlement import registers, views

app_name = "settlement"
urlpatterns = [
    path("", listing(registers.SETTLEMENTS), name="settlements"),
    path("new/", views.new, name="new"),
    path("<int:pk>/", views.settlement, name="settlement"),
    path("<int:pk>/edit/", views.edit, name="edit"),
    path("<int:pk>/move/", views.move, name="settlement-move"),
    path("<int:pk>/confirm/", views.confirm, name="confirm"),
    path("<int:pk>/return/", views.send_back, name="return"),
    path("<int:pk>/repay/", views.repay, name="repay"),
    path("<int:pk>/slip/", views.slip, name="slip"),
]
