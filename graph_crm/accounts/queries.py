"""The named queries about accounts."""

from __future__ import annotations

from graph_crm.graph.named_query import named

WHO_HAS_SESSION = named("accounts/who_has_session")
WHO_HAS_TOKEN = named("accounts/who_has_token")
WHO_HAS_IDENTITY = named("accounts/who_has_identity")
LINK_IDENTITY = named("accounts/link_identity")
CREDENTIALS = named("accounts/credentials")
START_SESSION = named("accounts/start_session")
END_SESSION = named("accounts/end_session")
HAS_ADMINISTRATOR = named("accounts/has_administrator")
MAKE_SETUP_LINK = named("accounts/make_setup_link")
LINK = named("accounts/link")
USE_LINK = named("accounts/use_link")
PASSWORD_OF = named("accounts/password_of")
SET_PASSWORD = named("accounts/set_password")
INVITE = named("accounts/invite")
MAKE_RESET_LINK = named("accounts/make_reset_link")
CHANGE_USER = named("accounts/change_user")
MAKE_TOKEN = named("accounts/make_token")
REVOKE_TOKEN = named("accounts/revoke_token")
TOKENS = named("accounts/tokens")
NOTE = named("accounts/note")
EVENTS = named("accounts/events")
USERS = named("accounts/users")
TEAMS = named("accounts/teams")
TEAMS_BY_UIDS = named("accounts/teams_by_uids")
MEMBERS = named("accounts/members")
SAVE_TEAM = named("accounts/save_team")
DELETE_TEAM = named("accounts/delete_team")
SET_TEAM = named("accounts/set_team")
