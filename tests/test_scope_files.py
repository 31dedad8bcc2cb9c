"""A file opens for exactly whoever may see the record it hangs on: every role at every place."""

from typing import Any

import pytest
from django.urls import reverse

from gongzhi.ground.files.models import Attachment
from tests.edits import attach_file
from tests.planting import Planted
from tests.test_scope import PLACES, TRIED, expected, planted, sign_in, world

pytestmark = pytest.mark.django_db
__all__ = ["planted", "sign_in", "world"]


@pytest.mark.parametrize("role", TRIED)
def test_a_file_follows_its_record(world: dict[str, list[Planted]], sign_in: Any, role: str) -> None:
    client, wrong = sign_in(role), []
    for place, code in PLACES.items():
        where = {"args": [attach_file(code).token]}
        right = 200 if expected(role, "organisations.see", code) else 404
        may_remove = expected(role, "organisations.edit", code)
        opened = client.get(reverse("web:file", **where)).status_code
        removed = client.post(reverse("web:file-detach", **where)).status_code
        left = Attachment.objects.filter(token=where["args"][0]).exists()
        if opened != right or left == may_remove:
            wrong.append(f"{place}: opened {opened}, taken off {removed}, matrix {right}, {may_remove}")
    assert wrong == []
