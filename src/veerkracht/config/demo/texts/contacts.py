"""What the team noted about companies and agreed with them, as such notes are written."""

# Who wrote it, how many days ago, and what.
NOTES: tuple[tuple[str, int, str], ...] = (
    ("project_leader", 3, "Gesproken met de directeur. Wil met beide bedrijven meedoen, maar eerst in de werkplaats."),
    ("team_member", 11, "Het tweede bedrijf van de familie. Beslissingen lopen via de holding."),
    (
        "team_member",
        18,
        "Planning is het knelpunt: drie mensen met pensioen in 2020.\nVraagt of een pionier kan langskomen.",
    ),
    ("project_leader", 32, "Kwam via een klant bij de bijeenkomst. Nog geen beeld van sociale innovatie."),
    ("team_member", 47, "Heeft al een werkoverleg per team. Kan een voorbeeld worden voor anderen."),
    ("team_member", 60, "Druk tot na de bouwvak. Daarna terugbellen over de scan."),
    ("project_leader", 75, "Zoekt hulp bij roosteren. Doorverwezen naar de fan in de eigen gemeente."),
    ("team_member", 96, "Wil geen bezoek, wel uitnodigingen."),
)
# Who, how many days from now, about what; when it was done and what came of it.
CONTACTS: tuple[tuple[str, int, str, int | None, str], ...] = (
    ("project_leader", 0, "Bellen over de start in de werkplaats", None, ""),
    ("team_member", 9, "Mail met drie data voor de scan", None, ""),
    ("project_leader", -6, "Pionier voorstellen en een bezoek plannen", None, ""),
    ("project_leader", 15, "Vragen wat de eerste bijeenkomst opleverde", None, ""),
    ("team_member", -2, "Voorbeeld ophalen voor de kennisbank", None, ""),
    ("team_member", 21, "Terugbellen over de scan", None, ""),
    ("team_member", -40, "Bellen of de doorverwijzing is gelukt", -38, "Gelukt. Eerste gesprek was in augustus."),
)
