"""What somebody hears who gets a role."""

from veerkracht.domain.accounts.models import User
from veerkracht.shared.mail.models import Mail
from veerkracht.shared.mail.writing import write_mail

from .models import Membership
from .queries import address


def tell_about_role(membership: Membership, *, invited_by: User) -> Mail:
    """Mail somebody the new role and how to sign in; inside an action."""
    programme, user = membership.programme, membership.user
    return write_mail(
        kind="role_given",
        to_address=user.email,
        to_name=user.name,
        context={
            "programme": programme,
            "role": membership.get_role_display(),
            "invited_by": invited_by,
            "link": address(programme, "account_login"),
        },
        language=user.language,
        programme_id=programme.pk,
    )
