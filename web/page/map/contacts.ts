import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useEffect } from "react";

import { ask } from "../api/ask";
import { graphql } from "../api/graphql";
import { useWords } from "../words";
import type { KnownContact } from "./applied";

const PAGE = 100;
/** So many of a customer's contacts are listed; others are found by searching. */
export const MOST_LISTED = 1000;

const CustomerContacts = graphql(`
  query CustomerContacts($uid: ID!, $after: String, $search: String, $first: Int!) {
    customer(uid: $uid) {
      contacts(first: $first, after: $after, search: $search) {
        edges { node { uid name known jobs { customerUid title department validTo } } }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`);

const Suggestions = graphql(`
  query Suggestions($opportunity: ID!, $customer: ID!, $ofCustomer: Boolean!, $language: Language!) {
    opportunity(uid: $opportunity) @skip(if: $ofCustomer) {
      contactMap { suggestions(first: 10) { contact { uid } reasons { sentence(language: $language) } } }
    }
    customer(uid: $customer) @include(if: $ofCustomer) {
      contactMap { suggestions(first: 10) { contact { uid } reasons { sentence(language: $language) } } }
    }
  }
`);

/** The customer's people, page after page until all or the most are there. */
export function useCustomerContacts(customer: string, search: string) {
  const query = useInfiniteQuery({
    queryKey: ["contacts", customer, search],
    initialPageParam: null as string | null,
    queryFn: async ({ pageParam, signal }) => {
      const answer = await ask(
        CustomerContacts,
        { uid: customer, after: pageParam, search: search || null, first: PAGE },
        signal,
      );
      return answer.customer?.contacts ?? { edges: [], pageInfo: { hasNextPage: false, endCursor: null } };
    },
    getNextPageParam: (last, pages) =>
      last.pageInfo.hasNextPage && pages.length * PAGE < MOST_LISTED ? last.pageInfo.endCursor : undefined,
    staleTime: 30_000,
  });
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  const contacts: KnownContact[] = (query.data?.pages ?? []).flatMap((page) =>
    page.edges.map(({ node }) => {
      const job = node.jobs.find((one) => one.customerUid === customer && one.validTo === null) ?? node.jobs[0];
      return {
        uid: node.uid,
        name: node.name,
        known: node.known,
        title: job?.title ?? null,
        department: job?.department ?? null,
      };
    }),
  );
  return { ...query, contacts, areMore: query.data?.pages.at(-1)?.pageInfo.hasNextPage ?? false };
}

/** Who should be in the map and is not, by uid, with the first reason. */
export function useSuggestions(map: { uid: string; kind: "CUSTOMER" | "OPPORTUNITY" }) {
  const { asked: language } = useWords();
  return useQuery({
    queryKey: ["suggestions", map.kind, map.uid, language],
    queryFn: async ({ signal }) => {
      const ofCustomer = map.kind === "CUSTOMER";
      const answer = await ask(Suggestions, { opportunity: map.uid, customer: map.uid, ofCustomer, language }, signal);
      const found = (answer.customer ?? answer.opportunity)?.contactMap.suggestions ?? [];
      return new Map(found.map((one) => [one.contact.uid, one.reasons[0]?.sentence ?? ""]));
    },
    staleTime: 60_000,
  });
}
