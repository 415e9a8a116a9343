"""The programme's money lines; knows `programme`. Reservations and spending stand here later."""
