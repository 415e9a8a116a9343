"""Signing in by e-mailed code, passkey and app code: the few pages of allauth that we use, and nothing else of it.

Sign-up, passwords and address management have no address here, so no page of theirs can be reached.
"""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from django.urls import path
from django.views.generic import RedirectView

from .views import code_asked, limited

urlpatterns = [
    path("inloggen/", code_asked, name="account_login"),
    path(
        "inloggen/code/",
        RedirectView.as_view(pattern_name="account_login", query_string=True),
        name="account_request_login_code",
    ),
    path("inloggen/bevestigen/", limited(account.confirm_login_code), name="account_confirm_login_code"),
    path("inloggen/passkey/", limited(webauthn.login_webauthn), name="mfa_login_webauthn"),
    path("inloggen/tweede-stap/", limited(mfa.authenticate), name="mfa_authenticate"),
    path("uitloggen/", account.logout, name="account_logout"),
    path("gesloten/", account.account_inactive, name="account_inactive"),
    path("veilig/", mfa.index, name="mfa_index"),
    path("veilig/bevestigen/", limited(mfa.reauthenticate), name="mfa_reauthenticate"),
    path("veilig/bevestigen/passkey/", limited(webauthn.reauthenticate_webauthn), name="mfa_reauthenticate_webauthn"),
    path("veilig/app/", totp.activate_totp, name="mfa_activate_totp"),
    path("veilig/app/uit/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("veilig/noodcodes/", recovery_codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("veilig/noodcodes/nieuw/", recovery_codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("veilig/noodcodes/bestand/", recovery_codes.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("veilig/passkeys/", webauthn.list_webauthn, name="mfa_list_webauthn"),
    path("veilig/passkeys/nieuw/", webauthn.add_webauthn, name="mfa_add_webauthn"),
    path("veilig/passkeys/<int:pk>/", webauthn.edit_webauthn, name="mfa_edit_webauthn"),
    path("veilig/passkeys/<int:pk>/weg/", webauthn.remove_webauthn, name="mfa_remove_webauthn"),
]
