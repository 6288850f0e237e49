import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";

import { ask } from "../api/ask";
import { graphql } from "../api/graphql";
import { Block, ContactLink } from "../around/block";
import type { NamedCustomer } from "../around/customer-pick";
import { Button, Field } from "../controls";
import { Failed, Loading } from "../frame/states";
import { MakeButton } from "../making/make-button";
import { useWords } from "../words";

const PeopleQuery = graphql(`
  query PeopleOfCustomer($uid: ID!, $after: String, $search: String) {
    customer(uid: $uid) {
      contacts(first: 25, after: $after, search: $search) {
        edges { node { uid name lastContactAt jobs { customerUid title department validTo } } }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`);

/** Who works at a customer now, page by page, found by name. */
export function CustomerPeople({ customer, mayChange }: { customer: NamedCustomer; mayChange: boolean }) {
  const { t, date } = useWords();
  const { uid } = customer;
  const [search, setSearch] = useState("");
  const wanted = search.trim() || null;
  const pages = useInfiniteQuery({
    queryKey: ["around", "people-of", uid, wanted],
    initialPageParam: null as string | null,
    queryFn: async ({ pageParam, signal }) =>
      (await ask(PeopleQuery, { uid, after: pageParam, search: wanted }, signal)).customer?.contacts ?? NOBODY,
    getNextPageParam: (last) => (last.pageInfo.hasNextPage ? last.pageInfo.endCursor : undefined),
  });
  const people = pages.data?.pages.flatMap((page) => page.edges.map(({ node }) => node)) ?? [];
  return (
    <Block
      title={t("map.people")}
      actions={
        <div className="row">
          <Field label={t("map.search-people")} value={search} onChange={setSearch} type="search" />
          {mayChange && <MakeButton what="contact" customer={customer} />}
        </div>
      }
    >
      {pages.error && <Failed error={pages.error} onRetry={() => void pages.refetch()} />}
      {pages.isPending && <Loading lines={4} />}
      {pages.data && people.length === 0 && (
        <p className="quiet">{t(wanted ? "frame.nothing-found" : "around.no-people")}</p>
      )}
      <ul className="lines">
        {people.map((person) => {
          const job = person.jobs.find((one) => one.customerUid === uid && one.validTo === null);
          return (
            <li key={person.uid}>
              <span className="row">
                <ContactLink contact={person} />
                <span className="quiet">{[job?.title, job?.department].filter(Boolean).join(" · ")}</span>
              </span>
              <span className="quiet small">
                {person.lastContactAt
                  ? `${t("map.last-contact")} ${date(person.lastContactAt)}`
                  : t("map.no-contact")}
              </span>
            </li>
          );
        })}
      </ul>
      {pages.hasNextPage && (
        <Button isDisabled={pages.isFetchingNextPage} onPress={() => void pages.fetchNextPage()}>
          {t("frame.more")}
        </Button>
      )}
    </Block>
  );
}

const NOBODY = { edges: [], pageInfo: { hasNextPage: false, endCursor: null } };
