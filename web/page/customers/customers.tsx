import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "wouter";

import { ask } from "../api/ask";
import { graphql } from "../api/graphql";
import { Button, Field } from "../controls";
import { Failed, Loading } from "../frame/states";
import { useWords } from "../words";

const CustomersQuery = graphql(`
  query Customers($after: String, $search: String) {
    customers(first: 50, after: $after, search: $search) {
      edges { node { uid name industry region salesOwner { name } } }
      pageInfo { hasNextPage endCursor }
    }
  }
`);

/** The customers that the reader may see. */
export function Customers() {
  const { t } = useWords();
  const [search, setSearch] = useState("");
  const wanted = search.trim() || null;
  const customers = useInfiniteQuery({
    queryKey: ["customers", wanted],
    initialPageParam: null as string | null,
    queryFn: async ({ pageParam, signal }) =>
      (await ask(CustomersQuery, { after: pageParam, search: wanted }, signal)).customers,
    getNextPageParam: (last) => (last.pageInfo.hasNextPage ? last.pageInfo.endCursor : undefined),
  });
  const rows = customers.data?.pages.flatMap((page) => page.edges.map(({ node }) => node)) ?? [];
  return (
    <div className="sheet">
      <h1>{t("frame.customers")}</h1>
      <Field label={t("frame.search")} value={search} onChange={setSearch} type="search" />
      {customers.error && <Failed error={customers.error} onRetry={() => void customers.refetch()} />}
      {customers.isPending && <Loading lines={8} />}
      {customers.data && rows.length === 0 && <p className="empty">{t("frame.nothing-found")}</p>}
      <ul className="panel rows">
        {rows.map((customer) => (
          <li key={customer.uid}>
            <Link href={`/customers/${customer.uid}`}>{customer.name}</Link>
            <span className="quiet">{[customer.industry, customer.region].filter(Boolean).join(" · ")}</span>
            <span className="quiet">{customer.salesOwner?.name}</span>
          </li>
        ))}
      </ul>
      {customers.hasNextPage && (
        <Button isDisabled={customers.isFetchingNextPage} onPress={() => void customers.fetchNextPage()}>
          {t("frame.more")}
        </Button>
      )}
    </div>
  );
}
