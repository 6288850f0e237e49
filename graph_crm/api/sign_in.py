"""Coming in and going out, over plain HTTP: a form of ours, or JSON from a program.

GraphQL has no part in it: what is asked before anybody is known must be small, and counted.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from graph_crm.api.authentication import COOKIE, drop_session, keep_session, who_asks
from graph_crm.api.json_body import decode
from graph_crm.api.pages import page, render
from graph_crm.errors import (
    GraphCrmError,
    InvalidArgument,
    LinkOver,
    NotSignedIn,
    ProviderUnavailable,
    SignInRefused,
    SingleSignOnFailed,
    SingleSignOnRefused,
    TooManyTries,
    WeakPassword,
)

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from starlette.requests import Request

    from graph_crm.accounts.model import Issued
    from graph_crm.accounts.service import AccountService
    from graph_crm.api.sign_in_tries import SignInTries
    from graph_crm.text import Language

STATUS: dict[type[GraphCrmError], int] = {
    SignInRefused: 401,
    NotSignedIn: 401,
    LinkOver: 410,
    WeakPassword: 400,
    InvalidArgument: 400,
    TooManyTries: 429,
    SingleSignOnFailed: 400,
    SingleSignOnRefused: 403,
    ProviderUnavailable: 503,
}
MAX_FIELD = 1000


@dataclass(frozen=True, slots=True)
class _Given:
    """What was sent. ``by_form``: a person waits for a page."""

    fields: Mapping[str, str]
    by_form: bool

    def get(self, name: str) -> str:
        return self.fields.get(name, "")[:MAX_FIELD]


def sign_in_routes(accounts: AccountService, tries: SignInTries, *, single_sign_on: bool) -> list[Route]:
    """``/sign-in``, ``/sign-out``, ``/welcome`` (one-time links), ``/password``.

    ``single_sign_on``: whether the page shows a way to the provider, too.
    """

    async def show_sign_in(request: Request, language: Language) -> Response:
        then = next_path(request.query_params.get("next"))
        return render("sign_in.html", request, language, next=then, single_sign_on=single_sign_on)

    async def sign_in(request: Request, given: _Given) -> Response:
        email, address = given.get("email"), address_of(request)
        await tries.spend(email, address)
        session = await accounts.sign_in(email, given.get("password"), address)
        await tries.forget(email, address)
        return _come_in(given, session, next_path(given.get("next")))

    async def show_welcome(request: Request, language: Language) -> Response:
        secret = request.query_params.get("token", "")
        try:
            link = await accounts.link(secret)
        except LinkOver as error:
            return render("problem.html", request, language, 410, message=error.sentence(language))
        return render("welcome.html", request, language, link=link, token=secret)

    async def welcome(request: Request, given: _Given) -> Response:
        address = address_of(request)
        await tries.spend(None, address)
        session = await accounts.use_link(
            given.get("token"),
            given.get("password"),
            name=given.get("name"),
            email=given.get("email"),
            address=address,
        )
        return _come_in(given, session, "/")

    async def sign_out(request: Request, given: _Given) -> Response:
        await accounts.sign_out(request.cookies.get(COOKIE, ""), address_of(request))
        response = RedirectResponse("/sign-in", 303) if given.by_form else Response(status_code=204)
        drop_session(response)
        return response

    async def change_password(request: Request, given: _Given) -> Response:
        who = await who_asks(request, accounts)
        if who is None or who.proof.kind != "session":
            raise NotSignedIn
        address = address_of(request)
        await tries.spend(who.viewer.user_uid, address)
        await accounts.change_password(who, given.get("old"), given.get("new"), address)
        return RedirectResponse("/", 303) if given.by_form else Response(status_code=204)

    def posted(
        handle: Callable[[Request, _Given], Awaitable[Response]], template: str
    ) -> Callable[[Request], Awaitable[Response]]:
        return _answered(handle, template, single_sign_on=single_sign_on)

    return [
        Route("/sign-in", page(show_sign_in), methods=["GET"]),
        Route("/sign-in", posted(sign_in, "sign_in.html"), methods=["POST"]),
        Route("/welcome", page(show_welcome), methods=["GET"]),
        Route("/welcome", posted(welcome, "problem.html"), methods=["POST"]),
        Route("/sign-out", posted(sign_out, "problem.html"), methods=["POST"]),
        Route("/password", posted(change_password, "problem.html"), methods=["POST"]),
    ]


def _answered(
    handle: Callable[[Request, _Given], Awaitable[Response]], template: str, *, single_sign_on: bool
) -> Callable[[Request], Awaitable[Response]]:
    """Read what was sent, and answer what is wrong with it in the sender's way: a page, or JSON."""

    async def answer(request: Request, language: Language) -> Response:
        given = _Given({}, by_form=False)
        try:
            given = await _read(request)
            return await handle(request, given)
        except tuple(STATUS) as error:
            status = STATUS[type(error)]
            headers = retry_after(error)
            if given.by_form:
                shown = render(
                    template,
                    request,
                    language,
                    status,
                    message=error.sentence(language),
                    next=next_path(given.get("next")),
                    single_sign_on=single_sign_on,
                )
                shown.headers.update(headers)
                return shown
            return JSONResponse(
                {"error": {"code": error.code, "message": error.sentence(language)}}, status, headers
            )

    return page(answer)


async def _read(request: Request) -> _Given:
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == "application/x-www-form-urlencoded":
        form = await request.form(max_files=0, max_fields=10)
        return _Given({name: value for name, value in form.items() if isinstance(value, str)}, by_form=True)
    try:
        sent = decode(await request.body() or b"{}")
    except ValueError:
        sent = None
    if kind != "application/json" or not isinstance(sent, dict):
        raise InvalidArgument(argument="body", value=kind[:80], expected="application/json: {…}")
    fields = {str(name): value for name, value in sent.items() if isinstance(value, str)}  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
    return _Given(fields, by_form=False)


def _come_in(given: _Given, session: Issued, then: str) -> Response:
    response: Response = RedirectResponse(then, 303) if given.by_form else Response(status_code=204)
    keep_session(response, session)
    return response


def retry_after(error: GraphCrmError) -> dict[str, str]:
    """The header that says when to come back, where an error says so."""
    return {"Retry-After": str(error.params["seconds"])} if isinstance(error, TooManyTries) else {}


def next_path(wanted: str | None) -> str:
    """A path of ours, to go to after signing in; never another site (``//…`` is one)."""
    if wanted and wanted.startswith("/") and not wanted.startswith(("//", "/\\")) and wanted.isprintable():
        return wanted
    return "/"


def address_of(request: Request) -> str | None:
    """From which network address somebody asks."""
    return request.client.host if request.client is not None else None
