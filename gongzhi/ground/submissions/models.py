import json

from django.conf import settings
from django.db import models

from gongzhi.ground.submissions.sealing import seal, unseal


class Draft(models.Model):
    """What a person typed into one opened form and has not sent yet. Nobody else ever sees it.

    `key` names the opening of the form, so that two tabs of one form keep two drafts.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    address = models.CharField(max_length=300)
    key = models.CharField(max_length=40)
    sealed = models.TextField()
    kept_at = models.DateTimeField()

    class Meta:
        ordering = ("-kept_at", "-pk")
        constraints = (models.UniqueConstraint(name="one_draft_an_opening", fields=["person", "key"]),)
        indexes = (models.Index(fields=["person", "address"], name="draft_address"),)

    def __str__(self) -> str:
        return self.address

    @property
    def body(self) -> dict[str, list[str]]:
        """The fields as the browser would send them: names to lists of words."""
        opened: dict[str, list[str]] = json.loads(unseal(self.sealed, f"draft:{self.key}") or "{}")
        return opened

    @staticmethod
    def sealed_body(key: str, body: dict[str, list[str]]) -> str:
        return seal(json.dumps(body), f"draft:{key}")


class Receipt(models.Model):
    """What a form was answered when it was sent. The same key with the same body gets the same answer again.

    Written in the transaction of the effect: there is either both or neither.
    """

    key = models.CharField(max_length=40, unique=True)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    digest = models.CharField(max_length=64)
    status = models.IntegerField(default=0)
    onward = models.CharField(max_length=2000, blank=True)
    kind = models.CharField(max_length=100, blank=True)
    sealed = models.TextField(blank=True)
    said = models.JSONField(default=list)
    at = models.DateTimeField()

    class Meta:
        ordering = ("-at", "-pk")
        indexes = (models.Index(fields=["at"], name="receipt_at"),)

    def __str__(self) -> str:
        return self.key

    @property
    def page(self) -> str:
        """What was answered, where it was more than an address to go on to."""
        return unseal(self.sealed, f"receipt:{self.key}") if self.sealed else ""

    @page.setter
    def page(self, words: str) -> None:
        self.sealed = seal(words, f"receipt:{self.key}") if words else ""
