"""GraphiQL in a browser: it works without any other host."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.async_api import expect

from graph_crm.api.graphql_app import GRAPHIQL_PAGE

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager

    from tests.browser.conftest import Seen

pytestmark = pytest.mark.skipif(not GRAPHIQL_PAGE.is_file(), reason="installed without GraphiQL")


async def test_graphiql_answers_its_first_query_offline(
    visit: Callable[[int], AbstractAsyncContextManager[Seen]], address: str
) -> None:
    async with visit(1280) as seen:
        page = seen.page
        await page.goto(f"{address}/graphql")
        # The editor is there a moment after the buttons.
        editor = page.locator(".graphiql-query-editor .view-lines")
        await expect(editor).to_contain_text("opportunities", timeout=20_000)
        await page.get_by_role("button", name="Execute query").click()
        result = page.locator(".result-window")
        await expect(result).to_contain_text('"opportunities"', timeout=20_000)
        await expect(result).to_contain_text('"amount"')
        await expect(result).not_to_contain_text("errors")
        # The documentation comes of the schema.
        await expect(page.locator(".graphiql-doc-explorer")).to_contain_text("OpportunityConnection")
        assert [
            url for url in seen.requests if not url.startswith((address, "data:", "blob:" + address))
        ] == []
        assert seen.complaints == []
