"""Segments: keep a rule under a name."""

import datetime as dt

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.accounts.models import User
from veerkracht.domain.programme.models import Programme
from veerkracht.shared.audit import action
from veerkracht.shared.decision import Refused

from ..models import Segment
from ..rules.segments import SegmentRule


class SegmentExists(Refused):
    """There is a segment of that name."""

    message = _("There is already a segment with this name. Choose another name, or change that segment.")


@action
def save_segment(
    *, programme: Programme, name: str, rule: SegmentRule, segment: Segment | None = None, by: User | None
) -> Segment:
    """Keep a rule as a new segment, or as the next version of one; earlier rules stay in its history.

    Raises SegmentExists.
    """
    segment = segment or Segment(programme=programme, made_by=by)
    segment.rule = rule.to_json()
    segment.name = name.strip()
    return _saved(segment)


@action
def delete_segment(*, segment: Segment, at: dt.datetime, by: User | None) -> Segment:
    """Take a segment out of use; `restore_segment` brings it back."""
    segment.deleted_at = at
    return _saved(segment)


@action
def restore_segment(*, segment: Segment, by: User | None) -> Segment:
    """Bring a segment back. Raises SegmentExists when its name was given to another one meanwhile."""
    segment.deleted_at = None
    return _saved(segment)


def _saved(segment: Segment) -> Segment:
    try:
        with transaction.atomic():
            segment.save()
    except IntegrityError as error:
        raise SegmentExists from error
    return segment
