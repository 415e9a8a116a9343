"""A slip in the part of a mail address after the @: what was probably meant."""

from rapidfuzz.distance import OSA

# The providers that most people in the Netherlands use for themselves.
KNOWN = (
    "gmail.com", "hotmail.com", "hotmail.nl", "outlook.com", "outlook.nl", "live.nl", "live.com", "icloud.com",
    "me.com", "msn.com", "yahoo.com", "ziggo.nl", "kpnmail.nl", "kpnplanet.nl", "planet.nl", "home.nl", "hetnet.nl",
    "xs4all.nl", "upcmail.nl", "casema.nl", "chello.nl", "solcon.nl", "tele2.nl", "telfort.nl", "protonmail.com",
)  # fmt: skip
SHORTEST = 6  # of a shorter name half the domains in the world are one letter away


def probably_meant(email: str) -> str:
    """Return the address with the provider that was probably meant; empty when nothing looks wrong."""
    name, at, domain = email.strip().lower().rpartition("@")
    if not at or not name or domain in KNOWN:
        return ""
    near = [known for known in KNOWN if len(known) >= SHORTEST and OSA.distance(domain, known, score_cutoff=1) <= 1]
    return f"{name}@{near[0]}" if near else ""
