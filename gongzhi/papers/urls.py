from django.urls import include, path

app_name = "papers"
urlpatterns = [
    path("", include("gongzhi.papers.reviewing.urls")),
    path("reports/", include("gongzhi.papers.reports.urls")),
]
