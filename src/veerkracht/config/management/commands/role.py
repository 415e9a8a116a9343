"""Give somebody a role in a programme, or end it."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from veerkracht.domain.accounts.actions import ensure_user
from veerkracht.domain.accounts.choices import Role
from veerkracht.domain.companies.actions import ensure_person, tie_sign_in
from veerkracht.domain.programme.actions import end_role, give_role
from veerkracht.domain.programme.models import Programme
from veerkracht.shared.decision import Refused


class Command(BaseCommand):
    """Thin: find the programme, call the actions."""

    help = (
        "Gives somebody, by mail address, a role in a programme, so that this person can sign in; --end ends the role."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Take address, role, and which programme when there are several."""
        parser.add_argument("email", help="The mail address with which this person signs in.")
        parser.add_argument("role", choices=Role.values, help="What this person is in the programme.")
        parser.add_argument("--name", default="", help="The name, when the person is new.")
        parser.add_argument(
            "--programme", default="", help="The short name of the programme; the default one otherwise."
        )
        parser.add_argument("--end", action="store_true", help="End the role instead of giving it.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Give or end the role, and tie the person of this address to the sign-in."""
        programme = self._programme(options["programme"])
        user = ensure_user(email=options["email"], name=options["name"], by=None)
        role = Role(options["role"])
        if options["end"]:
            try:
                ended = end_role(programme=programme, user=user, role=role, by=None)
            except Refused as refusal:
                raise CommandError(str(refusal)) from refusal
            self.stdout.write(
                "The role has ended." if ended else "This person does not hold that role; nothing changed."
            )
            return
        give_role(programme=programme, user=user, role=role, by=None)
        person = ensure_person(programme=programme, email=user.email, name=user.name, by=None)
        tie_sign_in(person=person, user=user, by=None)
        self.stdout.write(f"{user.email} is {role.label} of {programme.name} and can sign in with a code by mail.")

    def _programme(self, slug: str) -> Programme:
        wanted = {"slug": slug} if slug else {"is_default": True}
        found = Programme.objects.filter(**wanted).first()
        if found is None:
            raise CommandError(f"There is no programme {slug or 'that is the default one'}. Make or load one first.")
        return found
