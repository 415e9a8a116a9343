"""Other noise, made in another way: it spoils what was written, not what is known. Nobody tunes to one corrupter.

Scans read by a machine, names as heard on the telephone, signatures pasted from mail, columns shifted, text cut off by
an old system, accents broken on the way.
"""

import random
import re
from collections.abc import Callable

from benchmarks._matching import names, words
from benchmarks._matching.register import Firm
from benchmarks._matching.rows import HEADER, Cells, Lists, phone_as_written

Change = Callable[[Cells, random.Random], None]
_SEEN = (("rn", "m"), ("m", "rn"), ("l", "1"), ("O", "0"), ("o", "0"), ("S", "5"), ("B", "8"), ("cl", "d"), ("ii", "n"),
         ("e", "c"), ("h", "b"), ("I", "l"), ("vv", "w"), ("g", "q"))  # fmt: skip
_DIGITS = (("0", "O"), ("1", "l"), ("5", "S"), ("8", "B"), ("6", "b"))
_HEARD = (("sch", "sg"), ("cht", "gt"), ("ck", "k"), ("ij", "ei"), ("y", "ie"), ("ph", "f"), ("x", "ks"), ("qu", "kw"),
          ("dt", "t"), ("tt", "t"), ("ll", "l"), ("ss", "s"), ("c", "k"), ("th", "t"), ("ouw", "auw"), ("ea", "ie"),
          ("ee", "e"), ("oo", "o"), ("z", "s"))  # fmt: skip
_SPOKEN = {"B.V.": "bee vee", "V.O.F.": "vof", "&": "en", "BV": "bee vee"}


class OtherLists(Lists):
    """Rows that begin as the truth itself and pass through one or two machines."""

    def row(self) -> tuple[Cells, str]:
        """One row with its truth."""
        is_foreign = self.draw.random() < 0.12
        firm = self.foreign() if is_foreign else self.draw.choice(self.firms)
        cells = self.clean(firm)
        for machine in self.draw.choices(_MACHINES, cum_weights=_MACHINE_WEIGHTS, k=self.draw.choice((1, 1, 2))):
            machine(cells, self.draw)
        return {column: cells.get(column, "") for column in HEADER}, "" if is_foreign else firm.kvk

    def clean(self, firm: Firm) -> Cells:
        """What the firm itself would fill in; nobody fills in everything."""
        draw = self.draw
        name = draw.choice((firm.name, firm.name, *firm.trade_names))
        person = firm.person if draw.random() < 0.7 else names.person(draw, "")
        phone = firm.phone if draw.random() < 0.7 else self.registry.phone(firm.place)
        given = {
            "KvK-nummer": (0.28, firm.kvk), "Adres": (0.5, firm.street), "Postcode": (0.7, firm.postcode),
            "Plaats": (0.85, firm.place.name), "Telefoon": (0.45, phone_as_written(phone, draw)),
            "E-mail": (0.35, f"{person.split()[0].lower()}@{firm.domain or draw.choice(words.FREE_MAIL)}"),
            "Website": (0.2, firm.domain), "Contactpersoon": (0.6, person),
        }  # fmt: skip
        cells = {column: value for column, (share, value) in given.items() if draw.random() < share}
        if not cells.keys() & {"Postcode", "Plaats", "KvK-nummer", "E-mail"}:
            cells["Plaats"] = firm.place.name
        return {"Bedrijfsnaam": name, **cells}


def as_it_is(cells: Cells, draw: random.Random) -> None:
    """Typed over without a fault."""


def scanned(cells: Cells, draw: random.Random) -> None:
    """Every cell misread in one or two places."""
    for column, value in cells.items():
        pairs = _DIGITS if column in {"KvK-nummer", "Telefoon"} else _SEEN
        for _ in range(draw.choice((0, 0, 1, 1, 2) if column == "Bedrijfsnaam" else (0, 0, 0, 1))):
            seen, read = draw.choice(pairs)
            at = value.find(seen, draw.randrange(max(len(value), 1)))
            value = value if at < 0 else value[:at] + read + value[at + len(seen) :]
        cells[column] = value


def heard(cells: Cells, draw: random.Random) -> None:
    """Noted from a telephone call: spelled as it sounds, small letters, no number, no mail."""
    name = " ".join(_SPOKEN.get(word, word) for word in cells["Bedrijfsnaam"].split()).lower()
    for sound, letters in draw.sample(_HEARD, 7):
        name = name.replace(sound, letters, 1)
    cells["Bedrijfsnaam"] = name
    for column in ("KvK-nummer", "E-mail", "Website", "Postcode"):
        if draw.random() < 0.7:
            cells.pop(column, None)


def pasted(cells: Cells, draw: random.Random) -> None:
    """A signature put into the cell of the name."""
    parts = [cells.get("Contactpersoon", ""), cells["Bedrijfsnaam"], cells.get("Adres", ""),
             f"{cells.get('Postcode', '')} {cells.get('Plaats', '')}".strip()]  # fmt: skip
    kept = [part for part in parts if part] if draw.random() < 0.4 else [part for part in parts[1:] if part]
    if "Telefoon" in cells and draw.random() < 0.5:
        kept.append(f"T: {cells.pop('Telefoon')}")
    cells["Bedrijfsnaam"] = draw.choice((" | ", " - ", ", ")).join(kept)
    for column in ("Adres", "Postcode", "Contactpersoon"):
        if draw.random() < 0.6:
            cells.pop(column, None)


def shifted(cells: Cells, draw: random.Random) -> None:
    """Two columns that changed places."""
    one, other = draw.choice((
        ("Bedrijfsnaam", "Contactpersoon"), ("Postcode", "Plaats"), ("Telefoon", "KvK-nummer"), ("E-mail", "Website"),
        ("Adres", "Postcode"),
    ))  # fmt: skip
    cells[one], cells[other] = cells.get(other, ""), cells.get(one, "")


def cut_off(cells: Cells, draw: random.Random) -> None:
    """An old system with fields of eighteen signs, all capitals."""
    for column in ("Bedrijfsnaam", "Plaats", "Contactpersoon"):
        if column in cells:
            cells[column] = cells[column].upper()[: draw.choice((18, 20, 24))].strip()


def without_spaces(cells: Cells, draw: random.Random) -> None:
    """Written in one word, or one word written as two."""
    name = cells["Bedrijfsnaam"]
    long = re.findall(r"\w{9,}", name)
    if long and draw.random() < 0.6:
        at = draw.randrange(4, len(long[0]) - 3)
        cells["Bedrijfsnaam"] = name.replace(long[0], f"{long[0][:at]} {long[0][at:]}", 1)
    else:
        cells["Bedrijfsnaam"] = re.sub(r"(\w) (\w)", r"\1\2", name, count=1)


def broken_letters(cells: Cells, draw: random.Random) -> None:
    """Read with the wrong encoding, with quotes and points around it."""
    name = cells["Bedrijfsnaam"].encode("utf-8").decode("cp1252", "replace")
    cells["Bedrijfsnaam"] = draw.choice(('"{}"', "* {}", "{} ;", "Bedrijf: {}", "1. {}", "{} (zie bijlage)")).format(
        name
    )


def formal(cells: Cells, draw: random.Random) -> None:
    """The name as a notary writes it, with what it is also called."""
    name = cells["Bedrijfsnaam"].replace("B.V.", "Besloten Vennootschap").replace("V.O.F.", "vennootschap onder firma")
    cells["Bedrijfsnaam"] = f"{name} h.o.d.n. {draw.choice(words.HOUSE_NAMES)}" if draw.random() < 0.3 else name


_MACHINE_TABLE: dict[Change, int] = {
    as_it_is: 24, scanned: 18, heard: 14, pasted: 10, shifted: 8, cut_off: 10, without_spaces: 8, broken_letters: 5,
    formal: 3,
}  # fmt: skip
_MACHINES = tuple(_MACHINE_TABLE)
_MACHINE_WEIGHTS = [sum(list(_MACHINE_TABLE.values())[: i + 1]) for i in range(len(_MACHINE_TABLE))]
