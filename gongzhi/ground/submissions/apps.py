from django.apps import AppConfig


class SubmissionsConfig(AppConfig):
    """Forms on their way: drafts not sent yet, and receipts of what was."""

    name = "gongzhi.ground.submissions"
