"""Every answer carries its headers: pages, redirects, refusals, errors, files and static files (R-48, R-57)."""

from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from gongzhi.ground.web import views
from tests.edits import as_sent, edit_urls, everybody, form_on, plant_all, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.alike]


def directives(answer: HttpResponse) -> dict[str, str]:
    parts = (each.strip().partition(" ") for each in answer["Content-Security-Policy"].split(";"))
    return {name: words for name, _, words in parts}


def wanting(answer: HttpResponse) -> list[str]:
    """What an answer should say and does not."""
    if "Content-Security-Policy" not in answer:
        return ["no policy"]
    policy = directives(answer)
    rules = {
        "default-src is not 'self' or 'none'": policy.get("default-src") in ("'self'", "'none'"),
        "something unsafe": "unsafe" not in answer["Content-Security-Policy"]
        and "*" not in answer["Content-Security-Policy"],
        "scripts from elsewhere": policy.get("script-src", "'self'") == "'self'",
        "framed": policy.get("frame-ancestors") == "'none'" and answer.get("X-Frame-Options") == "DENY",
        "objects": policy.get("object-src") == "'none'",
        "forms to elsewhere": policy.get("form-action") == "'self'",
        "sniffed": answer.get("X-Content-Type-Options") == "nosniff",
        "referrer": answer.get("Referrer-Policy") == "same-origin",
        "permissions": "camera=()" in answer.get("Permissions-Policy", ""),
    }
    return [words for words, holds in rules.items() if not holds]


def test_pages_of_every_kind_and_status_say_it(monkeypatch: pytest.MonkeyPatch) -> None:
    planted = plant_all()
    user = everybody()
    client = signed_in(user, raise_request_exception=False)
    strict = signed_in(user, enforce_csrf_checks=True)
    street = Client(raise_request_exception=False)
    new = reverse("registry:organisation-new")
    stale = as_sent(
        form_on(client.get(edit_urls(planted)["registry:organisation-edit"]).content.decode())
    ) | {"version": "9", "note": "x"}
    [meeting] = [dict(p.objects["leadership:meeting"]) for p in planted if "leadership:meeting" in p.objects]
    [report] = [dict(p.objects["papers:report"]) for p in planted if "papers:report" in p.objects]
    answers: dict[int, Any] = {
        200: client.get("/"),
        302: street.get("/"),
        403: strict.post(new, {}),
        404: client.get("/nowhere/"),
        405: client.get(reverse("web:draft")),
        409: client.post(edit_urls(planted)["registry:organisation-edit"], stale),
        422: client.post(new, {"name": ""}),
        400: client.get("/", headers={"host": "evil.example"}),
    }
    assert {status: answer.status_code for status, answer in answers.items()} == {s: s for s in answers}
    files = [
        client.get(reverse("registry:organisations"), {"export": "xlsx"}),
        client.get(reverse("papers:report-docx", kwargs=report)),
        client.get(reverse("leadership:meeting-docx", kwargs=meeting)),
        client.get(reverse("papers:report-pdf", kwargs=report)),
        client.get(reverse("sign-in")),
        street.get(reverse("web:help")),
    ]
    monkeypatch.setattr(views, "find", lambda *args: 1 / 0)
    broken = client.get(reverse("web:search"), {"q": "x"})
    assert broken.status_code == 500
    everything = [*answers.values(), *files, broken]
    assert [(a.status_code, a.get("Content-Type"), w) for a in everything if (w := wanting(a))] == []
    assert {a["Cache-Control"] for a in everything} == {"no-store, private"}


def test_a_static_file_says_it_too_and_may_be_kept() -> None:
    at = Path(settings.STATIC_ROOT) / "web" / "x.js"
    at.parent.mkdir(parents=True, exist_ok=True)
    at.write_text("1")
    answer = Client().get("/static/web/x.js")
    assert answer.status_code == 200 and wanting(answer) == []
    assert "max-age" in answer["Cache-Control"]


def test_signing_out_sweeps_the_browser() -> None:
    client = signed_in(everybody())
    assert client.post(reverse("sign-out"))["Clear-Site-Data"] == '"cache", "storage"'


def test_a_page_of_ours_holds_nothing_the_policy_would_refuse() -> None:
    """No inline script, style or handler in any template: the policy is met, not merely sent."""
    import re

    bad = re.compile(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=|javascript:", re.IGNORECASE)
    found = [
        f"{at.name}: {hit.group()}"
        for at in Path(settings.HOME).joinpath("gongzhi").rglob("*.html")
        if (hit := bad.search(at.read_text(encoding="utf-8")))
    ]
    assert found == []
