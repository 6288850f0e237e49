"""The whole error tree. Each leaf is one thing that can go wrong and one sentence that says how to mend it.

    GraphCrmError
    ├── SettingsError                  a setting has a value that can't be used
    ├── FileNotWritten                 a file that a command should write
    ├── HostRefused                    an address to listen on that others could reach
    ├── PortTaken                      another program listens where we should
    ├── EngineError                    the local Neo4j that we start ourselves
    │   ├── JavaUnavailable            no Java 21 to run it with
    │   ├── EngineDownloadFailed       a jar could not be fetched
    │   ├── EngineFileCorrupt          a jar is not the one in the lock file
    │   ├── EnginePortTaken            the port that was asked for belongs to another program
    │   ├── EngineStartFailed          the server ended, or did not answer in time
    │   └── EngineDirectoryUnusable    the data folder can't be written or belongs to a newer engine
    ├── DatabaseError                  whichever Neo4j we talk to
    │   ├── DatabaseUnreachable
    │   ├── DatabaseRefusedPassword
    │   ├── DatabaseTooOld
    │   ├── DatabaseNameUnknown
    │   ├── QueryTimedOut
    │   └── SchemaChanged              a migration that was applied is not the one that we have
    ├── QueryFileError                 a .cypher file and its header disagree (found at start)
    ├── ImportFolderError              an import that can't begin at all
    ├── NotFound                       no such node, or none that this viewer may see
    └── InvalidArgument                a value from outside that does not fit

Sentences live in the catalogue (``graph_crm/text``) under ``error-<code>``; an error carries the
values. ``str(error)`` is the English sentence; ``error.sentence(language)`` any other.
"""

from __future__ import annotations

from typing import ClassVar

from graph_crm.text import Language, Value, text


class GraphCrmError(Exception):
    """Base of all errors that we raise on purpose."""

    code: ClassVar[str]

    def __init__(self, **params: Value) -> None:
        self.params = params
        super().__init__(params)

    def sentence(self, language: Language) -> str:
        """What was wrong, with which value, and how to mend it."""
        return text(f"error-{self.code}", language, self.params)

    def __str__(self) -> str:
        return self.sentence("en")


class SettingsError(GraphCrmError):
    """Params: name, value, reason."""

    code = "settings"


class FileNotWritten(GraphCrmError):
    """Params: path, reason."""

    code = "file-not-written"


class HostRefused(GraphCrmError):
    """Params: host."""

    code = "host-refused"


class PortTaken(GraphCrmError):
    """Params: host, port."""

    code = "port-taken"


class EngineError(GraphCrmError):
    """The local Neo4j that we start ourselves."""


class JavaUnavailable(EngineError):
    """Params: looked (where we looked, as text)."""

    code = "java-unavailable"


class EngineDownloadFailed(EngineError):
    """Params: file, reason, have, total (files)."""

    code = "engine-download-failed"


class EngineFileCorrupt(EngineError):
    """Params: file, expected, actual (sha256)."""

    code = "engine-file-corrupt"


class EnginePortTaken(EngineError):
    """Params: port."""

    code = "engine-port-taken"


class EngineStartFailed(EngineError):
    """Params: reason, log (path)."""

    code = "engine-start-failed"


class EngineDirectoryUnusable(EngineError):
    """Params: path, reason."""

    code = "engine-directory-unusable"


class DatabaseError(GraphCrmError):
    """Whichever Neo4j we talk to."""


class DatabaseUnreachable(DatabaseError):
    """Params: uri."""

    code = "database-unreachable"


class DatabaseRefusedPassword(DatabaseError):
    """Params: uri, user."""

    code = "database-refused-password"


class DatabaseTooOld(DatabaseError):
    """Params: uri, version."""

    code = "database-too-old"


class DatabaseNameUnknown(DatabaseError):
    """Params: uri, database."""

    code = "database-name-unknown"


class QueryTimedOut(DatabaseError):
    """Params: query (its name), seconds."""

    code = "query-timed-out"


class SchemaChanged(DatabaseError):
    """Params: version, status."""

    code = "schema-changed"


class QueryFileError(GraphCrmError):
    """Params: file, reason."""

    code = "query-file"


class ImportFolderError(GraphCrmError):
    """There is no such folder, or no import file in it. Params: path."""

    code = "import-folder"


class NotFound(GraphCrmError):
    """Params: kind, uid."""

    code = "not-found"


class InvalidArgument(GraphCrmError):
    """Params: argument, value, expected."""

    code = "invalid-argument"
