"""What every request works with: the services, the viewer, the language."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ParamSpec, TypeVar

from strawberry.types import Info as StrawberryInfo

from graph_crm.access.model import Viewer
from graph_crm.accounts.model import Proof
from graph_crm.accounts.people import PeopleService
from graph_crm.accounts.service import AccountService
from graph_crm.accounts.teams import TeamService
from graph_crm.api.batches import Batches, ReadMany
from graph_crm.contacts.service import ContactService
from graph_crm.customers.service import CustomerService
from graph_crm.engagement.service import EngagementService
from graph_crm.engagement.writing import ActivityChangeService
from graph_crm.erasure.service import ErasureService
from graph_crm.graph.gateway import Graph
from graph_crm.handover.service import HandoverService
from graph_crm.journal.audit import AuditService
from graph_crm.journal.undo import UndoService
from graph_crm.live.service import LiveService
from graph_crm.map_changes.copying import CopyService
from graph_crm.map_changes.service import MapChangeService
from graph_crm.map_changes.template import TemplateService
from graph_crm.maps.service import MapService
from graph_crm.merging.service import MergeService
from graph_crm.nodes.service import NodeService
from graph_crm.opportunities.service import OpportunityService
from graph_crm.portfolio.service import PortfolioService
from graph_crm.records.service import RecordService
from graph_crm.users.service import UserService
from graph_crm.vocabulary.editing import VocabularyEditor
from graph_crm.vocabulary.service import VocabularyService

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """One of each capability's service, made in ``app`` and nowhere else."""

    graph: Graph
    accounts: AccountService
    people: PeopleService
    teams: TeamService
    customers: CustomerService
    contacts: ContactService
    opportunities: OpportunityService
    engagement: EngagementService
    activity_changes: ActivityChangeService
    maps: MapService
    portfolio: PortfolioService
    users: UserService
    nodes: NodeService
    live: LiveService
    map_changes: MapChangeService
    records: RecordService
    erasure: ErasureService
    copying: CopyService
    templates: TemplateService
    merging: MergeService
    handover: HandoverService
    undo: UndoService
    audit: AuditService
    vocabulary: VocabularyService
    vocabulary_editor: VocabularyEditor


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """The context of one GraphQL request."""

    services: Services
    viewer: Viewer
    # What proves that it is this viewer; None where nothing needs to, at the machine itself.
    proof: Proof | None = None
    batches: Batches = field(default_factory=Batches)

    async def load(self, read: ReadMany[P, T], uid: str, *args: P.args, **kwargs: P.kwargs) -> T:
        """What ``read``, a service's method for many uids, returns for this one; a level is one call of it."""
        return await self.batches.load(self.viewer, read, uid, *args, **kwargs)


Info = StrawberryInfo[Context, None]
