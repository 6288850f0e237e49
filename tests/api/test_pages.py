"""The pages that the server draws, as HTML: language, hostile names, the policy, and what is not there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

import pytest

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    import httpx

    Cypher = Callable[..., list[dict[str, Any]]]
    Load = Callable[..., Awaitable[None]]

IMAGE = "<img src=x onerror=alert(1)>"
SCRIPT = "</svg><script>alert(2)</script>"
QUOTE = "\"'><b onmouseover=alert(3)>&amp;"
COMPANY = {
    "users": "id,name,role\nann,安娜,rep",
    "customers": "id,name,sales_owner\nc,阿克米,ann",
    "contacts": "id,name,customer\nboss,老板,c\nlow,小李,c",
    "opportunities": """
        id,name,customer,status,amount,currency,expected_close_on,closed_on,owner
        d,项目甲,c,open,1200.50,CNY,2027-01-28,,ann
        e,项目乙,c,won,5,EUR,,2026-02-03,ann
    """,
    "reporting_lines": "contact,manager\nlow,boss",
    "stakeholders": "opportunity,customer,contact,roles\nd,,boss,approver\nd,,low,user\n,c,boss,",
}


def uid_of(cypher: Cypher, name: str) -> str:
    [row] = cypher("MATCH (n {name: $name}) RETURN n.uid AS uid", name=name)
    return row["uid"]


def words(html: str) -> str:
    """What a reader sees, without the names of languages, our own name and what is told apart by colour."""
    visible = re.sub(
        r"<head>.*?</head>|<style.*?</style>|<nav.*?</nav>|<a class=\"brand\".*?</a>", " ", html, flags=re.S
    )
    return re.sub(r"<[^>]+>|&\w+;|&#\d+;", " ", visible)


@pytest.fixture
async def addresses(load: Load, cypher: Cypher) -> list[str]:
    """The three kinds of page on a company all of whose names are Chinese."""
    await load(**COMPANY)
    return [
        "/",
        f"/customers/{uid_of(cypher, '阿克米')}",
        f"/opportunities/{uid_of(cypher, '项目甲')}",
    ]


async def test_every_sentence_is_in_the_language_asked_for(
    client: httpx.AsyncClient, addresses: list[str]
) -> None:
    for address in addresses:
        chinese = (await client.get(address, params={"lang": "zh"})).text
        assert '<html lang="zh-Hans">' in chinese
        # Names and data here are Chinese, so every Latin word would be a sentence that was not translated.
        assert re.findall(r"[A-Za-z]{2,}", words(chinese).replace("CRM", "")) == []
        english = (await client.get(address, params={"lang": "en"})).text
        assert '<html lang="en">' in english
        # Take the names away, and nothing Chinese is left.
        without = re.sub("安娜|阿克米|老板|小李|项目甲|项目乙", "", words(english))
        assert re.findall(r"[\u3400-\u9fff，。：；！？、（）“”]", without) == []


@pytest.mark.parametrize(
    ("accept", "language"),
    [
        ("", "en"),
        ("zh", "zh-Hans"),
        ("zh-CN,zh;q=0.9,en;q=0.8", "zh-Hans"),
        ("en-US,en;q=0.9,zh;q=0.8", "en"),
        ("fr,zh;q=0.8,en;q=0.5", "zh-Hans"),
        ("fr-FR,fr;q=0.9", "en"),
        ("zh;q=0,en;q=0.1", "en"),
        ("zh;q=x,,;;", "en"),
    ],
)
async def test_the_browser_s_language(
    client: httpx.AsyncClient, cypher: Cypher, accept: str, language: str
) -> None:
    response = await client.get("/", headers={"accept-language": accept})
    assert f'<html lang="{language}">' in response.text
    assert "Accept-Language" in response.headers["vary"]
    asked = await client.get("/?lang=en", headers={"accept-language": accept})
    assert '<html lang="en">' in asked.text


async def test_names_are_text_wherever_they_stand(
    client: httpx.AsyncClient, load: Load, cypher: Cypher
) -> None:
    def cell(text: str) -> str:
        return '"' + text.replace('"', '""') + '"'

    image, script, quote = cell(IMAGE), cell(SCRIPT), cell(QUOTE)
    await load(
        users=f"id,name,role\nann,{script},rep",
        competitors=f"id,name\nrival,{image}",
        customers=f"id,name\nc,{script}",
        contacts=f"id,name,customer,title,department\nboss,{image},c,{script},{quote}\nmid,{quote},c,{image},\nlow,{script},c,,",
        opportunities=f"id,name,customer,stage,owner,competitors\nd,{image},c,{quote},ann,rival",
        reporting_lines="contact,manager\nmid,boss\nlow,mid",
        stakeholders=f"opportunity,customer,contact,goals,note,orientation\nd,,boss,{script},{image},{quote}\nd,,low,,,\n,c,mid,,,",
        stances=f"opportunity,contact,party,value,evidence,assessed_by\nd,boss,us,1,{image},ann\nd,boss,rival,2,{script},ann",
        coverage="opportunity,contact,user,level\nd,boss,ann,brief",
        influences=f"opportunity,influencer,influenced,note\nd,low,boss,{script}",
        alliances=f"opportunity,first,second,note\nd,low,boss,{image}",
    )
    [deal] = [row["uid"] for row in cypher("MATCH (n:Opportunity) RETURN n.uid AS uid")]
    [customer] = [row["uid"] for row in cypher("MATCH (n:Customer) RETURN n.uid AS uid")]
    for address in ("/", f"/opportunities/{deal}", f"/customers/{customer}"):
        html = (await client.get(address)).text
        assert "<img" not in html
        assert "<script" not in html
        assert "<b onmouseover" not in html
        assert not re.search(r"<[^>]*\son\w+=", html)
        assert html.count("<svg") == html.count("</svg>") > 0
        for drawing in re.findall(r"<svg.*?</svg>", html, re.S):
            ElementTree.fromstring(drawing)
        assert "alert(1)" in html or "customers" in address


async def test_the_policy_allows_nothing_of_others(client: httpx.AsyncClient, addresses: list[str]) -> None:
    for address in [*addresses, "/customers/none"]:
        response = await client.get(address)
        policy = response.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "script-src" not in policy
        assert "unsafe" not in policy
        assert not re.search(r'(?:src|href)="(?:https?:)?//', response.text)
        assert not re.search(r"<[^>]+\sstyle=", response.text)


@pytest.mark.parametrize("kind", ["customers", "opportunities"])
@pytest.mark.parametrize(("language", "sentence"), [("en", "There is no such"), ("zh", "没有这个")])
async def test_what_is_not_there_is_a_page_that_says_so(
    client: httpx.AsyncClient, cypher: Cypher, kind: str, language: str, sentence: str
) -> None:
    for uid in ("none", "%3Cb%3E", "x" * 2000):
        response = await client.get(f"/{kind}/{uid}", params={"lang": language})
        assert response.status_code == 404
        assert sentence in response.text
        assert f'href="/?lang={language}"' in response.text


async def test_a_customer_is_not_a_deal(client: httpx.AsyncClient, addresses: list[str]) -> None:
    uid = addresses[1].rsplit("/", 1)[1]
    assert (await client.get(f"/opportunities/{uid}")).status_code == 404


@pytest.mark.parametrize(("language", "sentence"), [("en", "There are no deals yet"), ("zh", "还没有商机")])
async def test_an_empty_graph_says_what_to_do(
    client: httpx.AsyncClient, cypher: Cypher, language: str, sentence: str
) -> None:
    response = await client.get("/", params={"lang": language})
    assert response.status_code == 200
    assert sentence in response.text
    assert "graph-crm import" in response.text


async def test_pages_of_deals(client: httpx.AsyncClient, load: Load) -> None:
    rows = "\n".join(f"d{number:02},Deal {number:02},c,2026-01-{number:02}" for number in range(1, 15))
    await load(customers="id,name\nc,Acme", opportunities=f"id,name,customer,expected_close_on\n{rows}")
    first = (await client.get("/?lang=zh")).text
    assert re.findall(r">(Deal \d\d)</a></h2>", first) == [f"Deal {number:02}" for number in range(1, 13)]
    [link] = re.findall(r'class="next" href="([^"]+)"', first)
    second = (await client.get(link.replace("&amp;", "&"))).text
    assert re.findall(r">(Deal \d\d)</a></h2>", second) == ["Deal 13", "Deal 14"]
    assert 'class="next"' not in second
    # The other language shows the same page.
    [other] = re.findall(r'href="([^"]+)" lang="en"', second)
    assert "Deal 13" in (await client.get(other.replace("&amp;", "&"))).text


@pytest.mark.parametrize(("language", "sentence"), [("en", "This address"), ("zh", "此地址")])
async def test_a_link_that_was_cut_short(
    client: httpx.AsyncClient, cypher: Cypher, language: str, sentence: str
) -> None:
    response = await client.get("/", params={"lang": language, "after": "WyJ"})
    assert response.status_code == 400
    assert sentence in response.text


async def test_a_deal_shows_its_facts(client: httpx.AsyncClient, addresses: list[str]) -> None:
    html = (await client.get("/", params={"lang": "en"})).text
    for fact in ("CN¥1,200.50", "expected January 28, 2027", "€5.00", "won on February 3, 2026", "2 people"):
        assert fact in html
    chinese = (await client.get("/", params={"lang": "zh"})).text
    for fact in ("¥1,200.50", "2027年1月28日", "2026年2月3日 赢单", "2 人"):
        assert fact in chinese


async def test_the_styles_are_served(client: httpx.AsyncClient, cypher: Cypher) -> None:
    response = await client.get("/assets/page.css")
    assert (response.status_code, response.headers["content-type"].split(";")[0]) == (200, "text/css")
    assert (await client.get("/assets/../pages.py")).status_code == 404
    assert (await client.get("/assets/%2e%2e/pages.py")).status_code == 404
