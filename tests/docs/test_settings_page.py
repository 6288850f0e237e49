"""docs/settings.md names exactly the settings that there are, with what they mean."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pydantic import AliasChoices, SecretStr

from graph_crm.errors import HostRefused, SettingsError
from graph_crm.settings import Settings, read_settings

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
    monkeypatch.setenv("NEO4J_PASSWORD", "secret")
    monkeypatch.setenv("GRAPH_CRM_PORT", "8001")
    settings = read_settings(port=None)
    assert (settings.neo4j_uri, settings.port) == ("bolt://example.com", 8001)
    assert "secret" not in repr(settings)
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


def test_it_listens_on_loopback_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GRAPH_CRM_HOST", "0.0.0.0")
    with pytest.raises(HostRefused, match="no sign-in"):
        read_settings()
