"""The battle plan as a page of its own, to read and to print: the same document as ``battlePlan`` in GraphQL.

It carries its own styles, which the page's policy (``APP_POLICY``) forbids; here they are allowed, and nothing else is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from graph_crm.api.authentication import admitted, sign_in_first, who_was_let_in
from graph_crm.api.insights import off_the_loop
from graph_crm.api.pages import page, render
from graph_crm.errors import NotFound, RateLimited
from graph_crm.maps.battle_plan import make_battle_plan, write_battle_plan

if TYPE_CHECKING:
    from starlette.requests import Request

    from graph_crm.analysis.contact_map import MapKind
    from graph_crm.api.context import Services
    from graph_crm.api.pages import Draw
    from graph_crm.api.rates import Points
    from graph_crm.text import Language

PLAN_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
# About what the same costs in GraphQL, so that this is no way around the limit.
POINTS = 500


def plan_routes(services: Services, points: Points) -> list[Route]:
    """The battle plan of a deal and of a customer, for those who may see its map."""

    def draw_of(kind: MapKind) -> Draw:
        async def draw(request: Request, language: Language) -> Response:
            if not await admitted(request, services.accounts):
                return sign_in_first(request)
            viewer = who_was_let_in(request).viewer
            uid: str = request.path_params["uid"]
            try:
                await points.spend(viewer, POINTS)
                view = await services.maps.contact_map(viewer, kind, uid)
            except NotFound as error:
                return render("problem.html", request, language, 404, message=error.sentence(language))
            except RateLimited as error:
                refused = render("problem.html", request, language, 429, message=error.sentence(language))
                refused.headers["Retry-After"] = str(error.params["seconds"])
                return refused
            await services.people.note(viewer, "exported", f"plan {kind} {uid}")
            html = await off_the_loop(
                lambda: write_battle_plan(make_battle_plan(view.contact_map, language), "html")
            )
            headers = {"Content-Security-Policy": PLAN_POLICY, "Vary": "Accept-Language"}
            return HTMLResponse(html, headers=headers)

        return draw

    return [
        Route("/opportunities/{uid}/battle-plan", page(draw_of("opportunity"))),
        Route("/customers/{uid}/battle-plan", page(draw_of("customer"))),
    ]
