from django.apps import AppConfig


class DemoConfig(AppConfig):
    """The fictional county, built through the services; it has no tables of its own."""

    name = "gongzhi.demo"
