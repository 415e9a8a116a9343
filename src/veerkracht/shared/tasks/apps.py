"""Background work."""

from django.apps import AppConfig


class TasksConfig(AppConfig):
    """Hold the worker's heartbeat."""

    name = "veerkracht.shared.tasks"
    label = "tasks"
