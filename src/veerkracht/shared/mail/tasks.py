"""The sender as periodic work of the worker."""

from veerkracht.shared.tasks.periodic import every

from .sending import send_due


@every(seconds=1)
def send_outbox() -> None:
    """Send what is due."""
    send_due()
