"""What an item is, at which level it speaks, for whom it is, and what it asks of a firm."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ItemKind(TextChoices):
    """What an item is."""

    STORY = "story", _("story")
    TOOL = "tool", _("tool")
    SCAN = "scan", _("scan")
    ARTICLE = "article", _("article")
    VIDEO = "video", _("video")
    RESEARCH = "research", _("research")
    SCHEME = "scheme", _("scheme")
    PAGE = "page", _("page")


TOOL_KINDS = (ItemKind.TOOL, ItemKind.SCAN)
ARTICLE_KINDS = (ItemKind.ARTICLE, ItemKind.VIDEO, ItemKind.RESEARCH)


class Layer(TextChoices):
    """The programme's own order of its knowledge base: why, how, what."""

    WHY = "waarom", _("why")
    HOW = "hoe", _("how")
    WHAT = "wat", _("what")


class Effort(TextChoices):
    """How much time a firm needs before it notices something."""

    HOUR = "hour", _("an hour")
    DAY = "day", _("a day")
    PROJECT = "project", _("a longer route")


class Cost(TextChoices):
    """What it costs outside the firm's own time."""

    FREE = "free", _("free")
    LOW = "low", _("up to 1,000 euros")
    HIGH = "high", _("more than 1,000 euros")


class Evidence(TextChoices):
    """How well it is known that it works."""

    EXPERIENCE = "experience", _("experience of firms")
    EVALUATION = "evaluation", _("evaluated")
    RESEARCH = "research", _("researched")


class CompanySize(TextChoices):
    """For firms of how many people it is written; the classes of the target group."""

    SMALL = "6-9", _("6 to 9 people")
    MEDIUM = "10-49", _("10 to 49 people")
    LARGE = "50-99", _("50 to 99 people")
    LARGEST = "100-249", _("100 to 249 people")


class Sector(TextChoices):
    """Sections of the standard industrial classification (SBI 2008) in which the target group works."""

    AGRICULTURE = "A", _("farming and fishing")
    INDUSTRY = "C", _("industry")
    BUILDING = "F", _("building")
    TRADE = "G", _("trade")
    TRANSPORT = "H", _("transport and storage")
    HOSPITALITY = "I", _("hotels and catering")
    ICT = "J", _("information and communication")
    ADVICE = "M", _("advice and research")
    SERVICES = "N", _("hiring out and other services")
    EDUCATION = "P", _("education")
    CARE = "Q", _("health and care")
    OTHER = "S", _("other services")


class LinkState(TextChoices):
    """How an address on another site answered."""

    UNKNOWN = "unknown", _("not asked yet")
    FINE = "fine", _("works")
    MOVED = "moved", _("moved for good")
    GONE = "gone", _("gone")
    SLOW = "slow", _("does not answer in time")
    BROKEN = "broken", _("gives an error")
    CLOSED = "closed", _("not open to machines")
    FORBIDDEN = "forbidden", _("inside a network")


FAILING = (LinkState.GONE, LinkState.SLOW, LinkState.BROKEN, LinkState.FORBIDDEN)


class ScanDimension(TextChoices):
    """The six dimensions of the scan (domain.md 4.4) on which an item helps."""

    MANAGING = "DM", _("dynamic managing")
    ORGANISING = "FO", _("flexible organising")
    SMARTER_WORK = "SW", _("smarter work")
    CO_CREATION = "CC", _("co-creation")
    LEARNING = "LV", _("learning and safety")
    ADAPTING = "AV", _("ability to adapt")
