import "../around/around.css";

import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "wouter";

import { ask } from "../api/ask";
import { graphql, type ResultOf } from "../api/graphql";
import { oneOf, useAddressValue, useTypedAddressValue } from "../around/address";
import { KINDS } from "../around/kinds-of-customer";
import { RecordTable, type Column } from "../around/record-table";
import { Button, Field, Pick } from "../controls";
import { FirstOne, MakeButton } from "../making/make-button";
import { useWords } from "../words";

const CustomersQuery = graphql(`
  query Customers($after: String, $search: String, $kind: CustomerKind, $industry: String, $order: CustomerOrder!) {
    customers(first: 50, after: $after, search: $search, kind: $kind, industry: $industry, order: $order) {
      edges {
        node { uid name kind industry region updatedAt salesOwner { uid name } serviceOwner { uid name } }
      }
      pageInfo { hasNextPage endCursor }
    }
  }
`);

type Row = ResultOf<typeof CustomersQuery>["customers"]["edges"][number]["node"];
const ORDERS = ["NAME", "RECENTLY_UPDATED"] as const;
const EVERYTHING = "-";

/** The customers that the reader may see; how the list is filtered and ordered stands in the address. */
export function Customers() {
  const { t, date } = useWords();
  const search = useTypedAddressValue("search");
  const [kindHeld, setKind] = useAddressValue("kind");
  const [industry, setIndustry] = useAddressValue("industry");
  const [orderHeld, setOrder] = useAddressValue("order");
  const kind = KINDS.find((one) => one === kindHeld) ?? null;
  const order = oneOf(ORDERS, orderHeld);
  const asked = { search: search.value, kind, industry, order };
  const pages = useInfiniteQuery({
    queryKey: ["around", "customers", asked],
    initialPageParam: null as string | null,
    queryFn: async ({ pageParam, signal }) => (await ask(CustomersQuery, { after: pageParam, ...asked }, signal)).customers,
    getNextPageParam: (last) => (last.pageInfo.hasNextPage ? last.pageInfo.endCursor : undefined),
  });
  const rows = pages.data?.pages.flatMap((page) => page.edges.map(({ node }) => node)) ?? [];
  const columns: Column<Row, (typeof ORDERS)[number]>[] = [
    {
      id: "name",
      name: t("around.customer-name"),
      order: "NAME",
      cell: (customer) => <Link href={`/customers/${customer.uid}`}>{customer.name}</Link>,
    },
    {
      id: "map",
      name: t("around.map"),
      cell: (customer) => <Link href={`/customers/${customer.uid}/map`}>{t("around.map")}</Link>,
    },
    { id: "kind", name: t("around.customer-kind"), wide: true, cell: (customer) => t(`around.kind-${customer.kind}`) },
    {
      id: "industry",
      name: t("around.industry"),
      cell: (customer) =>
        customer.industry && (
          <Button
            look="plain"
            aria-label={t("around.only-industry", { industry: customer.industry })}
            onPress={() => setIndustry(customer.industry)}
          >
            {customer.industry}
          </Button>
        ),
    },
    { id: "region", name: t("around.region"), wide: true, cell: (customer) => customer.region },
    { id: "sales", name: t("around.sales-owner"), wide: true, cell: (customer) => customer.salesOwner?.name },
    { id: "service", name: t("around.service-owner"), wide: true, cell: (customer) => customer.serviceOwner?.name },
    {
      id: "updated",
      name: t("around.updated"),
      order: "RECENTLY_UPDATED",
      wide: true,
      cell: (customer) => date(customer.updatedAt),
    },
  ];
  const isFiltered = Boolean(search.value ?? kind ?? industry);
  // The server has no list of industries: those in sight can be chosen.
  const industries = [...new Set([...rows.map((row) => row.industry), industry])].filter((one) => one !== null).sort();
  function clear() {
    search.type("");
    setKind(null);
    setIndustry(null);
  }
  return (
    <div className="sheet list-page">
      <div className="record-head">
        <h1>{t("frame.customers")}</h1>
        <MakeButton what="customer" look="primary" />
      </div>
      <div className="filters">
        <Field label={t("frame.search")} value={search.typed} onChange={search.type} type="search" />
        <Pick
          label={t("around.customer-kind")}
          value={kind ?? EVERYTHING}
          onChange={(id) => setKind(id === EVERYTHING ? null : id)}
          choices={[
            { id: EVERYTHING, name: t("around.all") },
            ...KINDS.map((id) => ({ id, name: t(`around.kind-${id}`) })),
          ]}
        />
        <Pick
          label={t("around.industry")}
          value={industry ?? EVERYTHING}
          onChange={(id) => setIndustry(id === EVERYTHING ? null : id)}
          choices={[{ id: EVERYTHING, name: t("around.all") }, ...industries.map((id) => ({ id, name: id }))]}
        />
        {isFiltered && <Button onPress={clear}>{t("around.clear-filters")}</Button>}
      </div>
      <RecordTable
        label={t("frame.customers")}
        columns={columns}
        rows={rows}
        pages={pages}
        order={order}
        onOrder={setOrder}
        empty={
          isFiltered ? <p>{t(search.value ? "frame.nothing-found" : "around.no-customers")}</p> : <FirstOne what="customer" />
        }
      />
    </div>
  );
}
