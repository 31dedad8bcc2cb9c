from django.urls import path

from gongzhi.ground.web.listing import listing
from gongzhi.orders import registers, views

app_name = "orders"
urlpatterns = [
    path("", listing(registers.ORDERS), name="orders"),
    path("new/", views.order_new, name="order-new"),
    path("units/", views.units, name="units"),
    path("<int:pk>/", views.order, name="order"),
    path("<int:pk>/move/", views.order_move, name="order-move"),
    path("<int:pk>/words/<str:move>/", views.order_words, name="order-words"),
    path("<int:pk>/order.docx", views.order_docx, name="order-docx"),
    path("talk/<int:pk>/notice.docx", views.talk_docx, name="talk-docx"),
    path("named.docx", views.named_docx, name="named-docx"),
]
