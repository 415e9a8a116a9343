"""What a meeting takes over from an earlier one like it."""

from ..models import Event, Seating, SignUp


def take_over(event: Event, like: Event) -> None:
    """Give a new meeting the seats and own questions of an earlier one, with nobody in them; for use inside an action.

    The moments of signing up and the seats on top belong to the other day, so they stay behind.
    """
    before = SignUp.objects.filter(pk=like.pk).first()
    seatings = Seating.objects.filter(event=like).order_by("pk")
    if before is None or not seatings:
        return
    SignUp.objects.create(
        event=event,
        is_open=True,
        most_together=before.most_together,
        questions=before.questions,
        overbooks=before.overbooks,
    )
    for each in seatings:
        Seating.objects.create(event=event, group=each.group, capacity=each.capacity, most_waiting=each.most_waiting)
