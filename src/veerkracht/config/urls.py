"""Which door answers which address."""

urlpatterns: list = []
