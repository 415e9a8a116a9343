"""Every change to fans and the stages they offer."""

from .networks import FanExists, save_fan
from .stages import StageNotOpen, decline_stage, offer_stage, plan_stage

__all__ = ["FanExists", "StageNotOpen", "decline_stage", "offer_stage", "plan_stage", "save_fan"]
