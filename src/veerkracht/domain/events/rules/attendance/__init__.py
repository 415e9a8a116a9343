"""What an attendance list says: who came, for which company, how many without a name, and what is unclear."""

from veerkracht.domain.events.rules.attendance.fingerprint import file_fingerprint
from veerkracht.domain.events.rules.attendance.parsed import AttendanceList, ParsedRow, Problem, Severity
from veerkracht.domain.events.rules.attendance.parsing import parse
from veerkracht.domain.events.rules.attendance.people import are_one_person

__all__ = ["AttendanceList", "ParsedRow", "Problem", "Severity", "are_one_person", "file_fingerprint", "parse"]
