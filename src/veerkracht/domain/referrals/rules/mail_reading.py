"""Read a mail with strict bounds: never more work than the size of the file, nothing opened, nothing run.

The standard library parses; here is decided what of it counts: the text (HTML without its markup), files as bytes with
a plain name, which conversation it belongs to, whether a machine wrote it, and whether it goes round in a loop.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import Message
from email.utils import getaddresses, parseaddr
from html.parser import HTMLParser

LARGEST = 25 * 1024 * 1024
MOST_PARTS = 200
DEEPEST = 12
MOST_FILES = 20
LARGEST_FILE = 10 * 1024 * 1024
LONGEST_TEXT = 20_000
MOST_HOPS = 60
REPLY = re.compile(r"\+([A-Za-z0-9_-]{16,32})@", re.ASCII)
NUMBER = re.compile(r"<[^<>\s]{3,240}>")
# Where a reply begins to repeat what was said before, in Dutch, English and German mail programs.
QUOTE_STARTS = re.compile(
    r"^\s*(-{2,}\s*(original message|oorspronkelijk bericht|ursprüngliche nachricht)\s*-{2,}"
    r"|_{20,}|(op|on|am) .{4,200}(schreef|wrote|schrieb).{0,80}:)\s*$",
    re.IGNORECASE,
)
FORWARDED = re.compile(
    r"^\s*-{2,}\s*(forwarded message|doorgestuurd bericht|begin forwarded message)\s*-{0,}:?\s*$", re.IGNORECASE
)
PARAGRAPHS = frozenset({"p", "div", "br", "li", "tr", "h1", "h2", "h3", "blockquote"})
UNSEEN = frozenset({"script", "style", "head", "title", "template"})


class MailTooLargeError(ValueError):
    """The file is larger than we take in."""


@dataclass(frozen=True)
class ReadFile:
    """A file that came with a mail."""

    name: str
    content_type: str
    content: bytes


@dataclass(frozen=True)
class ReadMail:
    """What a mail says."""

    sender: str
    sender_name: str
    subject: str
    text: str
    said: str
    files: tuple[ReadFile, ...]
    left_out: tuple[str, ...]
    message_id: str
    refers_to: tuple[str, ...]
    token: str
    is_automatic: bool
    is_loop: bool
    is_forwarded: bool


def read_mail(raw: bytes, *, own_domain: str = "") -> ReadMail:
    """Return what a mail says; a forwarded one speaks for whom it came from. Raises MailTooLargeError.

    Whatever the bytes are, this ends and gives something: what cannot be read is named in `left_out`.
    """
    if len(raw) > LARGEST:
        raise MailTooLargeError
    outer = message_from_bytes(raw, policy=policy.compat32)
    message = _forwarded(outer) or outer
    texts, files, left_out = _parts(message)
    text = _clean("\n\n".join(texts))
    sender_name, sender = _address(message)
    if message is outer and (inside := _pasted_forward(text)):
        sender_name, sender, text = inside
    return ReadMail(
        sender=sender,
        sender_name=sender_name,
        subject=header(message, "Subject")[:200],
        text=text,
        said=without_quotes(text),
        files=tuple(files),
        left_out=tuple(left_out),
        message_id=_number(header(message, "Message-ID")),
        refers_to=_numbers(f"{header(message, 'In-Reply-To')} {header(message, 'References')}"),
        token=_token(outer),
        is_automatic=_is_automatic(message),
        is_loop=_is_loop(outer, own_domain),
        is_forwarded=message is not outer,
    )


def header(message: Message, name: str) -> str:
    """Return a header as one line of text, whatever is wrong with it."""
    try:
        found = message.get(name)
        decoded = policy.default.header_fetch_parse(name, str(found)) if found is not None else ""
        text = str(decoded)
    except (MessageError, ValueError, LookupError, TypeError, IndexError, AttributeError):
        text = str(message.get(name, ""))
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def without_quotes(text: str) -> str:
    """Return what is new in a reply: what stands before it repeats earlier mail; all when that is empty."""
    lines = []
    for line in text.splitlines():
        if QUOTE_STARTS.match(line[:300]):
            break
        if not line.lstrip().startswith(">"):
            lines.append(line)
    return "\n".join(lines).strip() or text


def reply_address(mailbox: str, token: str) -> str:
    """Return the address at which a reply finds its conversation: `vraag+<token>@...`."""
    local, _at, domain = mailbox.partition("@")
    return f"{local}+{token}@{domain}"


def _walk(message: Message, depth: int = 0) -> Iterator[tuple[Message, int]]:
    """Yield the parts in order; stop at depth and number, so that a mail nested in itself ends."""
    stack = [(message, depth)]
    for _count in range(MOST_PARTS):
        if not stack:
            return
        part, level = stack.pop()
        yield part, level
        if level < DEEPEST:
            stack.extend((each, level + 1) for each in reversed(_inside(part)))


def _inside(part: Message) -> list[Message]:
    """Return the parts in a part; the text of one without parts is not decoded here, as its charset may be nonsense."""
    return [each for each in part.get_payload() if isinstance(each, Message)] if part.is_multipart() else []


def _forwarded(outer: Message) -> Message | None:
    """Return the mail that was forwarded as an attachment, the first and outermost one."""
    for part, _level in _walk(outer):
        if part.get_content_type() == "message/rfc822":
            inside = _inside(part)
            if inside and inside[0].get("From"):
                return inside[0]
    return None


def _parts(message: Message) -> tuple[list[str], list[ReadFile], list[str]]:
    plain: list[str] = []
    rich: list[str] = []
    files: list[ReadFile] = []
    left_out: list[str] = []
    for part, level in _walk(message):
        kind = part.get_content_type()
        if part.is_multipart():
            if level >= DEEPEST:
                left_out.append(kind)
            continue
        content, name = _content(part), _file_name(part)
        if not name and kind in {"text/plain", "text/html"}:
            (plain if kind == "text/plain" else rich).append(_decoded(part, content))
        elif len(files) >= MOST_FILES or len(content) > LARGEST_FILE:
            left_out.append(name or kind)
        elif content:
            files.append(ReadFile(name or "file", kind[:100], content))
    return plain or [_without_markup(text) for text in rich], files, left_out


def _content(part: Message) -> bytes:
    """Return what a part holds: decoded, else as it came, else nothing."""
    for is_decoded in (True, False):
        try:
            found = part.get_payload(decode=is_decoded)
        except (MessageError, ValueError, LookupError, TypeError, AssertionError):
            continue
        if isinstance(found, bytes):
            return found
        if not is_decoded:
            return str(found or "").encode("utf-8", "replace")
    return b""


def _decoded(part: Message, content: bytes) -> str:
    try:
        charset = part.get_content_charset() or "utf-8"
        return content.decode(charset, "replace")
    except (LookupError, ValueError, TypeError):
        return content.decode("latin-1")


def _file_name(part: Message) -> str:
    """Return the plain name of a file: no path, no signs that a screen or a file system reads otherwise."""
    try:
        found = part.get_filename() or ""
    except (MessageError, ValueError, LookupError, TypeError, AttributeError):
        found = "file"
    last = re.split(r"[\\/]", str(found))[-1]
    plain = "".join(letter for letter in last if letter.isprintable() and letter not in '<>:"|?*\x00')
    if plain.strip(" ."):
        return plain.strip(" .")[-120:]
    return "file" if "attachment" in str(part.get("Content-Disposition", "")).lower() else ""


class _Reader(HTMLParser):
    """Keeps the words of HTML and nothing else."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.unseen = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.unseen += tag in UNSEEN
        if tag in PARAGRAPHS:
            self.words.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self.unseen = max(self.unseen - (tag in UNSEEN), 0)

    def handle_data(self, data: str) -> None:
        if not self.unseen:
            self.words.append(data)


def _without_markup(text: str) -> str:
    reader = _Reader()
    try:
        reader.feed(text[: 10 * LONGEST_TEXT])
        reader.close()
    except (AssertionError, ValueError):
        return re.sub(r"<[^<>]{0,500}>", " ", text[: 10 * LONGEST_TEXT])
    return "".join(reader.words)


def _clean(text: str) -> str:
    """Return text with plain line ends, without signs that do not print, and not longer than we keep."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\xa0", " ")
    shown = "".join(letter for letter in text if letter.isprintable() or letter in "\n\t")
    return re.sub(r"\n{3,}", "\n\n", shown).strip()[:LONGEST_TEXT]


def _address(message: Message) -> tuple[str, str]:
    for name in ("From", "Reply-To", "Sender"):
        label, address = parseaddr(header(message, name))
        if _is_address(address):
            return label[:200], address.lower()
    return "", ""


def _is_address(text: str) -> bool:
    return re.fullmatch(r"[^@\s<>\"',;]{1,64}@[^@\s<>\"',;]{1,185}\.[^@\s<>\"',;.]{2,}", text) is not None


def _pasted_forward(text: str) -> tuple[str, str, str] | None:
    """Return sender and words of a mail that was forwarded as text: what stands below the line of the mail program."""
    lines = text.splitlines()
    start = next((place for place, line in enumerate(lines) if FORWARDED.match(line[:200])), None)
    if start is None:
        return None
    for place in range(start + 1, min(start + 12, len(lines))):
        name, found, rest = lines[place].partition(":")
        if found and name.strip().lower() in {"from", "van", "von"}:
            label, address = parseaddr(rest.strip())
            if _is_address(address):
                body = "\n".join(lines[start + 1 :]).partition("\n\n")[2].strip()
                return label[:200], address.lower(), body or text
    return None


def _number(text: str) -> str:
    found = NUMBER.search(text)
    return found.group() if found else ""


def _numbers(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(NUMBER.findall(text)[-50:]))


def _token(message: Message) -> str:
    """Return the code behind the plus sign of the address to which the mail went."""
    names = ("To", "Cc", "Delivered-To", "X-Original-To", "Envelope-To")
    written = [header(message, name)[:2000] for name in names]
    for _label, address in getaddresses(written):
        if found := REPLY.search(address):
            return found.group(1)
    return ""


def _is_automatic(message: Message) -> bool:
    """Tell whether a machine wrote it (RFC 3834 and what programs do besides)."""
    submitted = header(message, "Auto-Submitted").lower()
    return (
        (submitted != "" and not submitted.startswith("no"))
        or header(message, "Precedence").lower() in {"bulk", "junk", "list", "auto_reply"}
        or any(message.get(name) for name in ("X-Autoreply", "X-Autorespond", "List-Id", "X-Auto-Response-Suppress"))
        or header(message, "Return-Path").strip() == "<>"
        or message.get_content_type() == "multipart/report"
    )


def _is_loop(message: Message, own_domain: str) -> bool:
    """Tell whether it is our own mail come back, or one that passed too many machines."""
    hops = len(message.get_all("Received") or ())
    own = header(message, "X-Programme-Mail") != ""
    _label, sender = parseaddr(header(message, "From"))
    is_ours = bool(own_domain) and sender.lower().endswith(f"@{own_domain.lower()}") and own
    return hops > MOST_HOPS or is_ours
