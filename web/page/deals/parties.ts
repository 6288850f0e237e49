import { useQuery } from "@tanstack/react-query";

import { ask } from "../api/ask";
import { graphql } from "../api/graphql";
import { useWords } from "../words";

const PartiesQuery = graphql(`
  query Parties($language: Language!) {
    parties(first: 100) { edges { node { uid kind name(language: $language) } } }
  }
`);

/** Us, those who offer the same, and buying nothing. */
export function useParties() {
  const { asked: language } = useWords();
  return useQuery({
    queryKey: ["around", "parties", language],
    queryFn: async ({ signal }) => (await ask(PartiesQuery, { language }, signal)).parties.edges.map(({ node }) => node),
    staleTime: 60_000,
  });
}
