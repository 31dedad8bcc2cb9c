"""Figures for Prometheus: off unless GONGZHI_METRICS is 1, and then only for the addresses named.

With several processes, PROMETHEUS_MULTIPROC_DIR names a folder that they share, as prometheus-client has it.
"""

import ipaddress
import os
from collections.abc import Iterable

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from prometheus_client.multiprocess import MultiProcessCollector

from gongzhi.ground.audit.queries import last_link
from gongzhi.ground.halt.queries import halted

_SECONDS = (0.05, 0.1, 0.25, 0.5, 1, 2.5, 10)
REGISTRY = CollectorRegistry()
REQUESTS = Counter("gongzhi_requests", "Requests answered", ("method", "route", "status"), registry=REGISTRY)
SPENT = Histogram(
    "gongzhi_request_seconds", "Time to answer", ("route",), buckets=_SECONDS, registry=REGISTRY
)


def count_request(method: str, route: str, status: int, seconds: float) -> None:
    if settings.METRICS:
        REQUESTS.labels(method, route, status).inc()
        SPENT.labels(route).observe(seconds)


def admits(address: str, among: Iterable[str]) -> bool:
    """Whether an address is one of, or lies within one of, those named."""
    try:
        asked = ipaddress.ip_address(address)
        return any(asked in ipaddress.ip_network(one.strip(), strict=False) for one in among if one.strip())
    except ValueError:
        return False


@login_not_required
@never_cache
def metrics(request: HttpRequest) -> HttpResponse:
    """404 when switched off, for other addresses, and for whoever comes through a proxy."""
    proxied = "X-Forwarded-For" in request.headers
    if (
        not settings.METRICS
        or proxied
        or not admits(request.META.get("REMOTE_ADDR", ""), settings.METRICS_FROM)
    ):
        raise Http404
    return HttpResponse(_now() + generate_latest(_counted()), content_type=CONTENT_TYPE_LATEST)


def _counted() -> CollectorRegistry:
    if "PROMETHEUS_MULTIPROC_DIR" not in os.environ:
        return REGISTRY
    shared = CollectorRegistry()
    MultiProcessCollector(shared)  # type: ignore[no-untyped-call]
    return shared


def _now() -> bytes:
    """What is read at the moment of asking."""
    own, last = CollectorRegistry(), last_link()
    Gauge("gongzhi_audit_entries", "Entries in the audit chain", registry=own).set(last.seq if last else 0)
    Gauge("gongzhi_halted", "1 while writing is halted", registry=own).set(1 if halted() else 0)
    return generate_latest(own)
