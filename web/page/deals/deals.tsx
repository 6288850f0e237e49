import "../around/around.css";

import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "wouter";

import { ask } from "../api/ask";
import { graphql, type ResultOf } from "../api/graphql";
import { oneOf, useAddressValue, useTypedAddressValue } from "../around/address";
import { RecordTable, type Column } from "../around/record-table";
import { StatusSign } from "../around/signs";
import { Button, Field, Pick } from "../controls";
import { FirstOne, MakeButton } from "../making/make-button";
import { useVocabulary } from "../map/vocabulary";
import { useWords } from "../words";
import { useColleagues } from "./colleagues";

const DealsQuery = graphql(`
  query Deals(
    $after: String
    $search: String
    $status: OpportunityStatus
    $stage: String
    $owner: ID
    $order: OpportunityOrder!
    $language: Language!
  ) {
    opportunities(
      first: 50
      after: $after
      search: $search
      status: $status
      stage: $stage
      ownerUid: $owner
      order: $order
    ) {
      edges {
        node {
          uid
          name
          stage
          status
          amount { text(language: $language) }
          expectedCloseOn
          updatedAt
          customer { uid name }
          owner { uid name }
        }
      }
      pageInfo { hasNextPage endCursor }
    }
  }
`);

type Row = ResultOf<typeof DealsQuery>["opportunities"]["edges"][number]["node"];
const ORDERS = ["CLOSING_FIRST", "NAME", "RECENTLY_UPDATED"] as const;
const STATUSES = ["OPEN", "WON", "LOST"] as const;
const EVERYTHING = "-";

/** The deals that the reader may see; how the list is filtered and ordered stands in the address. */
export function Deals() {
  const { t, date, asked: language } = useWords();
  const vocabulary = useVocabulary();
  const me = vocabulary.data?.me.user?.uid;
  const search = useTypedAddressValue("search");
  const [statusHeld, setStatus] = useAddressValue("status");
  const [stage, setStage] = useAddressValue("stage");
  const [owner, setOwner] = useAddressValue("owner");
  const [orderHeld, setOrder] = useAddressValue("order");
  const colleagues = useColleagues();
  const status = STATUSES.find((one) => one === statusHeld) ?? null;
  const order = oneOf(ORDERS, orderHeld);
  const asked = { search: search.value, status, stage, owner, order, language };
  const pages = useInfiniteQuery({
    queryKey: ["around", "deals", asked],
    initialPageParam: null as string | null,
    queryFn: async ({ pageParam, signal }) =>
      (await ask(DealsQuery, { after: pageParam, ...asked }, signal)).opportunities,
    getNextPageParam: (last) => (last.pageInfo.hasNextPage ? last.pageInfo.endCursor : undefined),
  });
  const rows = pages.data?.pages.flatMap((page) => page.edges.map(({ node }) => node)) ?? [];
  const isFiltered = Boolean(search.value ?? status ?? stage ?? owner);
  const columns: Column<Row, (typeof ORDERS)[number]>[] = [
    {
      id: "name",
      name: t("around.deal"),
      order: "NAME",
      cell: (deal) => <Link href={`/opportunities/${deal.uid}`}>{deal.name}</Link>,
    },
    { id: "map", name: t("around.map"), cell: (deal) => <Link href={`/opportunities/${deal.uid}/map`}>{t("around.map")}</Link> },
    {
      id: "customer",
      name: t("around.customer"),
      wide: true,
      cell: (deal) => <Link href={`/customers/${deal.customer.uid}`}>{deal.customer.name}</Link>,
    },
    { id: "status", name: t("around.status"), cell: (deal) => <StatusSign status={deal.status} /> },
    {
      id: "stage",
      name: t("around.stage"),
      wide: true,
      cell: (deal) => deal.stage && (vocabulary.data?.word("STAGE", deal.stage) ?? deal.stage),
    },
    { id: "amount", name: t("around.amount"), figure: true, wide: true, cell: (deal) => deal.amount?.text },
    {
      id: "closes",
      name: t("around.closes"),
      order: "CLOSING_FIRST",
      cell: (deal) => deal.expectedCloseOn && date(deal.expectedCloseOn),
    },
    { id: "owner", name: t("around.owner"), wide: true, cell: (deal) => deal.owner?.name },
    {
      id: "updated",
      name: t("around.updated"),
      order: "RECENTLY_UPDATED",
      wide: true,
      cell: (deal) => date(deal.updatedAt),
    },
  ];
  const all = { id: EVERYTHING, name: t("around.all") };
  const chosen = (id: string) => (id === EVERYTHING ? null : id);
  function clear() {
    search.type("");
    setStatus(null);
    setStage(null);
    setOwner(null);
  }
  return (
    <div className="sheet list-page">
      <div className="record-head">
        <h1>{t("frame.deals")}</h1>
        <MakeButton what="deal" look="primary" />
      </div>
      <div className="filters">
        <Field label={t("frame.search")} value={search.typed} onChange={search.type} type="search" />
        <Pick
          label={t("around.status")}
          value={status ?? EVERYTHING}
          onChange={(id) => setStatus(chosen(id))}
          choices={[all, ...STATUSES.map((id) => ({ id, name: t(`around.status-${id}`) }))]}
        />
        <Pick
          label={t("around.stage")}
          value={stage ?? EVERYTHING}
          onChange={(id) => setStage(chosen(id))}
          choices={[
            all,
            ...(vocabulary.data?.entries("STAGE") ?? []).map((entry) => ({ id: entry.code, name: entry.name })),
          ]}
        />
        <Pick
          label={t("around.owner")}
          value={owner ?? EVERYTHING}
          onChange={(id) => setOwner(chosen(id))}
          choices={[
            { id: EVERYTHING, name: t("around.everybody") },
            ...(me ? [{ id: me, name: t("around.mine") }] : []),
            ...(colleagues.data ?? []).filter(({ uid }) => uid !== me).map(({ uid, name }) => ({ id: uid, name })),
          ]}
        />
        {isFiltered && <Button onPress={clear}>{t("around.clear-filters")}</Button>}
      </div>
      <RecordTable
        label={t("frame.deals")}
        columns={columns}
        rows={rows}
        pages={pages}
        order={order}
        onOrder={setOrder}
        empty={isFiltered ? <p>{t(search.value ? "frame.nothing-found" : "around.no-deals")}</p> : <FirstOne what="deal" />}
      />
    </div>
  );
}
