import logging
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from gongzhi.ground.jobs.working import work


class Command(BaseCommand):
    """Do what waits in the queue, take lost jobs back, and start what comes round. As many of these as you like."""

    help = "Worker, reaper and beat in one process."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--poll", type=float, default=1.0, help="seconds between two looks at an empty queue"
        )
        parser.add_argument("--once", action="store_true", help="end when the queue is empty")
        parser.add_argument(
            "--beside", type=int, metavar="PID", help="end when its parent, this process, ends"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        logging.getLogger("django_tasks").setLevel(logging.WARNING)
        work(poll=options["poll"], batch=options["once"], parent=options["beside"])
