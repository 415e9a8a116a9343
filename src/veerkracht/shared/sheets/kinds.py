"""Tell by its content what kind of file this is. The name is only believed when the content says nothing."""

import io
import zipfile
from typing import BinaryIO

from django.utils.translation import gettext as _

from veerkracht.shared.sheets.limits import (
    MAX_BYTES,
    MAX_MEMBERS,
    MAX_RATIO,
    MAX_UNPACKED_BYTES,
    RATIO_FROM_BYTES,
)
from veerkracht.shared.sheets.sheet import SheetError

WORKBOOK, MARKUP, TEXT = "workbook", "markup", "text"

_IMAGES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM")
_ARCHIVES = (b"7z\xbc\xaf", b"Rar!", b"\x1f\x8b", b"BZh", b"\xfd7zXZ")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_FLAG = 0x1


def kind_of(data: bytes) -> str:
    """Return WORKBOOK, MARKUP or TEXT. Raises SheetError for everything that is not a list."""
    _refuse_by_size(data)
    if data.startswith(b"PK"):
        return kind_of_zip(io.BytesIO(data))
    if data.startswith(_OLE):
        return _kind_of_ole(data)
    return kind_of_head(data)


def kind_of_head(data: bytes) -> str:
    """Return MARKUP or TEXT by how a file begins that is no archive. Raises SheetError for what is no list."""
    _refuse_foreign(data)
    head = data[:4096].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if b"urn:schemas-microsoft-com:office:spreadsheet" in head and head.startswith((b"<?xml", b"<workbook")):
        raise _save_as_xlsx(_("an old XML workbook"))
    if head.startswith(b"<") and (b"<html" in head or b"<table" in head):
        return MARKUP
    _refuse_binary(data)
    return TEXT


def _refuse_by_size(data: bytes) -> None:
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise SheetError("empty", _("The file is empty. Choose the file with the list in it."))
    if len(data) > MAX_BYTES:
        raise too_big()


def too_big() -> SheetError:
    """The error for a file over a bound of size, memory or time."""
    return SheetError(
        "too_big",
        _(
            "The file is too big to read (the limit is %(limit)s MB). "
            "Copy only the list to a new workbook, without pictures and other sheets, and send that."
        )
        % {"limit": MAX_BYTES // (1024 * 1024)},
    )


def damaged() -> SheetError:
    """The error for a file whose inside is broken."""
    return SheetError(
        "damaged",
        _("The file is damaged or incomplete. Open it in Excel or LibreOffice, save it again as .xlsx, and send that."),
    )


def with_password() -> SheetError:
    """The error for a locked file."""
    return SheetError(
        "password",
        _("The file is locked with a password. Save it without a password, or copy the list and paste it."),
    )


def _save_as_xlsx(what: str) -> SheetError:
    return SheetError(
        "wrong_kind",
        _("This is %(what)s. Open it, save it as .xlsx or .csv, and send that.") % {"what": what},
    )


def _not_a_list(what: str) -> SheetError:
    return SheetError(
        "wrong_kind",
        _("This is %(what)s, not a list. Send an Excel, LibreOffice or CSV file, or copy the list and paste it.")
        % {"what": what},
    )


def _refuse_foreign(data: bytes) -> None:
    if b"%PDF-" in data[:1024]:
        raise _not_a_list(_("a PDF document"))
    if data.startswith(_IMAGES) or data[4:12] in {b"ftypheic", b"ftypmif1", b"ftypavif"} or data[8:12] == b"WEBP":
        raise _not_a_list(_("a picture"))
    if data.startswith(_ARCHIVES):
        raise SheetError("wrong_kind", _("This is a packed file. Unpack it and send the list inside."))
    if data.startswith(b"{\\rtf"):
        raise _not_a_list(_("a text document"))


def _refuse_binary(data: bytes) -> None:
    sample = data[:65536]
    is_utf16 = sample[:2] in {b"\xff\xfe", b"\xfe\xff"} or _has_utf16_zeros(sample)
    control = sum(byte < 9 or 13 < byte < 32 for byte in sample)
    if not is_utf16 and control > len(sample) // 100:
        raise _not_a_list(_("an unknown kind of file"))


def _has_utf16_zeros(sample: bytes) -> bool:
    half = max(1, len(sample) // 2)
    return max(sample[0::2].count(0), sample[1::2].count(0)) > half * 0.4 and b"\x00\x00\x00" not in sample


def _kind_of_ole(data: bytes) -> str:
    def holds(stream: str) -> bool:
        return stream.encode("utf-16-le") in data

    if holds("EncryptedPackage"):
        raise with_password()
    if holds("WordDocument") or holds("PowerPoint Document"):
        raise _not_a_list(_("a text document or presentation"))
    if holds("__properties_version1.0"):
        raise _not_a_list(_("a saved mail"))
    if not (holds("Workbook") or holds("Book")):
        raise damaged()
    return WORKBOOK


def kind_of_zip(file: BinaryIO, *, most_unpacked: int = MAX_UNPACKED_BYTES) -> str:
    """Return WORKBOOK for an archive that is one. Raises SheetError for others, and when it unpacks to too much."""
    try:
        with zipfile.ZipFile(file) as archive:
            members = archive.infolist()
            mimetype = archive.read("mimetype")[:100] if _has_small_mimetype(archive) else b""
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, RuntimeError, EOFError) as error:
        raise damaged() from error
    _refuse_bomb(members, most_unpacked)
    names = {member.filename for member in members}
    if any(name.lower() in {"xl/workbook.xml", "xl/workbook.bin"} for name in names):
        return WORKBOOK
    if b"opendocument.spreadsheet" in mimetype:
        return _refuse_locked_ods(file)
    raise _wrong_zip(names, mimetype)


def _has_small_mimetype(archive: zipfile.ZipFile) -> bool:
    return "mimetype" in archive.namelist() and archive.getinfo("mimetype").file_size < 1000


def _refuse_bomb(members: list[zipfile.ZipInfo], most_unpacked: int) -> None:
    unpacked = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members)
    is_bomb = unpacked > RATIO_FROM_BYTES and unpacked > packed * MAX_RATIO
    if unpacked > most_unpacked or is_bomb or len(members) > MAX_MEMBERS:
        raise too_big()
    if any(member.flag_bits & _ENCRYPTED_FLAG for member in members):
        raise with_password()


def _refuse_locked_ods(file: BinaryIO) -> str:
    with zipfile.ZipFile(file) as archive:
        try:
            manifest = archive.read("META-INF/manifest.xml")
        except (KeyError, zipfile.BadZipFile, NotImplementedError, OSError, ValueError):
            return WORKBOOK
    if b"encryption-data" in manifest:
        raise with_password()
    return WORKBOOK


def _wrong_zip(names: set[str], mimetype: bytes) -> SheetError:
    if any(name.startswith("word/") for name in names) or b"opendocument.text" in mimetype:
        return _not_a_list(_("a text document"))
    if any(name.startswith("ppt/") for name in names):
        return _not_a_list(_("a presentation"))
    if any(name.startswith("Index/") for name in names):
        return _save_as_xlsx(_("a Numbers or Pages file"))
    return SheetError("wrong_kind", _("This is a packed file. Unpack it and send the list inside."))
