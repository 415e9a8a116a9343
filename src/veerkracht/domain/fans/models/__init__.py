"""Fans, their people, and the stages they offer."""

from .fan import Fan, FanContact, FanLogo
from .own_event import OwnEvent
from .stage import FanAgreement, FanTalk, Invitation, Stage

__all__ = ["Fan", "FanAgreement", "FanContact", "FanLogo", "FanTalk", "Invitation", "OwnEvent", "Stage"]
