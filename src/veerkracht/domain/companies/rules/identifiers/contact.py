"""Mail addresses and telephone numbers, as people type them."""

import re

from veerkracht.domain.companies.rules.identifiers.blanks import is_blank
from veerkracht.domain.companies.rules.reasons import Cleaned, Reason

_ADDRESS = re.compile(r"[^\s<>()\[\]\"',;:|/\\@]+@[^\s<>()\[\]\"';:|/\\@]+")
_LOCAL = re.compile(r"^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$")
_DOMAIN = re.compile(r"^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,24}$")
_LONGEST = 500  # characters; a longer cell is no address
_AT = re.compile(r"\s*(?:\(at\)|\[at\]|\{at\}|\s+at\s+(?=\S+\.\S+$)|\s+@\s*|@\s+)\s*", re.IGNORECASE)
_TYPOS = {
    "gmial.com": "gmail.com", "gmai.com": "gmail.com", "gmal.com": "gmail.com", "gamil.com": "gmail.com",
    "gnail.com": "gmail.com", "gmaill.com": "gmail.com", "gmail.co": "gmail.com", "gmail.nl": "gmail.com",
    "gmail.con": "gmail.com", "gmail.cm": "gmail.com", "hotmial.com": "hotmail.com",
    "hotmai.com": "hotmail.com", "hotmal.com": "hotmail.com", "hotmil.com": "hotmail.com",
    "hotnail.com": "hotmail.com", "hotmaill.com": "hotmail.com", "hotmail.con": "hotmail.com",
    "homail.com": "hotmail.com", "hormail.com": "hotmail.com", "outlok.com": "outlook.com",
    "outloo.com": "outlook.com", "outlook.con": "outlook.com", "outllook.com": "outlook.com",
    "yaho.com": "yahoo.com", "yahooo.com": "yahoo.com", "yahoo.con": "yahoo.com", "icloud.con": "icloud.com",
    "iclod.com": "icloud.com", "icoud.com": "icloud.com", "live.ln": "live.nl", "zigo.nl": "ziggo.nl",
    "ziggo.com": "ziggo.nl", "kpnmail.com": "kpnmail.nl", "plannet.nl": "planet.nl", "hetnet.com": "hetnet.nl",
}  # fmt: skip
_TYPO_ENDINGS = {
    ".con": ".com",
    ".cmo": ".com",
    ".ocm": ".com",
    ".ln": ".nl",
    ".nll": ".nl",
    ".n": ".nl",
    ".comm": ".com",
}

_EXTENSION = re.compile(r"\s*(?:toestel|tst\.?|ext\.?|doorkies)\s*\d+.*$", re.IGNORECASE)
_PHONE_WORDS = re.compile(r"^(?:tel(?:efoon)?|mob(?:iel)?|gsm|m|t|06-nummer|phone)\s*[.:]+\s*", re.IGNORECASE)
_PHONE_START = re.compile(r"(?:\+|00)?[\d(][\d\s().\-\u2013/]*")
_DUTCH = re.compile(r"^\+31(?:[1-9]\d{8}|800\d{4,7}|90[069]\d{4,7})$")


def email(text: str) -> Cleaned:
    """A mail address in lower case, or the reason why there is none. A likely typo is said, never changed silently."""
    if is_blank(text):
        return Cleaned()
    if len(text) > _LONGEST:
        return Cleaned(problem=Reason.of("email_form", given=f"{text[:40]}..."))
    if "@" not in text and not _AT.search(text):
        return Cleaned(problem=Reason.of("email_no_at", given=text))
    found, notes = _addresses(text)
    if not found:
        return Cleaned(problem=Reason.of("email_form", given=text))
    address = found[0]
    if len(found) > 1:
        notes = (*notes, Reason.of("email_several", given=text, used=address))
    return _checked(address, text, notes)


def find_email(text: str) -> str:
    """The first good mail address inside a text such as `Jan Jansen <jan@x.nl>`; empty when there is none."""
    return email(text[:_LONGEST]).value if "@" in text else ""


def phone(text: str) -> Cleaned:
    """A telephone number as +31..., or as + with another country's digits. A lost leading zero is put back and said."""
    bare = _PHONE_WORDS.sub("", text.strip().lstrip("'"))
    if is_blank(bare):
        return Cleaned()
    notes: list[Reason] = []
    short = _EXTENSION.sub("", bare)
    if short != bare:
        notes.append(Reason.of("phone_extension_dropped", given=text))
    found = _PHONE_START.search(short)
    first = found.group() if found else ""
    parts = [part for part in re.split(r"/|\s{2,}|\s-\s", first) if sum(map(str.isdigit, part)) >= 8]
    if len(parts) > 1:
        notes.append(Reason.of("phone_several", given=text, used=parts[0].strip()))
        first = parts[0]
    number = _international(first)
    if re.fullmatch(r"[1-9]\d{8}", number):
        number = f"+31{number}"
        notes.append(Reason.of("phone_zero_restored", given=text, right=number))
    is_dutch = number.startswith("+31")
    if not (_DUTCH.match(number) if is_dutch else re.fullmatch(r"\+[1-9]\d{6,14}", number)):
        return Cleaned(problem=Reason.of("phone_form", given=text))
    return Cleaned(number, tuple(notes))


def _addresses(text: str) -> tuple[list[str], tuple[Reason, ...]]:
    bare = _AT.sub("@", re.sub(r"mailto:", "", text, flags=re.IGNORECASE))
    notes: tuple[Reason, ...] = ()
    if match := re.fullmatch(r"\s*([^\s@,;<>]+@[^\s@,;.<>]+),([a-z]{2,4})\s*", bare, re.IGNORECASE):
        bare = f"{match.group(1)}.{match.group(2)}"
        notes = (Reason.of("email_comma_as_dot", given=text, right=bare.strip().lower()),)
    return [found.strip(".,-\u2013").lower() for found in _ADDRESS.findall(bare)], notes


def _checked(address: str, text: str, notes: tuple[Reason, ...]) -> Cleaned:
    local, _at, domain = address.rpartition("@")
    domain = domain.split(",")[0].rstrip(".")
    ascii_domain = _ascii_domain(domain)
    if "." not in domain:
        return Cleaned(problem=Reason.of("email_no_ending", given=text))
    if not _LOCAL.match(local) or not _DOMAIN.match(ascii_domain) or len(local) > 64 or len(address) > 254:
        return Cleaned(problem=Reason.of("email_form", given=text))
    right = _suggestion(domain)
    if right:
        notes = (*notes, Reason.of("email_typo", given=f"{local}@{domain}", right=f"{local}@{right}"))
    return Cleaned(f"{local}@{ascii_domain}", notes)


def _ascii_domain(domain: str) -> str:
    if domain.isascii():
        return domain
    try:
        return domain.encode("idna").decode("ascii")
    except UnicodeError:
        return domain


def _suggestion(domain: str) -> str:
    if domain in _TYPOS:
        return _TYPOS[domain]
    for wrong, right in _TYPO_ENDINGS.items():
        if domain.endswith(wrong):
            return domain.removesuffix(wrong) + right
    return ""


def _international(text: str) -> str:
    number = re.sub(r"\(0\)", "", text)
    has_plus = number.lstrip("( ").startswith("+")
    digits = "".join(char for char in number if char.isascii() and char.isdigit())
    if has_plus or digits.startswith("00"):
        digits = digits if has_plus else digits[2:]
        return "+31" + digits[2:].removeprefix("0") if digits.startswith("31") else f"+{digits}"
    if digits.startswith("0"):
        return f"+31{digits[1:]}"
    if digits.startswith("31") and len(digits) == 11:
        return f"+{digits}"
    return digits
