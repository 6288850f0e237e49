import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "wouter";

import { ask } from "../api/ask";
import { graphql } from "../api/graphql";
import { Button, Field } from "../controls";
import { Failed, Loading } from "../frame/states";
import { useWords } from "../words";

const DealsQuery = graphql(`
  query Deals($after: String, $search: String) {
    opportunities(first: 50, after: $after, search: $search, order: CLOSING_FIRST) {
      edges { node { uid name stage status amount { text } expectedCloseOn customer { uid name } } }
      pageInfo { hasNextPage endCursor }
    }
  }
`);

/** The deals that the reader may see, those that close first on top. */
export function Deals() {
  const { t, date } = useWords();
  const [search, setSearch] = useState("");
  const wanted = search.trim() || null;
  const deals = useInfiniteQuery({
    queryKey: ["deals", wanted],
    initialPageParam: null as string | null,
    queryFn: async ({ pageParam, signal }) =>
      (await ask(DealsQuery, { after: pageParam, search: wanted }, signal)).opportunities,
    getNextPageParam: (last) => (last.pageInfo.hasNextPage ? last.pageInfo.endCursor : undefined),
  });
  const rows = deals.data?.pages.flatMap((page) => page.edges.map(({ node }) => node)) ?? [];
  return (
    <div className="sheet">
      <h1>{t("frame.deals")}</h1>
      <Field label={t("frame.search")} value={search} onChange={setSearch} type="search" />
      {deals.error && <Failed error={deals.error} onRetry={() => void deals.refetch()} />}
      {deals.isPending && <Loading lines={8} />}
      {deals.data && rows.length === 0 && <p className="empty">{t("frame.nothing-found")}</p>}
      <ul className="panel rows">
        {rows.map((deal) => (
          <li key={deal.uid}>
            <Link href={`/opportunities/${deal.uid}`}>{deal.name}</Link>
            <span className="quiet">{deal.customer.name}</span>
            <span className="chip">{deal.stage ?? deal.status}</span>
            <span>{deal.amount?.text}</span>
            <span className="quiet">{deal.expectedCloseOn && date(deal.expectedCloseOn)}</span>
          </li>
        ))}
      </ul>
      {deals.hasNextPage && (
        <Button isDisabled={deals.isFetchingNextPage} onPress={() => void deals.fetchNextPage()}>
          {t("frame.more")}
        </Button>
      )}
    </div>
  );
}
