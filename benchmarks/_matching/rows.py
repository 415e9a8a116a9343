"""Rows as people hand them in, with their truth: an office list (`normal`), a bad one (`hard`)."""

import random
import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from benchmarks._matching import names, words
from benchmarks._matching.register import Firm, Registry, plain

HEADER = (
    "Bedrijfsnaam", "Contactpersoon", "KvK-nummer", "Adres", "Postcode", "Plaats", "Telefoon", "E-mail", "Website",
)  # fmt: skip
Cells = dict[str, str]


@dataclass(frozen=True, slots=True)
class Noise:
    """How often each thing happens to a row; shares of one."""

    foreign: float  # of all rows: belong to no company of the register
    number_missing: float
    number_mistyped: float
    form_changed: float
    other_name: float  # a trade name the register may or may not know
    typing_error: float
    abbreviated: float
    word_lost: float
    word_added: float
    person_in_name: float
    postcode_missing: float
    postcode_wrong: float
    place_missing: float
    moved: float
    contact_given: float
    contact_differs: float
    free_mail: float
    others_contact: float  # the telephone or domain of the accountant or the parent company
    bare_name: float  # only the words the whole group shares


NORMAL = Noise(
    foreign=0.15, number_missing=0.63, number_mistyped=0.04, form_changed=0.6, other_name=0.12, typing_error=0.10,
    abbreviated=0.10, word_lost=0.05, word_added=0.05, person_in_name=0.02, postcode_missing=0.3, postcode_wrong=0.04,
    place_missing=0.08, moved=0.05, contact_given=0.45, contact_differs=0.35, free_mail=0.25, others_contact=0.02,
    bare_name=0.02,
)  # fmt: skip
HARD = Noise(
    foreign=0.22, number_missing=0.83, number_mistyped=0.07, form_changed=0.8, other_name=0.22, typing_error=0.28,
    abbreviated=0.22, word_lost=0.14, word_added=0.12, person_in_name=0.05, postcode_missing=0.45, postcode_wrong=0.08,
    place_missing=0.14, moved=0.10, contact_given=0.42, contact_differs=0.42, free_mail=0.35, others_contact=0.05,
    bare_name=0.05,
)  # fmt: skip
_FORMS = {
    "B.V.": ("BV", "bv", "B.V", "b.v.", "B V", "Besloten Vennootschap", ""),
    "BV": ("B.V.", "bv", ""),
    "V.O.F.": ("VOF", "vof", "v.o.f.", ""),
    "N.V.": ("NV", "nv"),
    "C.V.": ("CV",),
    "U.A.": ("UA", ""),
}


class Lists:
    """Draws rows about the firms of a register, and about firms that are not in it."""

    def __init__(self, registry: Registry, firms: list[Firm], noise: Noise, seed: int) -> None:
        self.registry, self.firms, self.noise = registry, firms, noise
        self.draw = random.Random(f"rows {seed}")
        self.writer = Writer(registry, noise, self.draw)

    def rows(self, count: int) -> list[tuple[Cells, str]]:
        """So many rows, each with the number of its company, or with nothing when the register has it not."""
        return [self.row() for _ in range(count)]

    def row(self) -> tuple[Cells, str]:
        """One row; a firm may occur in several."""
        if self.draw.random() < self.noise.foreign:
            return self.writer.written(self.foreign()), ""
        firm = self.draw.choice(self.firms)
        return self.writer.written(firm), firm.kvk

    def foreign(self) -> Firm:
        """A firm the register has not; six in ten have nothing to do with one that it has."""
        traps: tuple[Callable[[Firm], Firm | None], ...] = (
            self.cousin, self.holding_of, self.neighbour, self.branch_elsewhere, self.took_over_phone,
            self.next_venture,
        )  # fmt: skip
        while True:
            known = self.draw.choice(self.firms)
            is_trap = self.draw.random() < 0.4
            firm = self.draw.choice(traps)(known) if is_trap else self.registry.single()
            if firm:
                return firm

    def cousin(self, known: Firm) -> Firm | None:
        """The same name in the next village."""
        return self.registry.single(self.registry.near(known.place), known.naming) if known.naming else None

    def holding_of(self, known: Firm) -> Firm | None:
        """The holding of a firm, at its address, when only the working company is in the register."""
        role = self.draw.choice(("Holding", "Beheer", "Vastgoed", "Management"))
        if known.naming is None or known.kind == "holding":
            return None
        bare = f"{known.naming.stem} {role}"
        if not self.registry.claim(bare, known.place):
            return None
        return replace(
            known, name=f"{bare} B.V.", kvk=self.other_number(), trade_names=(), naming=replace(known.naming, bare=bare)
        )

    def neighbour(self, known: Firm) -> Firm | None:
        """Another firm in the same building."""
        firm = self.registry.single(known.place)
        return replace(firm, street=known.street, postcode=known.postcode, place=known.place) if firm else None

    def branch_elsewhere(self, known: Firm) -> Firm | None:
        """Another branch of a chain that the register knows, at a place where it knows none."""
        firm = self.registry.branch()
        names_there = {name for other in self.firms for name in other.trade_names if other.place == firm.place}
        return None if firm.trade_names[0] in names_there else firm

    def took_over_phone(self, known: Firm) -> Firm | None:
        """A firm that got the telephone number another one had."""
        firm = self.registry.single(known.place)
        return replace(firm, phone=known.phone) if firm else None

    def next_venture(self, known: Firm) -> Firm | None:
        """A new firm of the same person, with his telephone and address and quite another name."""
        firm = self.registry.single(known.place)
        return (
            replace(known, kvk=firm.kvk, name=firm.name, trade_names=(), domain="", naming=firm.naming)
            if firm
            else None
        )

    def other_number(self) -> str:
        """A number nobody in the register has."""
        return next(self.registry.numbers)


class Writer:
    """Writes a firm down as somebody who knows it a little would."""

    def __init__(self, registry: Registry, noise: Noise, draw: random.Random) -> None:
        self.registry, self.noise, self.draw = registry, noise, draw

    def happens(self, share: float) -> bool:
        """Whether something with this share happens now."""
        return self.draw.random() < share

    def written(self, firm: Firm) -> Cells:
        """The cells of one row about a firm."""
        moved = self.happens(self.noise.moved)
        street, postcode, place = (
            self.registry.address(self.draw.choice((firm.place, self.registry.place())))
            if moved
            else (firm.street, firm.postcode, firm.place)
        )
        cells = {
            "Bedrijfsnaam": self.name(firm),
            "KvK-nummer": self.number(firm.kvk),
            "Adres": street if self.happens(0.4) else "",
            "Postcode": self.postcode(postcode),
            "Plaats": self.place(place.name),
            **self.contact(firm),
        }
        if not any(cells.get(column) for column in ("Plaats", "Postcode", "Telefoon", "E-mail")):
            cells["Plaats"] = place.name
        return {column: cells.get(column, "") for column in HEADER}

    def name(self, firm: Firm) -> str:
        """The name as it is used: a trade name, without form, shortened, with a slip."""
        noise, name = self.noise, firm.name
        if firm.trade_names and self.happens(0.5 if firm.kind == "chain" else 0.3):
            name = firm.trade_names[0]
        elif firm.naming and firm.kind != "holding" and self.happens(noise.other_name):
            name = self.other_words(firm.naming, firm.place.name)
        elif firm.naming and firm.kind != "holding" and self.happens(noise.bare_name):
            name = firm.naming.stem
        if self.happens(noise.form_changed):
            name = self.form(name)
        changes = (
            (noise.abbreviated, self.abbreviated), (noise.word_lost, self.without_a_word),
            (noise.word_added, lambda text: self.with_a_word(text, firm.place.name)),
            (noise.typing_error, lambda text: slip(text, self.draw)), (0.06, self.ampersand), (0.05, self.reordered),
            (noise.person_in_name, lambda text: f"{text} ({firm.person})"), (0.12, self.capitals),
        )  # fmt: skip
        for share, change in changes:
            if self.happens(share):
                name = change(name)
        return name

    def other_words(self, naming: names.Naming, place: str) -> str:
        """What people call it: the owner's name with another word of the trade, initials put in or left out."""
        if naming.surname:
            stripped = re.sub(r"\b(?:[A-Z]\.)+\s*", "", naming.bare)
            return self.draw.choice((stripped, f"Fa. {naming.stem}", f"{naming.bare} {place}", naming.bare))
        return self.draw.choice((f"{naming.bare} {place}", naming.bare, naming.bare.replace(" ", ""), naming.bare))

    def form(self, name: str) -> str:
        """The legal form written in another way, left out or put in front."""
        for form, ways in _FORMS.items():
            if name.endswith(f" {form}"):
                bare = name.removesuffix(f" {form}")
                way = self.draw.choice((*ways, "", "", ""))
                return f"{way} {bare}".strip() if self.happens(0.04) else f"{bare} {way}".strip()
        return f"{name} BV" if self.happens(0.04) else name.replace("Stichting ", "St. " if self.happens(0.3) else "")

    def abbreviated(self, name: str) -> str:
        """One word shortened as on a door, or the tail of a long name cut off."""
        found = [word for word in name.split() if word in words.ABBREVIATIONS]
        if found:
            word = self.draw.choice(found)
            return name.replace(word, words.ABBREVIATIONS[word], 1)
        return name[:20].strip() if len(name) > 24 and self.happens(0.3) else name

    def without_a_word(self, name: str) -> str:
        """One word left out, but not the words that say which part of a group it is."""
        parts = name.split()
        free = [i for i, part in enumerate(parts) if part not in {"Holding", "Beheer", "Vastgoed"}]
        if len(parts) < 3 or not free:
            return name
        gone = self.draw.choice(free[1:] or free)
        return " ".join(part for i, part in enumerate(parts) if i != gone)

    def with_a_word(self, name: str, place: str) -> str:
        """The place, or a word that firms put behind their names."""
        return (
            f"{name} {self.draw.choice((place, place, 'Nederland', 'Groep', 't.a.v. administratie', 'en Zn.', 'e.o.'))}"
        )

    def ampersand(self, name: str) -> str:
        """One sign for the other."""
        return name.replace(" & ", " en ") if " & " in name else name.replace(" en ", " & ")

    def reordered(self, name: str) -> str:
        """As in an index: the last naming word first."""
        first, _, rest = name.partition(" ")
        return f"{rest}, {first}" if rest and len(rest) > 3 else name

    def capitals(self, name: str) -> str:
        """All large or all small."""
        return name.upper() if self.happens(0.6) else name.lower()

    def number(self, kvk: str) -> str:
        """The number: mostly missing, sometimes mistyped or meaningless."""
        luck = self.draw.random()
        if luck < self.noise.number_missing:
            return self.draw.choice(("00000000", "12345678", "nvt", "-")) if self.happens(0.03) else ""
        if luck < self.noise.number_missing + self.noise.number_mistyped:
            return mistyped(kvk, self.draw)
        if self.happens(0.15):
            return f"{kvk[:2]}.{kvk[2:5]}.{kvk[5:]}" if self.happens(0.3) else f"{kvk[:4]} {kvk[4:]}"
        return kvk.lstrip("0")

    def postcode(self, postcode: str) -> str:
        """The postcode, or its digits, with a slip, or nothing."""
        if self.happens(self.noise.postcode_missing):
            return ""
        if self.happens(self.noise.postcode_wrong):
            return mistyped(postcode[:4], self.draw) + postcode[4:]
        return self.draw.choice((postcode, postcode, postcode.replace(" ", ""), postcode.lower(), postcode[:4]))

    def place(self, place: str) -> str:
        """The place as written by one who lives there."""
        if self.happens(self.noise.place_missing):
            return ""
        if place in words.PLACE_VARIANTS and self.happens(0.5):
            return self.draw.choice(words.PLACE_VARIANTS[place])
        return self.draw.choice((place, place, place, place, place.upper(), place.lower(), f"{place} "))

    def contact(self, firm: Firm) -> Cells:
        """Telephone, mail, website and person; often others than the register has."""
        noise = self.noise
        person = firm.person if self.happens(0.6) else names.person(self.draw, "")
        cells = {"Contactpersoon": person if self.happens(0.6) else ""}
        phone, domain = firm.phone, firm.domain
        if self.happens(noise.contact_differs):
            phone = self.registry.phone(firm.place)
        if self.happens(noise.others_contact):
            phone, domain = self.registry.phone(firm.place), "kantoor-veldhuis.nl"
        if self.happens(noise.contact_given):
            cells["Telefoon"] = phone_as_written(phone, self.draw)
        if self.happens(noise.contact_given):
            local = plain(person.split()[0])
            is_free = not domain or self.happens(noise.free_mail)
            at = self.draw.choice(words.FREE_MAIL) if is_free else domain
            cells["E-mail"] = (
                f"{local}.{plain(person.split()[-1])}@{at}" if is_free or self.happens(0.5) else f"info@{at}"
            )
        if domain and self.happens(noise.contact_given * 0.4):
            cells["Website"] = self.draw.choice(("", "www.", "http://www.", "https://")) + domain
        return cells


def slip(text: str, draw: random.Random) -> str:
    """One or two slips of the fingers or the ear."""
    swaps = (
        ("ij", "ei"),
        ("ei", "ij"),
        ("au", "ou"),
        ("ou", "au"),
        ("k", "c"),
        ("c", "k"),
        ("z", "s"),
        ("v", "f"),
        ("dt", "t"),
    )
    usable = [pair for pair in swaps if pair[0] in text]
    if usable and draw.random() < 0.35:
        return text.replace(*draw.choice(usable), 1)
    for _ in range(1 if draw.random() < 0.75 else 2):
        text = mistyped(text, draw)
    return text


def mistyped(text: str, draw: random.Random) -> str:
    """Two signs swapped, one forgotten, doubled or hit beside; digits stay digits."""
    at = draw.randrange(max(len(text) - 1, 1))
    kind = draw.randrange(4)
    if kind == 0 and text[at : at + 2] != text[at + 1 : at + 2] * 2:
        return text[:at] + text[at + 1 : at + 2] + text[at : at + 1] + text[at + 2 :]
    signs = "0123456789" if text[at : at + 1].isdigit() else "abcdefghijklmnoprstuvwz"
    if text.isdigit() or kind == 3:
        return text[:at] + draw.choice(signs.replace(text[at : at + 1].lower(), "") or "e") + text[at + 1 :]
    return text[:at] + text[at + 1 :] if kind == 1 else text[:at] + text[at : at + 1] + text[at:]


def phone_as_written(phone: str, draw: random.Random) -> str:
    """One of the ways in which a number is written."""
    cut = 2 if phone.startswith("06") else 3 if phone[:3] in {"010", "020", "038", "053", "074", "070", "030"} else 4
    area, rest = phone[:cut], phone[cut:]
    ways = (phone, f"{area}-{rest}", f"{area} {rest}", f"+31 {area[1:]} {rest}", f"+31{phone[1:]}", f"({area}) {rest}",
            f"0031{phone[1:]}", f"{area} - {rest[:3]} {rest[3:]}")  # fmt: skip
    return draw.choice(ways)
