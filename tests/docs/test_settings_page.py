"""docs/settings.md names exactly the settings that there are, with what they mean."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pydantic import AliasChoices, SecretStr

from graph_crm.errors import AddressRefused, HostRefused, SettingMissing, SettingsError
from graph_crm.settings import OidcClient, Settings, read_settings

PAGE = (Path(__file__).parents[2] / "docs" / "settings.md").read_text(encoding="utf-8")
READ_ELSEWHERE = {"GRAPH_CRM_LANGUAGE"}


def variables() -> dict[str, str]:
    found: dict[str, str] = {}
    for name, field in Settings.model_fields.items():
        alias = field.validation_alias
        variable = alias.choices[0] if isinstance(alias, AliasChoices) else f"GRAPH_CRM_{name.upper()}"
        found[str(variable)] = field.description or ""
    return found


def test_the_page_names_every_setting_and_no_other() -> None:
    rows = dict(re.findall(r"^\| `(\w+)` \| .*? \| (.*) \|$", PAGE, re.MULTILINE))
    assert rows.keys() - READ_ELSEWHERE == variables().keys()
    assert {name: rows[name] for name in variables()} == variables()


def test_settings_are_read_from_the_environment_and_never_change(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_URI", "bolt://example.com")
    monkeypatch.setenv("NEO4J_PASSWORD", "a hidden word")
    monkeypatch.setenv("GRAPH_CRM_PORT", "8001")
    settings = read_settings(port=None)
    assert (settings.neo4j_uri, settings.port) == ("bolt://example.com", 8001)
    assert "a hidden word" not in repr(settings)
    with pytest.raises(ValueError, match="frozen"):
        settings.port = 1  # pyright: ignore[reportAttributeAccessIssue]


def test_the_password_may_stand_in_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "password").write_text("from a file\n", encoding="utf-8")
    monkeypatch.setenv("NEO4J_PASSWORD_FILE", str(tmp_path / "password"))
    assert read_settings().neo4j_password == SecretStr("from a file")
    monkeypatch.setenv("NEO4J_PASSWORD_FILE", str(tmp_path / "missing"))
    with pytest.raises(SettingsError, match="NEO4J_PASSWORD_FILE can't be .*missing"):
        read_settings()


@pytest.mark.parametrize(
    ("given", "missing"),
    [
        ({"ISSUER": "https://id.example.com"}, "GRAPH_CRM_OIDC_CLIENT_ID"),
        ({"CLIENT_ID": "crm"}, "GRAPH_CRM_OIDC_ISSUER"),
        ({"CLIENT_SECRET": "a hidden word"}, "GRAPH_CRM_OIDC_ISSUER"),
        ({"AUDIENCE": "crm"}, "GRAPH_CRM_OIDC_ISSUER"),
        ({"CLIENT_ID": "crm", "CLIENT_SECRET": "a hidden word"}, "GRAPH_CRM_OIDC_ISSUER"),
    ],
)
def test_half_of_single_sign_on_is_none(
    monkeypatch: pytest.MonkeyPatch, given: dict[str, str], missing: str
) -> None:
    for name, value in given.items():
        monkeypatch.setenv(f"GRAPH_CRM_OIDC_{name}", value)
    with pytest.raises(SettingMissing, match=f"it needs {missing}. Set both, or neither") as caught:
        read_settings()
    assert "hidden" not in str(caught.value)
    assert missing in caught.value.sentence("zh")


def test_single_sign_on(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert read_settings().oidc is None
    (tmp_path / "secret").write_text("a hidden word\n", encoding="utf-8")
    monkeypatch.setenv("GRAPH_CRM_OIDC_ISSUER", "https://id.example.com/realms/us")
    monkeypatch.setenv("GRAPH_CRM_OIDC_CLIENT_ID", "crm")
    assert read_settings().oidc == OidcClient(
        issuer="https://id.example.com/realms/us",
        client_id="crm",
        client_secret=SecretStr(""),
        audience="crm",
    )
    monkeypatch.setenv("GRAPH_CRM_OIDC_CLIENT_SECRET_FILE", str(tmp_path / "secret"))
    monkeypatch.setenv("GRAPH_CRM_OIDC_AUDIENCE", "https://crm.example.com/api")
    client = read_settings().oidc
    assert client is not None
    assert client.client_secret.get_secret_value() == "a hidden word"
    assert client.audience == "https://crm.example.com/api"
    assert "hidden" not in repr(client)


@pytest.mark.parametrize(
    ("issuer", "good"),
    [
        ("http://localhost:9400", True),
        ("http://127.0.0.1:9400", True),
        ("http://[::1]:9400", True),
        ("http://id.example.com", False),
        ("http://localhost.example.com", False),
        ("id.example.com", False),
        ("https://id.example.com?x=y", False),
        ("https://me:hidden@id.example.com", False),
    ],
)
def test_the_provider_is_asked_over_tls(issuer: str, good: bool) -> None:
    if good:
        assert read_settings(oidc_issuer=issuer, oidc_client_id="crm").oidc is not None
        return
    with pytest.raises(AddressRefused, match="GRAPH_CRM_OIDC_ISSUER") as caught:
        read_settings(oidc_issuer=issuer, oidc_client_id="crm")
    assert "hidden" not in str(caught.value)


@pytest.mark.parametrize(
    ("variable", "value"),
    [("GRAPH_CRM_PORT", "70000"), ("GRAPH_CRM_NEO4J_HEAP", "lots"), ("GRAPH_CRM_QUERY_TIMEOUT", "0")],
)
def test_a_value_that_does_not_fit_is_named_with_its_variable(
    monkeypatch: pytest.MonkeyPatch, variable: str, value: str
) -> None:
    monkeypatch.setenv(variable, value)
    with pytest.raises(SettingsError) as caught:
        read_settings()
    assert variable in str(caught.value)
    assert value in str(caught.value)


@pytest.mark.parametrize("public_url", [None, "http://localhost:8000"])
def test_it_listens_on_loopback_only(monkeypatch: pytest.MonkeyPatch, public_url: str | None) -> None:
    monkeypatch.setenv("GRAPH_CRM_HOST", "0.0.0.0")
    with pytest.raises(HostRefused, match="Set GRAPH_CRM_PUBLIC_URL"):
        read_settings(public_url=public_url)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("https://crm.example.com", "https://crm.example.com"),
        ("https://CRM.Example.com:443/", "https://crm.example.com"),
        ("https://crm.example.com:8443", "https://crm.example.com:8443"),
        ("https://[2001:db8::1]", "https://[2001:db8::1]"),
    ],
)
def test_with_an_address_over_tls_it_listens_elsewhere(
    monkeypatch: pytest.MonkeyPatch, given: str, kept: str
) -> None:
    monkeypatch.setenv("GRAPH_CRM_HOST", "0.0.0.0")
    monkeypatch.setenv("GRAPH_CRM_PUBLIC_URL", given)
    assert (read_settings().host, read_settings().public_url) == ("0.0.0.0", kept)


@pytest.mark.parametrize(
    "value",
    [
        "http://crm.example.com",
        "crm.example.com",
        "https://",
        "https://crm.example.com/crm",
        "https://crm.example.com?a=b",
        "https://crm.example.com:port",
        "https://[crm",
        "https://me:hidden@crm.example.com",
        "ftp://localhost",
    ],
)
def test_a_public_address_that_is_none(value: str) -> None:
    with pytest.raises(AddressRefused, match="GRAPH_CRM_PUBLIC_URL") as caught:
        read_settings(public_url=value)
    assert "hidden" not in str(caught.value)
