from django.apps import AppConfig


class TrialJobsConfig(AppConfig):
    name = "tests.trial_jobs"

    def ready(self) -> None:
        from gongzhi.ground.jobs import kinds
        from tests.trial_jobs import deeds

        kinds.tell(deeds.count, deeds.whole, deeds.sleepwalk)
        kinds.ROUNDS.clear()
