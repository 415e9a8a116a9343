"""A trade register that behaves like KVK's, with invented companies; for the example, tests and trying things out.

Numbers are those of KVK's own test set, names are invented. Asking for some names gives trouble on purpose.
"""

import json
import re
from collections.abc import Iterable
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from .transport import Reply

KEY = "example-key"
ERRORS = {"fout busy": (503, "IPD1002"), "fout down": (503, "IPD1003"), "fout technical": (500, "IPD9999")}
KNOWN = {"kvkNummer", "rsin", "vestigingsnummer", "naam", "straatnaam", "plaats", "postcode", "huisnummer", "type"}
KNOWN |= {"huisletter", "postbusnummer", "inclusiefInactieveRegistraties", "pagina", "resultatenPerPagina"}
COMPANIES: tuple[tuple[str, str, str, str, str, int, str], ...] = (
    ("69599068", "Voorbeeld Metaalbewerking B.V.", "000037178598", "8011AB", "Zwolle", 34, "25620"),
    ("69599076", "Voorbeeld Holding Zwolle B.V.", "000037178601", "8011AB", "Zwolle", 2, "64200"),
    ("69599084", "Voorbeeld Software V.O.F.", "000037178610", "7411AB", "Deventer", 11, "62010"),
    ("68750110", "Voorbeeld Bouw en Onderhoud B.V.", "000037178628", "7511AB", "Enschede", 86, "41200"),
    ("68727720", "Voorbeeld Bakkerij", "000037178636", "7551AB", "Hengelo", 6, "10710"),
    ("90004760", "Voorbeeld Logistiek B.V.", "000037178644", "7601AB", "Almelo", 260, "49410"),
)


def answer(url: str, headers: dict[str, str]) -> Reply:
    """Answer one question as the register does; no network is needed."""
    parts = urlsplit(url)
    if headers.get("apikey") != KEY:
        return _fault(401, "")
    path = re.sub(r"^.*/api(?=/v\d)", "", parts.path)
    if path in {"/v2/zoeken", "/v3/zoeken"}:
        return _search(dict(parse_qsl(parts.query)), most=1000 if path.startswith("/v2") else 100)
    profile = re.fullmatch(r"/v1/(?:basisprofielen|organisatie/kvknummer)/([^/]*)", path)
    return _profile(profile[1]) if profile else _fault(404, "")


def _search(asked: dict[str, str], *, most: int) -> Reply:
    if set(asked) - KNOWN or not asked:
        return _fault(400, "IPD1999")
    if trouble := ERRORS.get(asked.get("naam", "").lower()):
        return _fault(*trouble)
    if "kvkNummer" in asked and not re.fullmatch(r"\d{8}", asked["kvkNummer"]):
        return _fault(400, "IPD0004")
    found = [company for company in COMPANIES if _fits(company, asked)][:most]
    if not found:
        return _fault(404, "IPD5200")
    rows = [_line(company) for company in found]
    return _ok({"pagina": 1, "resultatenPerPagina": 10, "totaal": len(rows), "resultaten": rows})


def _fits(company: tuple[Any, ...], asked: dict[str, str]) -> bool:
    number, name, _establishment, _postcode, place, _persons, _sbi = company
    words = asked.get("naam", "").lower().split()
    return (
        asked.get("kvkNummer", number) == number
        and all(word in name.lower() for word in words)
        and asked.get("plaats", place).lower() == place.lower()
    )


def _line(company: tuple[Any, ...]) -> dict[str, Any]:
    number, name, establishment, _postcode, place, _persons, _sbi = company
    address = {"type": "bezoekadres", "straatnaam": "Voorbeeldstraat", "plaats": place}
    return {
        "kvkNummer": number,
        "vestigingsnummer": establishment,
        "naam": name,
        "adres": {"binnenlandsAdres": address},
        "type": "hoofdvestiging",
        "actief": "Ja",
    }


def _profile(number: str) -> Reply:
    if not re.fullmatch(r"\d{8}", number):
        return _fault(400, "IPD0004")
    found = next((company for company in COMPANIES if company[0] == number), None)
    return _fault(404, "IPD0005") if found is None else _ok(_basic(*found))


def _basic(
    number: str, name: str, establishment: str, postcode: str, place: str, persons: int, sbi: str
) -> dict[str, Any]:
    address = {"type": "bezoekadres", "indAfgeschermd": "Nee", "straatnaam": "Voorbeeldstraat", "huisnummer": 1}
    return {
        "kvkNummer": number,
        "indNonMailing": "Ja" if number.endswith("0") else "Nee",
        "naam": name,
        "formeleRegistratiedatum": "20150600",
        "materieleRegistratie": {"datumAanvang": "20150000"},
        "totaalWerkzamePersonen": persons,
        "statutaireNaam": name,
        "handelsnamen": [{"naam": name, "volgorde": 1}],
        "sbiActiviteiten": [{"sbiCode": sbi, "sbiOmschrijving": "Voorbeeld", "indHoofdactiviteit": "Ja"}],
        "_embedded": {
            "eigenaar": {"rsin": f"9{number}"},
            "hoofdvestiging": {
                "vestigingsnummer": establishment,
                "eersteHandelsnaam": name,
                "adressen": [{**address, "postcode": postcode, "plaats": place}],
                "websites": ["www.voorbeeld.example"],
            },
        },
    }


def _ok(found: object) -> Reply:
    return Reply(200, json.dumps(found).encode())


def _fault(status: int, code: str) -> Reply:
    rows = [{"code": code, "omschrijving": "Voorbeeld van een fout"}] if code else []
    return Reply(status, json.dumps({"fout": rows}).encode())


def application(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    """Answer as a WSGI application, for tests over a real connection."""
    url = f"http://fake{environ.get('PATH_INFO', '')}?{environ.get('QUERY_STRING', '')}"
    reply = answer(url, {"apikey": environ.get("HTTP_APIKEY", "")})
    start_response(
        f"{reply.status} -", [("Content-Type", "application/json"), ("Content-Length", str(len(reply.body)))]
    )
    return [reply.body]
