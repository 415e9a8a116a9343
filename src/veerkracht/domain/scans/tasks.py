"""What happens by itself: waves close when their last day is over, and people are reminded of their step."""

from veerkracht.domain.programme.models import Programme
from veerkracht.shared.tasks.periodic import every

from .actions import close_wave, remind_of_steps
from .actions.steps import due_steps
from .choices import WaveState
from .models import EmployeeWave

HOUR = 3_600


@every(seconds=HOUR)
def close_waves() -> None:
    """Close the waves whose last day is over."""
    for programme in Programme.objects.order_by("pk"):
        today = programme.today()
        over = EmployeeWave.objects.of(programme).filter(state=WaveState.OPEN, closes_on__lt=today).order_by("pk")
        for wave in over:
            close_wave(wave=wave, on=today, by=None)


@every(seconds=HOUR)
def remind() -> None:
    """Remind who chose a step whose day has come."""
    for programme in Programme.objects.order_by("pk"):
        if due_steps(programme, programme.today()).exists():
            remind_of_steps(programme=programme, on=programme.today())
