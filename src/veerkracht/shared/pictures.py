"""Photos that people send: looked at by their content, drawn anew, so that nothing but the picture itself is left."""

import io
from dataclasses import dataclass
from typing import BinaryIO

from PIL import Image, ImageOps, UnidentifiedImageError

KINDS = ("JPEG", "PNG", "WEBP")
MAX_BYTES = 20_000_000
MAX_PIXELS = 60_000_000
LONGEST_SIDE = 1600
QUALITY = 82


class NoPictureError(ValueError):
    """The content is no photo that we can read, whatever its name."""


class PictureTooBigError(ValueError):
    """The file or its number of pixels is over the bound; nothing of it was unpacked."""


@dataclass(frozen=True)
class Picture:
    """A JPEG without any data beside the picture."""

    content: bytes
    width: int
    height: int


def draw_anew(file: BinaryIO, *, longest_side: int = LONGEST_SIDE) -> Picture:
    """Return the photo as a new JPEG, upright, at most so many pixels, without place, camera, comment or thumbnail.

    The size in pixels is read from the head of the file before anything is unpacked.
    Raises NoPictureError, PictureTooBigError.
    """
    file.seek(0, io.SEEK_END)
    if file.tell() > MAX_BYTES:
        raise PictureTooBigError
    file.seek(0)
    try:
        with Image.open(file, formats=KINDS) as image:
            if image.width * image.height > MAX_PIXELS:
                raise PictureTooBigError
            image.draft("RGB", (longest_side, longest_side))
            return _without_data(image, longest_side)
    except Image.DecompressionBombError as error:
        raise PictureTooBigError from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        if isinstance(error, PictureTooBigError):
            raise
        raise NoPictureError from error


def _without_data(image: Image.Image, longest_side: int) -> Picture:
    """Turn the picture as the camera meant it, on white where it is see-through, and save only its pixels."""
    image.thumbnail((longest_side, longest_side))
    upright = ImageOps.exif_transpose(image).convert("RGBA")
    paper = Image.new("RGB", upright.size, "white")
    paper.paste(upright, mask=upright.getchannel("A"))
    kept = io.BytesIO()
    paper.save(kept, "JPEG", quality=QUALITY, optimize=True)
    return Picture(kept.getvalue(), paper.width, paper.height)
