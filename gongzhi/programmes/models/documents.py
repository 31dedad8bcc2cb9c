from django.db import models
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from gongzhi.ground.records.models import Record
from gongzhi.programmes import labels
from gongzhi.programmes.rules import RuleStatus


class Document(Record):
    """A policy document."""

    title = models.CharField(_("标题"), max_length=200)
    number = models.CharField(_("文号"), max_length=60, blank=True)
    issuer = models.CharField(_("发文机关"), max_length=120, blank=True)
    issued_on = models.DateField(_("发文日期"), null=True, blank=True)
    note = models.CharField(_("说明"), max_length=400, blank=True)

    class Meta:
        ordering = ("-issued_on", "pk")

    def __str__(self) -> str:
        return self.title


class Clause(Record):
    """A clause of a document, its gist in our own words."""

    document = models.ForeignKey(
        Document, verbose_name=_("文件"), on_delete=models.PROTECT, related_name="clauses"
    )
    label = models.CharField(_("条款"), max_length=40)
    gist = models.CharField(_("要点"), max_length=400)

    class Meta:
        ordering = ("document", "pk")

    def __str__(self) -> str:
        return f"{self.document} {self.label}"


class Requirement(Record):
    """One thing the evaluation asks for or holds out, in the words of its source."""

    kind = models.CharField(_("类别"), max_length=12, choices=labels.asked)
    text = models.CharField(_("要求"), max_length=300)
    source = models.CharField(_("出处"), max_length=200, blank=True)
    clause = models.ForeignKey(
        Clause, verbose_name=_("条款"), null=True, blank=True, on_delete=models.PROTECT
    )
    position = models.IntegerField(_("次序"), default=0)

    class Meta:
        ordering = ("division", "position", "pk")
        constraints = (
            models.UniqueConstraint(
                name="one_requirement_a_text",
                fields=["division", "kind", "text"],
                violation_error_message=_("这一条要求已经登记，请直接修改。"),
            ),
        )

    def __str__(self) -> str:
        return self.text


class RuleSet(Record):
    """A version of the rules on one matter. Frozen once another version has taken its place."""

    code = models.CharField(_("规则类别"), max_length=40)
    title = models.CharField(_("名称"), max_length=120)
    number = models.IntegerField(_("版本"), default=1)
    effective_from = models.DateField(_("生效日期"), null=True, blank=True)
    superseded = models.BooleanField(_("已换版"), default=False)

    class Meta:
        ordering = ("division", "code", "-number")
        constraints = (
            models.UniqueConstraint(name="one_ruleset_a_version", fields=["division", "code", "number"]),
        )

    def __str__(self) -> str:
        return _now("%(title)s 第 %(number)s 版") % {"title": self.title, "number": self.number}


class Rule(Record):
    """One value with its unit and source. A null value is 未录入: nothing is computed from it."""

    ruleset = models.ForeignKey(
        RuleSet, verbose_name=_("规则版本"), on_delete=models.PROTECT, related_name="rules"
    )
    key = models.CharField(_("键"), max_length=60)
    label = models.CharField(_("规则"), max_length=200)
    value = models.BigIntegerField(_("数值"), null=True, blank=True)
    words = models.CharField(_("文字值"), max_length=200, blank=True)
    unit = models.CharField(_("单位"), max_length=30, blank=True)
    source = models.CharField(_("来源"), max_length=200, blank=True)
    clause = models.ForeignKey(
        Clause, verbose_name=_("条款"), null=True, blank=True, on_delete=models.PROTECT
    )
    status = models.CharField(
        _("状态"), max_length=12, choices=labels.rule_status, default=RuleStatus.MISSING.value
    )

    class Meta:
        ordering = ("ruleset", "pk")
        constraints = (models.UniqueConstraint(name="one_rule_a_key", fields=["ruleset", "key"]),)

    def __str__(self) -> str:
        return self.label
