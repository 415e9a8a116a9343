"""Counting what came by a fan's own link. Nobody's act, so there is no audit line: it is told of no one who came."""

from django.db.models import F

from veerkracht.domain.programme.models import Programme

from .models import Invitation


def count_visit(invitation_id: int) -> None:
    """Count that somebody came by this link; nothing of who."""
    Invitation.objects.filter(pk=invitation_id).update(visits=F("visits") + 1)


def count_question(code: str, programme: Programme) -> None:
    """Count that a question came by this link; nothing of who asked what."""
    Invitation.objects.filter(code=code, fan__programme=programme).update(questions=F("questions") + 1)
