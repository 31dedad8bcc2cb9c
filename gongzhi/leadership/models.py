from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from gongzhi.ground.records.models import Record
from gongzhi.leadership import labels
from gongzhi.leadership.rules import MONTHS, Presence, headline


class Group(Record):
    """The leading group, its office, a task force."""

    name = models.CharField(_("名称"), max_length=120)
    kind = models.CharField(_("类别"), max_length=16, choices=labels.group_kind)
    parent = models.ForeignKey(
        "self",
        verbose_name=_("上级机构"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="parts",
    )
    document = models.ForeignKey(
        "programmes.Document", verbose_name=_("成立文件"), null=True, blank=True, on_delete=models.PROTECT
    )
    duty = models.CharField(_("职责"), max_length=400, blank=True)
    set_up_on = models.DateField(_("成立日期"), null=True, blank=True)
    meets_every = models.IntegerField(
        _("例会间隔（月）"),
        null=True,
        blank=True,
        validators=(MinValueValidator(MONTHS[0]), MaxValueValidator(MONTHS[-1])),
    )

    class Meta:
        ordering = ("division", "pk")
        constraints = (
            models.UniqueConstraint(
                name="one_group_a_name",
                fields=["division", "name"],
                violation_error_message=_("已有同名机构，请直接修改那一条。"),
            ),
        )

    def __str__(self) -> str:
        return self.name


class Seat(Record):
    """One post in a group, and who holds it. A blank holder is unknown."""

    spelled = ("holder_name",)  # found by how this sounds

    group = models.ForeignKey(Group, verbose_name=_("机构"), on_delete=models.PROTECT, related_name="seats")
    post = models.CharField(_("职务"), max_length=40)
    holder_name = models.CharField(_("姓名"), max_length=60, blank=True)
    holder_post = models.CharField(_("本职"), max_length=120, blank=True)
    unit = models.ForeignKey(
        "registry.Organisation", verbose_name=_("单位"), null=True, blank=True, on_delete=models.PROTECT
    )
    unit_words = models.CharField(_("单位（原文）"), max_length=120, blank=True)
    document = models.ForeignKey(
        "programmes.Document", verbose_name=_("任职文件"), null=True, blank=True, on_delete=models.PROTECT
    )
    starts_on = models.DateField(_("任职起"), null=True, blank=True)
    ends_on = models.DateField(_("任职止"), null=True, blank=True)

    class Meta:
        ordering = ("group", "pk")

    def __str__(self) -> str:
        return f"{self.post} {self.holder_name}".strip()


class Meeting(Record):
    """One meeting of a group. Blank words and days are unknown."""

    group = models.ForeignKey(
        Group, verbose_name=_("机构"), on_delete=models.PROTECT, related_name="meetings"
    )
    title = models.CharField(_("会议名称"), max_length=120)
    number = models.CharField(_("文号"), max_length=40, blank=True)
    held_on = models.DateField(_("会议日期"))
    venue = models.CharField(_("会议地点"), max_length=120, blank=True)
    chair = models.CharField(_("主持"), max_length=60, blank=True)
    present = models.CharField(_("出席"), max_length=600, blank=True)
    apologies = models.CharField(_("请假"), max_length=300, blank=True)
    agenda = models.CharField(_("议题"), max_length=600, blank=True)
    minutes = models.TextField(_("会议情况"), blank=True)
    next_on = models.DateField(_("下次会议日期"), null=True, blank=True)
    issued_on = models.DateField(_("印发日期"), null=True, blank=True)

    class Meta:
        ordering = ("-held_on", "pk")
        constraints = (
            models.UniqueConstraint(
                name="one_meeting_a_title",
                fields=["group", "title"],
                violation_error_message=_("这个机构已有同名会议；请在名称里写明第几次，或直接修改那一条。"),
            ),
        )

    def __str__(self) -> str:
        return self.title


class Attendance(Record):
    """How one person was, or was not, at a meeting; of a seat, its holder on the day. A blank name is unknown, and so
    is a blank reason of whoever was excused.
    """

    meeting = models.ForeignKey(
        Meeting, verbose_name=_("会议"), on_delete=models.PROTECT, related_name="attendances"
    )
    seat = models.ForeignKey(
        Seat,
        verbose_name=_("任职"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="attendances",
    )
    name = models.CharField(_("姓名"), max_length=60, blank=True)
    state = models.CharField(
        _("到会"), max_length=12, choices=labels.presence, default=Presence.PRESENT.value
    )
    reason = models.CharField(_("请假原因"), max_length=120, blank=True)

    class Meta:
        ordering = ("meeting", "pk")
        constraints = (
            models.UniqueConstraint(
                name="one_attendance_a_seat",
                fields=["meeting", "seat"],
                condition=models.Q(seat__isnull=False),
                violation_error_message=_("这个任职已经在这次会议的出席名单里，请直接修改那一条。"),
            ),
            models.UniqueConstraint(
                name="one_attendance_a_name",
                fields=["meeting", "name"],
                condition=models.Q(seat__isnull=True),
                violation_error_message=_("这个人已经在这次会议的出席名单里；同名的请在姓名后注明单位。"),
            ),
        )

    def __str__(self) -> str:
        return self.who or str(self.seat or "")

    @property
    def who(self) -> str:
        """The name; that of an unknown holder is the post."""
        return self.name or (self.seat.post if self.seat else "")


class Resolution(Record):
    """One thing a meeting resolved. Once given out it is a task, which then lives a life of its own."""

    meeting = models.ForeignKey(
        Meeting, verbose_name=_("会议"), on_delete=models.PROTECT, related_name="resolutions"
    )
    number = models.IntegerField(_("序号"), validators=(MinValueValidator(1), MaxValueValidator(99)))
    text = models.CharField(_("议定事项"), max_length=600)
    lead = models.ForeignKey(
        "registry.Organisation", verbose_name=_("牵头单位"), null=True, blank=True, on_delete=models.PROTECT
    )
    lead_words = models.CharField(_("牵头单位（原文）"), max_length=120, blank=True)
    partners = models.CharField(_("协办单位"), max_length=200, blank=True)
    accountable = models.CharField(_("责任人"), max_length=60, blank=True)
    due_on = models.DateField(_("完成期限"), null=True, blank=True)
    given_on = models.DateField(_("下达日期"), null=True, blank=True, editable=False)

    class Meta:
        ordering = ("meeting", "number")
        constraints = (
            models.UniqueConstraint(
                name="one_resolution_a_number",
                fields=["meeting", "number"],
                violation_error_message=_("这次会议已有这个序号的议定事项，请换一个序号。"),
            ),
        )

    def __str__(self) -> str:
        return headline(self.text)

    @property
    def lead_name(self) -> str:
        return self.lead.name if self.lead else self.lead_words
