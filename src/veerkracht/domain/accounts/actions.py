"""Create a person's sign-in."""

from veerkracht.shared.audit import action

from .models import User


@action
def ensure_user(*, email: str, name: str = "", language: str = "nl", by: User | None) -> User:
    """Return the user with this address; make one when there is none. Sends nothing."""
    user = User.objects.filter(email__iexact=email.strip()).first()
    if user is None:
        user = User.objects.create_user(email, name=name, language=language)
    return user
