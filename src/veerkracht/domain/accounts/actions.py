"""Create a person's sign-in, and close it."""

from veerkracht.shared.audit import action

from .models import User

# Whose tables hold how somebody signs in.
SIGN_IN_APPS = frozenset({"account", "mfa", "socialaccount", "wagtailusers"})


@action
def ensure_user(*, email: str, name: str = "", language: str = "nl", by: User | None) -> User:
    """Return the user with this address; make one when there is none. Sends nothing."""
    user = User.objects.filter(email__iexact=email.strip()).first()
    if user is None:
        user = User.objects.create_user(email, name=name, language=language)
    return user


@action
def forget_user(*, user: User, by: User | None) -> User:
    """Close a sign-in and forget whose it was; what they did stays, without a name.

    Passkeys, app codes and confirmed addresses go too. A second time changes nothing.
    """
    for relation in User._meta.related_objects:
        if relation.related_model._meta.app_label in SIGN_IN_APPS:
            relation.related_model._base_manager.filter(**{relation.field.name: user}).delete()
    user.email, user.name, user.is_active = f"removed-{user.pk}@example.invalid", "", False
    user.is_staff = user.is_superuser = False
    user.set_unusable_password()
    user.save()
    return user
