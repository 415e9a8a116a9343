"""Boring users."""

import factory

from veerkracht.domain.accounts.models import User


class UserFactory(factory.django.DjangoModelFactory):
    """A user who can sign in."""

    class Meta:
        model = User

    email = factory.Sequence(lambda n: f"user{n}@example.org")
    name = factory.Sequence(lambda n: f"Gebruiker {n}")
    language = "nl"
