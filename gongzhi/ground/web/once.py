"""A form is carried out once, however often it is sent: a double click, a slow network, a re-sent page after a crash."""

import hashlib
import hmac
from collections.abc import Callable, Iterator

from django.conf import settings
from django.contrib import messages
from django.contrib.messages import get_messages
from django.db import transaction
from django.http import Http404, HttpResponse

from gongzhi.ground.refusal import Refused
from gongzhi.ground.submissions.models import Receipt
from gongzhi.ground.submissions.queries import receipt_for
from gongzhi.ground.submissions.services import claim, drop_draft
from gongzhi.ground.web.keys import FIELD, Key, read_key
from gongzhi.ground.web.viewers import Request

SAFE = {"GET", "HEAD", "OPTIONS"}
NOT_CONTENT = {FIELD, "csrfmiddlewaretoken"}
LARGEST_PAGE = 300_000


class Misplaced(Exception):
    """A form that must not be carried out, in words meant for the person who sent it."""


OTHER_BODY = (
    "这张表单已经提交过一次，这次的内容不同，所以没有执行。您填的内容已存为草稿，请打开表单核对后再提交。"
)
OTHER_PERSON = "这张表单是用另一个账号打开的，没有执行。请核对右上角的账号，重新打开表单后再提交。"
TOO_OLD = "这张表单打开太久了，没有执行。您填的内容已存为草稿，请重新打开表单后再提交。"


def answer_once(
    request: Request, answer: Callable[[], HttpResponse], *, by_itself: bool = False
) -> HttpResponse:
    """The answer to this request; the kept one where its key was answered before. Misplaced when key and body do not fit.

    A request without a key (not sent from one of our pages) is simply carried out. What answers `by_itself` calls
    `carry_out` for its effect: until then it may look at what was sent while others write.
    """
    sent = "" if request.method in SAFE else request.POST.get(FIELD, "")
    if not sent:
        return answer()
    key, digest = _own_key(request, sent), digest_of(request)
    receipt = receipt_for(key.token)
    if receipt is not None:
        return _again(request, receipt, key, digest)
    if by_itself:
        return _looked_through(request, key, digest, answer)
    return _first_or_again(request, key, digest, answer)


def carry_out(request: Request, answer: Callable[[], HttpResponse]) -> HttpResponse:
    """The effect of a request and its answer: once, where it came with a key."""
    promised: tuple[Key, str] | None = getattr(request, "promised", None)
    return _first_or_again(request, *promised, answer) if promised else answer()


def _looked_through(
    request: Request, key: Key, digest: str, answer: Callable[[], HttpResponse]
) -> HttpResponse:
    """A double click may meet what the first one did while it is looked through: that is no reason to say no."""
    request.promised = (key, digest)
    try:
        response = answer()
    except (Refused, Http404):
        if receipt := receipt_for(key.token):
            return _again(request, receipt, key, digest)
        raise
    receipt = receipt_for(key.token) if response.status_code >= 400 else None
    return _again(request, receipt, key, digest) if receipt else response


def _first_or_again(
    request: Request, key: Key, digest: str, answer: Callable[[], HttpResponse]
) -> HttpResponse:
    with transaction.atomic():
        receipt, first = claim(key.token, key.person, digest)
        if first:
            return _with_its_receipt(request, receipt, answer)
    return _again(request, receipt, key, digest)


def _own_key(request: Request, sent: str) -> Key:
    key = read_key(sent)
    if key is None:
        raise Misplaced(TOO_OLD)
    if key.person != request.user.pk:
        raise Misplaced(OTHER_PERSON)
    return key


def _with_its_receipt(request: Request, receipt: Receipt, answer: Callable[[], HttpResponse]) -> HttpResponse:
    """Effect and receipt together; an answer that says no leaves neither, so that it can be mended and sent again."""
    response = answer()
    if response.status_code >= 400:
        transaction.set_rollback(True)
    elif response.streaming:
        receipt.delete()  # a file is not kept twice; asking for it again does no harm
    else:
        _fill(receipt, request, response)
        drop_draft(receipt.person_id, receipt.key)
    return response


def _fill(receipt: Receipt, request: Request, response: HttpResponse) -> None:
    page = response.content
    receipt.status, receipt.onward = response.status_code, response.get("Location", "")
    receipt.kind = response.get("Content-Type", "")
    receipt.page = page.decode(response.charset, "replace") if len(page) <= LARGEST_PAGE else ""
    queued = getattr(get_messages(request), "_queued_messages", [])
    receipt.said = [[said.level, str(said.message)] for said in queued]
    receipt.save(update_fields=["status", "onward", "kind", "sealed", "said"])


def _again(request: Request, receipt: Receipt, key: Key, digest: str) -> HttpResponse:
    if (receipt.person_id, receipt.digest) != (key.person, digest):
        raise Misplaced(OTHER_BODY)
    for level, words in receipt.said:
        messages.add_message(request, level, words)
    response = HttpResponse(receipt.page, status=receipt.status, content_type=receipt.kind or None)
    if receipt.onward:
        response["Location"] = receipt.onward
    return response


def digest_of(request: Request) -> str:
    """What was asked for: address, fields and files, without the keys that differ between openings.

    Keyed, so that nobody finds by trying what a kept digest was made of.
    """
    parts = hmac.new(settings.SECRET_KEY.encode(), request.get_full_path().encode(), hashlib.sha256)
    for piece in _pieces(request):
        parts.update(len(piece).to_bytes(8, "big") + piece)
    return parts.hexdigest()


def _pieces(request: Request) -> Iterator[bytes]:
    for name, words in sorted(request.POST.lists()):
        if name not in NOT_CONTENT:
            yield from (word.encode("utf-8", "surrogatepass") for word in (name, *words))
    for name, files in sorted(request.FILES.lists()):
        for file in files:
            whole = hashlib.sha256()
            for chunk in file.chunks():
                whole.update(chunk)
            file.seek(0)
            yield from (name.encode(), str(file.name).encode(), whole.digest())
