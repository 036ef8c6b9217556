"""Rows of signing in: allauth's pages as this portal lets them be, and the health of the service.

The sample people have no password and no second factor: what asks for one of these first answers so.
"""

from __future__ import annotations

from tests.security.table import EVERYBODY, SIGNED_OUT, Answer, Row, only, public

SIGNED_IN = EVERYBODY - SIGNED_OUT


def entrance(status: int = 200) -> Row:
    """For who is signed out; everybody else is led on."""
    both: Answer = {status: SIGNED_OUT, 302: SIGNED_IN}
    return Row(both, both, public=True)


def own(get: int = 200, post: int | None = None) -> Row:
    """Of the person who is signed in."""
    return Row(only(get), only(get if post is None else post))


PASSAGE = public(302, 302)  # leads on or back: nothing is shown
NOTICE = public()  # a sentence, the same for all

SIGN_IN = {
    "health": public(503, 405),  # no worker runs beside the tests
    "account_login": entrance(),
    "account_signup": entrance(),  # says that nobody signs up here: test_url_table.py
    "account_logout": Row({200: SIGNED_IN, 302: SIGNED_OUT}, only(302), public=True),
    "account_inactive": NOTICE,
    "account_confirm_login_code": PASSAGE,
    "account_confirm_email": public(200, 404),
    "account_email": own(200, 302),
    "account_email_verification_sent": NOTICE,
    "account_change_password": own(302),  # who has none sets one
    "account_set_password": own(),
    "account_reset_password": public(200, 200),
    "account_reset_password_done": NOTICE,
    "account_reset_password_from_key": public(200, 200),
    "account_reset_password_from_key_done": NOTICE,
    "account_reauthenticate": own(403),
    "mfa_reauthenticate": own(403),
    "mfa_reauthenticate_webauthn": own(403),
    "mfa_authenticate": PASSAGE,
    "mfa_login_webauthn": PASSAGE,
    "mfa_index": own(200, 405),
    "mfa_list_webauthn": own(200, 405),
    "mfa_add_webauthn": own(),
    "mfa_edit_webauthn": own(404),
    "mfa_remove_webauthn": own(404),
    "mfa_activate_totp": own(),
    "mfa_deactivate_totp": own(404),
    "mfa_generate_recovery_codes": own(),
    "mfa_view_recovery_codes": own(404, 405),
    "mfa_download_recovery_codes": own(404),
    "socialaccount_connections": own(),
    "socialaccount_login_cancelled": NOTICE,
    "socialaccount_login_error": own(401, 405),
    "socialaccount_signup": PASSAGE,
    "openid_connect_login": public(404, 404),  # no organisation's sign-in is set up
    "openid_connect_callback": public(404, 404),
}
