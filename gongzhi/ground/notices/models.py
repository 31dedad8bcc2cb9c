from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _


class Notice(models.Model):
    """One thing one person should know. The same thing again is the same notice, unread once more.

    `act` and `division` say who may see the record behind it: asked again whenever it is shown. `words` say what
    happened to the thing that `title` names; kept in Chinese. `sent_at`: when it left by another channel.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    topic = models.CharField(max_length=60)
    key = models.CharField(max_length=120)
    words = models.CharField(max_length=60, blank=True)
    title = models.CharField(max_length=200)
    text = models.CharField(max_length=400, blank=True)
    url = models.CharField(max_length=200, blank=True)
    act = models.CharField(max_length=60, blank=True)
    division = models.CharField(max_length=12, blank=True)
    times = models.IntegerField(default=1)
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-at", "-pk")
        constraints = (models.UniqueConstraint(name="one_notice_a_thing", fields=["user", "key"]),)
        indexes = (models.Index(fields=["user"], name="notice_unread", condition=Q(read_at=None)),)

    def __str__(self) -> str:
        return self.title

    @property
    def said(self) -> str:
        """What happened to what, in the language of whoever reads it; the title stays as it was typed."""
        if not self.words:
            return self.title
        return _("%(words)s：%(title)s") % {"words": _(self.words), "title": self.title}
