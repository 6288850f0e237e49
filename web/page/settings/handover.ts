import { useQuery } from "@tanstack/react-query";

import { ask } from "../api/ask";
import { graphql, type ResultOf, type VariablesOf } from "../api/graphql";
import { useWords } from "../words";

const HeldQuery = graphql(`
  query HeldByUser($from: ID!) {
    transferOwnershipPreview(from: $from) { kind count first { uid name } }
  }
`);
export const TransferOwnership = graphql(`
  mutation TransferOwnership(
    $from: ID!
    $to: ID!
    $assignments: [AssignmentInput!]!
    $include: TransferIncludeInput!
    $mutationId: String!
    $language: Language!
  ) {
    transferOwnership(from: $from, to: $to, assignments: $assignments, include: $include, mutationId: $mutationId) {
      __typename
      ... on OwnershipTransferred { written { batch } handedOver { kind count } }
      ... on Problem { message(language: $language) }
    }
  }
`);

export type HeldOfKind = ResultOf<typeof HeldQuery>["transferOwnershipPreview"][number];
export type HeldKind = HeldOfKind["kind"];
export type Handover = Omit<VariablesOf<typeof TransferOwnership>, "mutationId" | "language">;

/** What one of us has that the reader may hand over; not asked for before it is `wanted`. */
export function useHeld(user: string, wanted = true) {
  return useQuery({
    queryKey: ["around", "held", user],
    queryFn: async ({ signal }) => (await ask(HeldQuery, { from: user }, signal)).transferOwnershipPreview,
    enabled: wanted,
    // It may be another a moment later.
    staleTime: 0,
  });
}

/** Says how many of which kinds; nothing of none. */
export function useCounted() {
  const { t } = useWords();
  return (counts: readonly Pick<HeldOfKind, "kind" | "count">[]) =>
    counts
      .filter(({ count }) => count > 0)
      .map(({ kind, count }) => t(`settings.held-${kind}`, { count }))
      .join(", ");
}
