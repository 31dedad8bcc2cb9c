from django.urls import path

from gongzhi.ground.web import (
    division_views,
    drafting,
    import_views,
    job_views,
    paste_views,
    todo_views,
    views,
)
from gongzhi.ground.web.listing import listing
from gongzhi.ground.web.own_registers import AUDIT

app_name = "web"
urlpatterns = [
    path("search/", views.search, name="search"),
    path("help/", views.help_page, name="help"),
    path("place/", views.choose_place, name="place"),
    path("matrix/", views.matrix_page, name="matrix"),
    path("imports/", listing(import_views.RUNS), name="imports"),
    path("imports/<slug:kind>/new/", import_views.import_new, name="import-new"),
    path("imports/<slug:kind>/template/", import_views.import_template, name="import-template"),
    path("imports/<slug:kind>/paste/", paste_views.import_paste, name="import-paste"),
    path("imports/runs/<int:pk>/", import_views.import_run, name="import-run"),
    path("imports/runs/<int:pk>/columns/", import_views.import_columns, name="import-columns"),
    path("imports/runs/<int:pk>/commit/", import_views.import_commit, name="import-commit"),
    path("imports/runs/<int:pk>/undo/", import_views.import_undo, name="import-undo"),
    path("imports/runs/<int:pk>/errors/", import_views.import_errors, name="import-errors"),
    path("divisions/", division_views.divisions, name="divisions"),
    path("divisions/<str:code>/", division_views.division, name="division"),
    path("divisions/<str:code>/add/", division_views.division_add, name="division-add"),
    path("divisions/<str:code>/rename/", division_views.division_rename, name="division-rename"),
    path("divisions/<str:code>/close/", division_views.division_close, name="division-close"),
    path("divisions/<str:code>/reopen/", division_views.division_reopen, name="division-reopen"),
    path("jobs/", job_views.jobs, name="jobs"),
    path("jobs/now/", job_views.jobs_now, name="jobs-now"),
    path("jobs/all/", listing(job_views.ALL_JOBS), name="jobs-all"),
    path("jobs/rounds/", job_views.rounds, name="rounds"),
    path("jobs/<int:pk>/cancel/", job_views.job_cancel, name="job-cancel"),
    path("jobs/<int:pk>/file/", job_views.job_file, name="job-file"),
    path("todo/", todo_views.todo, name="todo"),
    path("notices/", todo_views.notices, name="notices"),
    path("notices/read/", todo_views.notices_read, name="notices-read"),
    path("notices/<int:pk>/", todo_views.notice_open, name="notice"),
    path("drafts/", drafting.draft_keep, name="draft"),
    path("drafts/drop/", drafting.draft_drop, name="draft-drop"),
    path("audit/", listing(AUDIT), name="audit"),
]
