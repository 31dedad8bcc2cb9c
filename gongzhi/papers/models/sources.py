from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gongzhi.ground.records.models import Record
from gongzhi.papers import labels
from gongzhi.papers.rules import FactStatus, figure_of


class Source(Record):
    """An old report as it was read: its text, and the file behind it."""

    title = models.CharField(_("报告"), max_length=200)
    file = models.ForeignKey(
        "files.StoredFile", verbose_name=_("文件"), null=True, blank=True, on_delete=models.PROTECT
    )
    sha256 = models.CharField(_("文件指纹"), max_length=64)
    text = models.TextField(_("正文"))

    class Meta:
        ordering = ("-pk",)
        constraints = (models.UniqueConstraint(name="one_reading_a_file", fields=["division", "sha256"]),)

    def __str__(self) -> str:
        return self.title


class Fact(Record):
    """A candidate fact: what the reader found, where exactly, and what a person made of it."""

    source = models.ForeignKey(Source, verbose_name=_("报告"), on_delete=models.PROTECT, related_name="facts")
    kind = models.CharField(_("类别"), max_length=12, choices=labels.fact_kind)
    value = models.CharField(_("值"), max_length=300, blank=True)
    found = models.CharField(_("读出的值"), max_length=300, blank=True)
    start = models.IntegerField(_("起"))
    end = models.IntegerField(_("止"))
    section = models.CharField(_("章节"), max_length=30, blank=True)
    confidence = models.IntegerField(_("把握（千分）"))
    details = models.JSONField(_("细节"), default=dict, blank=True)
    status = models.CharField(
        _("状态"), max_length=10, choices=labels.fact_status, default=FactStatus.PROPOSED.value
    )
    record = models.CharField(_("记录"), max_length=80, blank=True)
    record_url = models.CharField(_("记录地址"), max_length=200, blank=True)

    class Meta:
        ordering = ("start", "-end", "pk")
        indexes = (models.Index(fields=["record"], name="fact_record"),)

    def __str__(self) -> str:
        return self.quote[:80]

    @property
    def quote(self) -> str:
        return self.source.text[self.start : self.end]

    @property
    def around(self) -> tuple[str, str, str]:
        """The quote with a few words on either side: a mask alone says nothing."""
        text, more = self.source.text, 10 if self.kind == "unknown" else 0
        before, after = text[max(0, self.start - more) : self.start], text[self.end : self.end + more]
        return before.split("\n")[-1], self.quote, after.split("\n")[0]

    @property
    def role(self) -> str:
        return figure_of(self.kind, self.value)[0]

    @property
    def figure(self) -> str:
        return figure_of(self.kind, self.value)[1]

    @property
    def roles(self) -> list[tuple[str, Promise]]:
        return list(labels.roles(self.kind).items())

    @property
    def shown(self) -> str:
        """The value as people say it; blank where the quote says it all."""
        role, figure = figure_of(self.kind, self.value)
        if self.kind == "rule":
            told, _, more = self.value.partition(":")
            return f"{labels.rule_told().get(told, told)} {more.split(':')[0]}".strip()
        word = str(labels.roles(self.kind).get(role, ""))
        return f"{word} {figure}".strip()

    @property
    def told(self) -> list[tuple[Promise, str]]:
        """The details that a person reads, with their names; what only the recorders use is left out."""
        words = labels.fact_detail()
        base = {"base": labels.match_base().get(self.details.get("base", ""))}
        known = {**self.details, **{name: value for name, value in base.items() if value}}
        return [(label, str(known[name])) for name, label in words.items() if known.get(name)]


class Clash(Record):
    """Places of a report that cannot all be right, or that contradict what is on record."""

    source = models.ForeignKey(
        Source, verbose_name=_("报告"), on_delete=models.PROTECT, related_name="clashes"
    )
    code = models.CharField(_("代码"), max_length=30)
    words = models.CharField(_("矛盾"), max_length=400)
    spans = models.JSONField(_("位置"), default=list)

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.words
