from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import F, Q


class User(AbstractUser):
    """A person who signs in. What they may do comes only from the posts they hold."""

    full_name = models.CharField(max_length=60, blank=True)
    is_demo = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.full_name or self.username


class Post(models.Model):
    """One person, one role, one division (perhaps for one body), from one day to another."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="posts")
    role = models.CharField(max_length=30)
    division = models.CharField(max_length=12)
    body = models.BigIntegerField(null=True, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("user", "starts_on", "pk")
        constraints = (
            models.CheckConstraint(
                name="post_ends_after_it_starts",
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
            ),
        )

    def __str__(self) -> str:
        return f"{self.user}: {self.role} @ {self.division}"
