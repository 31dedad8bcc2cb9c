from django.urls import path

from gongzhi.ground.web.listing import listing
from gongzhi.payments import batches, registers, views

app_name = "payments"
urlpatterns = [
    path("", listing(registers.PAYMENTS.with_batches(*batches.PAYMENTS)), name="requests"),
    path("new/", views.request_new, name="request-new"),
    path("list/", views.payment_list, name="list"),
    path("<int:pk>/", views.payment, name="request"),
    path("<int:pk>/edit/", views.request_edit, name="request-edit"),
    path("<int:pk>/move/", views.request_move, name="request-move"),
    path("<int:pk>/check/", views.request_check, name="request-check"),
    path("<int:pk>/approve/", views.request_approve, name="request-approve"),
    path("<int:pk>/pay/", views.request_pay, name="request-pay"),
    path("<int:pk>/return/", views.request_return, name="request-return"),
    path("<int:pk>/withdraw/", views.request_withdraw, name="request-withdraw"),
    path("<int:pk>/slip/", views.slip, name="slip"),
]
