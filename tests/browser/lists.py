"""Attendance lists as fans really deliver them."""

import io

import openpyxl

TITLE = "Deelnemerslijst Ondernemersavond 19 sept (concept v2 DEF)"
HEADER = ("Nr", "Naam deelnemer", "Organisatie ", "e-mail adres", "Plaatsnaam", "Aanwezig?")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def messy_list(*rows: tuple[str, str, str, str, str]) -> dict[str, object]:
    """Return a workbook with a title, empty rows, odd columns and a total, as a browser uploads it."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Blad1"
    sheet.append([TITLE])
    sheet.append([])
    sheet.append([None, "Locatie: Het Stadshuis"])
    sheet.append([])
    sheet.append(list(HEADER))
    for number, row in enumerate(rows, start=1):
        sheet.append([number, *row])
    sheet.append([])
    sheet.append([None, "Totaal", len(rows)])
    kept = io.BytesIO()
    book.save(kept)
    return {"name": "Deelnemers  sept DEF(2).xlsx", "mimeType": XLSX, "buffer": kept.getvalue()}
