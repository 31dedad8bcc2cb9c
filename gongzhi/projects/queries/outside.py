"""What part of an outside work is claimed, by all projects whoever sees them."""

from django.db.models import Sum

from gongzhi.projects.models import OutsideShare, OutsideWork


def claimed(work: OutsideWork) -> int:
    """In basis points; shares that are not known claim nothing."""
    return OutsideShare.objects.filter(work=work).aggregate(sum=Sum("share_bp"))["sum"] or 0
