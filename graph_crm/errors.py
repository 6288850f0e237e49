"""The whole error tree. Each leaf is one thing that can go wrong and one sentence that says how to mend it.

    GraphCrmError
    ├── SettingsError                  a setting has a value that can't be used
    │   ├── SettingMissing             half of what belongs together
    │   └── AddressRefused             an address that is not https, nor this machine's
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
    │   ├── DatabaseNotTrusted         its certificate does not say that it is the one we asked for
    │   ├── DatabaseRefusedPassword
    │   ├── DatabaseTooOld
    │   ├── DatabaseNameUnknown
    │   ├── QueryTimedOut
    │   ├── CommitUnclear              the answer to a commit was lost: it may have happened
    │   └── SchemaChanged              a migration that was applied is not the one that we have
    ├── QueryFileError                 a .cypher file and its header disagree (found at start)
    ├── ImportFolderError              an import that can't begin at all
    ├── NotFound                       no such node, or none that this viewer may see
    ├── NotSignedIn                    nothing says who asks
    ├── NotAllowed                     somebody whose role or token may not do this
    ├── TooManyTries                   of signing in, for one account or from one address
    ├── SignInRefused                  no account fits the address and the password
    ├── SingleSignOnError              signing in by a provider (OpenID Connect)
    │   ├── ProviderUnavailable        the provider does not answer, or not as it should
    │   ├── TokenRefused               a token that is not what the provider signs for us
    │   │   └── KeyUnknown             it was signed with a key that the provider had not told of
    │   ├── SingleSignOnFailed         a sign-in that was not begun here, took too long, or was broken off
    │   └── SingleSignOnRefused        the provider knows them; of us they are none
    ├── LinkOver                       a one-time link that was used, or is too old
    ├── WeakPassword                   a password that can be guessed
    ├── LastAdministrator              nobody would be left who can let others in
    ├── AddressTaken                   an invitation to somebody who can sign in already
    ├── TooManyMapsWatched             this process tells of changes in as many maps as it can
    ├── InvalidArgument                a value from outside that does not fit
    │   ├── TextMissing                a text that is needed, and is empty
    │   ├── TextTooLong                a text of more characters than may be
    │   ├── AmountUnknown              an amount that is no number, below 0, or too large
    │   ├── CurrencyUnknown            a currency that there is not
    │   └── TooManyDecimals            an amount with more decimal places than its currency has
    ├── QueryTooCostly                 a GraphQL document over one of the limits of docs/limits.md
    ├── RateLimited                    somebody who asked for more than their points of this minute
    ├── NotUnique                      something with this uid or code is there already
    ├── EditConflict                   somebody else changed the same thing meanwhile
    ├── StaleVersion                   a record moved on since the version that a client looked at
    ├── MutationIdReused               the id of a mutation that asked for something else
    ├── AlreadyUndone                  a batch that another batch took back
    ├── Erased                         a batch with data of somebody who was erased can't be undone
    ├── ErasedContact, ErasedEmail     a person whose data was erased on request does not come back
    ├── ValueInUse, FixedValue         a value of a vocabulary that can't be deleted, or not changed so
    ├── NameTaken                      a party of this name is there already
    ├── DifferentCustomer              stakeholders are copied between maps of one customer only
    ├── TooMuchToMerge                 more edges than one batch moves
    ├── CompanyCircle                  a merge after which a company would be part of itself
    ├── GroupCircle                    companies would belong to each other
    └── RuleBroken                     what the graph must not take; each names the people
        ├── ReportingCircle            somebody would report to themselves
        ├── NotInThisMap               an end of an edge is not in the map
        ├── NotAffiliated              a stakeholder who never worked at the customer, and is not external
        ├── AlreadyInMap               a second stakeholder of the same contact
        ├── UnknownValue               a value that its vocabulary does not have, or has retired
        ├── SamePerson                 an edge from somebody to themselves
        └── TooManyStakeholders        more people than one map holds

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


class SettingMissing(SettingsError):
    """Params: name, given (the setting that makes it needed)."""

    code = "setting-missing"


class AddressRefused(SettingsError):
    """Params: name, value."""

    code = "address-refused"


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


class DatabaseNotTrusted(DatabaseError):
    """Params: uri, reason."""

    code = "database-not-trusted"


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


class CommitUnclear(DatabaseUnreachable):
    """The answer to a commit was lost. Params: uri."""


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


class NotSignedIn(GraphCrmError):
    """Params: none."""

    code = "not-signed-in"


class NotAllowed(GraphCrmError):
    """Params: none."""

    code = "not-allowed"


class TooManyTries(GraphCrmError):
    """Params: seconds, until when to wait."""

    code = "too-many-tries"


class SignInRefused(GraphCrmError):
    """Params: none; which of the two was wrong is nobody's business."""

    code = "sign-in-refused"


class SingleSignOnError(GraphCrmError):
    """Signing in by a provider of OpenID Connect."""


class ProviderUnavailable(SingleSignOnError):
    """Params: issuer."""

    code = "provider-unavailable"


class TokenRefused(SingleSignOnError):
    """Params: reason, a word of the specifications: the claim or the part of the token that is wrong."""

    code = "token-refused"


class KeyUnknown(TokenRefused):
    """Params: reason."""


class SingleSignOnFailed(SingleSignOnError):
    """Params: none; why is in the record of access."""

    code = "single-sign-on-failed"


class SingleSignOnRefused(SingleSignOnError):
    """Params: none; why is in the record of access."""

    code = "single-sign-on-refused"


class LinkOver(GraphCrmError):
    """Params: none."""

    code = "link-over"


class WeakPassword(GraphCrmError):
    """Params: least, most."""

    code = "weak-password"


class LastAdministrator(GraphCrmError):
    """Params: none."""

    code = "last-administrator"


class AddressTaken(GraphCrmError):
    """Params: email, name (of whoever has the address)."""

    code = "address-taken"


class TooManyMapsWatched(GraphCrmError):
    """Params: limit."""

    code = "too-many-maps-watched"


class InvalidArgument(GraphCrmError):
    """Params: argument, value, expected."""

    code = "invalid-argument"


class TextMissing(InvalidArgument):
    """Params: as those of InvalidArgument."""

    code = "text-missing"


class TextTooLong(InvalidArgument):
    """Params: as those of InvalidArgument, and most (characters)."""

    code = "text-too-long"


class AmountUnknown(InvalidArgument):
    """Params: as those of InvalidArgument, and most."""

    code = "amount-unknown"


class CurrencyUnknown(InvalidArgument):
    """Params: as those of InvalidArgument."""

    code = "currency-unknown"


class TooManyDecimals(InvalidArgument):
    """Params: as those of InvalidArgument, currency and most (decimal places)."""

    code = "too-many-decimals"


class QueryTooCostly(GraphCrmError):
    """Params: measure, value, limit."""

    code = "query-too-costly"


class RateLimited(GraphCrmError):
    """Params: seconds, until when to wait."""

    code = "rate-limited"


class NotUnique(GraphCrmError):
    """Params: none."""

    code = "not-unique"


class EditConflict(GraphCrmError):
    """``collisions`` say what both sides made of each thing (``graph_crm.journal.model.Collision``). Params: count."""

    code = "edit-conflict"

    def __init__(self, collisions: tuple[object, ...]) -> None:
        super().__init__(count=len(collisions))
        self.collisions = collisions


class MutationIdReused(GraphCrmError):
    """Params: id."""

    code = "mutation-id-reused"


class AlreadyUndone(GraphCrmError):
    """Params: uid."""

    code = "already-undone"


class Erased(GraphCrmError):
    """Params: uid."""

    code = "erased"


class ValueInUse(GraphCrmError):
    """Params: value, count."""

    code = "value-in-use"


class FixedValue(GraphCrmError):
    """Params: value."""

    code = "fixed-value"


class NameTaken(GraphCrmError):
    """Params: name."""

    code = "name-taken"


class DifferentCustomer(GraphCrmError):
    """Params: source, target (the names of both customers)."""

    code = "different-customer"


class TooMuchToMerge(GraphCrmError):
    """Params: most."""

    code = "too-much-to-merge"


class CompanyCircle(GraphCrmError):
    """Params: company, other (names)."""

    code = "company-circle"


class ErasedContact(GraphCrmError):
    """Params: uid."""

    code = "erased-contact"


class ErasedEmail(GraphCrmError):
    """Params: email."""

    code = "erased-email"


class StaleVersion(GraphCrmError):
    """Params: version (the one that was looked at), current."""

    code = "stale-version"


class GroupCircle(GraphCrmError):
    """Params: customer (the one above)."""

    code = "group-circle"


class RuleBroken(GraphCrmError):
    """``people`` are (uid, name) of the contacts that it concerns; the sentence has them as ``people``."""

    def __init__(self, people: tuple[tuple[str, str], ...] = (), **params: Value) -> None:
        super().__init__(people=", ".join(name or uid for uid, name in people), **params)
        self.people = people


class ReportingCircle(RuleBroken):
    """Params: people."""

    code = "reporting-circle"


class NotInThisMap(RuleBroken):
    """Params: people."""

    code = "not-in-this-map"


class NotAffiliated(RuleBroken):
    """Params: people, customer."""

    code = "not-affiliated"


class AlreadyInMap(RuleBroken):
    """Params: people."""

    code = "already-in-map"


class UnknownValue(RuleBroken):
    """Params: people, vocabulary, value."""

    code = "unknown-value"


class SamePerson(RuleBroken):
    """Params: people."""

    code = "same-person"


class TooManyStakeholders(RuleBroken):
    """Params: most."""

    code = "too-many-stakeholders"
