from django.contrib.auth.decorators import login_not_required
from django.urls import include, path
from django.views.i18n import set_language

from gongzhi.config.health import health_page, healthz
from gongzhi.config.metrics import metrics
from gongzhi.ground.web import views

urlpatterns = [
    path("", views.home, name="home"),
    path("", include("gongzhi.ground.web.signing.urls")),
    path("language/", login_not_required(set_language), name="set_language"),
    path("healthz", healthz, name="healthz"),
    path("metrics", metrics, name="metrics"),
    path("health/", health_page, name="health"),
    path("", include("gongzhi.ground.web.urls")),
    path("accounts/", include("gongzhi.ground.web.account_urls")),
    path("registry/", include("gongzhi.registry.urls")),
    path("programmes/", include("gongzhi.programmes.urls")),
    path("tasks/", include("gongzhi.tasks.urls")),
    path("spaces/", include("gongzhi.spaces.urls")),
    path("projects/", include("gongzhi.projects.urls")),
    path("funds/", include("gongzhi.funds.urls")),
    path("payments/", include("gongzhi.payments.urls")),
    path("statements/", include("gongzhi.statements.urls")),
    path("giving/", include("gongzhi.giving.urls")),
    path("settlement/", include("gongzhi.settlement.urls")),
    path("orders/", include("gongzhi.orders.urls")),
    path("leadership/", include("gongzhi.leadership.urls")),
    path("supervision/", include("gongzhi.supervision.urls")),
    path("papers/", include("gongzhi.papers.urls")),
    path("api/", include("gongzhi.api.machine_urls")),
    path("api/", include("gongzhi.api.urls")),
    path("cockpit/", include("gongzhi.cockpit.urls")),
    path("finances/", include("gongzhi.finances.urls")),
]
