"""The form with which an editor puts in a picture: says plainly what is wrong with a file, before it is read whole."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from PIL import Image as Drawing
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

TOO_MANY_DOTS = _(
    "This picture is too large: %(num_pixels)s dots, at most %(max_pixels_count)s. Make it smaller first, for "
    "example 3000 dots wide. That is enough for the site and for print."
)
TOO_HEAVY = _("This file is too large (%(file_size)s). At most %(max_filesize)s. Make the picture smaller first.")
BROKEN = _("This file cannot be read as a picture. Save it again as JPG or PNG, and try once more.")
FOCUS = {"focal_point_x", "focal_point_y", "focal_point_width", "focal_point_height"}


class PictureField(WagtailImageField):
    """A file with a picture of a size that we can bear."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Put our words in the place of the library's."""
        super().__init__(*args, **kwargs)
        self.error_messages |= {
            "file_too_many_pixels": TOO_MANY_DOTS,
            "file_too_large": TOO_HEAVY,
            "invalid_image": BROKEN,
        }

    def check_image_file_size(self, f: Any) -> None:
        """Look at the size and at the head of the file, which says how many dots there are, before anything else."""
        super().check_image_file_size(f)
        try:
            with Drawing.open(f) as head:
                dots = head.width * head.height
        except Drawing.DecompressionBombError:
            dots = 2 * Drawing.MAX_IMAGE_PIXELS if Drawing.MAX_IMAGE_PIXELS else 0
        except OSError as error:
            raise ValidationError(BROKEN, code="invalid_image") from error
        finally:
            f.seek(0)
        if dots > self.max_image_pixels:
            given = {"num_pixels": dots, "max_pixels_count": self.max_image_pixels}
            raise ValidationError(TOO_MANY_DOTS % given, code="file_too_many_pixels")

    def check_image_pixel_size(self, f: Any) -> None:
        """Read the picture whole, which finds out that it is broken."""
        try:
            super().check_image_pixel_size(f)
        except OSError as error:
            raise ValidationError(BROKEN, code="invalid_image") from error


class PictureForm(BaseImageForm):
    """A picture with its title and focal point."""

    file = PictureField(label=_("File"))

    def save(self, commit: bool = True) -> Any:
        """Save it; with another focal point, what was cut around the old one goes, and the worker cuts anew."""
        saved = super().save(commit=commit)
        if commit and FOCUS & set(self.changed_data):
            saved.renditions.filter(filter_spec__startswith="fill").delete()
        return saved
