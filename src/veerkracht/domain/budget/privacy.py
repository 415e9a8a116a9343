"""Money lines say nothing about people."""

from veerkracht.shared.privacy import no_personal_data

from .models import BudgetLine

no_personal_data(BudgetLine, "name", because="the name of an amount of money")
