"""Definitions, company scans with their next steps, and employee waves."""

from .company import CompanyScan, ManagementSheet, PlannedStep
from .definition import ScanDefinition
from .wave import EmployeeWave, ScanTeam, Urn, WaveResult

__all__ = [
    "CompanyScan",
    "EmployeeWave",
    "ManagementSheet",
    "PlannedStep",
    "ScanDefinition",
    "ScanTeam",
    "Urn",
    "WaveResult",
]
