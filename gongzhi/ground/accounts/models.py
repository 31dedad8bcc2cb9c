from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):
    """A person who signs in. What they may do comes only from the posts they hold.

    `division` is where the account was opened: it says which administrators see it, and opens nothing.
    """

    full_name = models.CharField(_("姓名"), max_length=60, blank=True)
    is_demo = models.BooleanField(default=False)
    division = models.CharField(_("区划"), max_length=12, blank=True, db_index=True)
    password_set_at = models.DateTimeField(null=True, blank=True)
    must_change_password = models.BooleanField(default=False)
    code_expires_at = models.DateTimeField(null=True, blank=True)  # while the password is a code on a slip
    factor_reset_asked_by = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    def __str__(self) -> str:
        return self.full_name or self.username


class UsedPassword(models.Model):
    """The hash of a password that was used before."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="used_passwords"
    )
    encoded = models.CharField(max_length=128)

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        return str(self.user)


class Post(models.Model):
    """One person, one role, one division (perhaps for one body), from one day to another.

    A post that `awaits` the second person counts for nothing until it is confirmed. One that is held `acting_for` another
    person (代理) lasts no longer than that person's own.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="posts")
    role = models.CharField(max_length=30)
    division = models.CharField(max_length=12)
    body = models.BigIntegerField(null=True, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    awaits = models.BooleanField(default=False)
    acting_for = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ("user", "starts_on", "pk")
        constraints = (
            models.CheckConstraint(
                name="post_ends_after_it_starts",
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
            ),
            models.CheckConstraint(
                name="nobody_acts_for_oneself",
                condition=Q(acting_for__isnull=True) | ~Q(acting_for=F("user")),
            ),
        )

    def __str__(self) -> str:
        return f"{self.user}: {self.role} @ {self.division}"
