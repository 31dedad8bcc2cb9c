from django.urls import path

from gongzhi.ground.web.listing import listing
from gongzhi.papers.reports import registers, views

urlpatterns = [
    path("", listing(registers.REPORTS), name="reports"),
    path("new/", views.report_new, name="report-new"),
    path("<int:pk>/", views.report, name="report"),
    path("<int:pk>/passages/", views.report_passages, name="report-passages"),
    path("<int:pk>/move/", views.report_move, name="report-move"),
    path("<int:pk>/report.docx", views.report_docx, name="report-docx"),
    path("<int:pk>/report.pdf", views.report_pdf, name="report-pdf"),
]
