import { ask } from "../api/ask";
import { graphql, type VariablesOf } from "../api/graphql";
import { untilAnswered } from "../api/reach";
import { useWords } from "../words";
import { useWriting } from "./writing";

const SetOwner = graphql(`
  mutation SetOwner($node: ID!, $user: ID, $kind: OwnerKind, $mutationId: String!, $language: Language!) {
    setOwner(node: $node, user: $user, kind: $kind, mutationId: $mutationId) {
      __typename
      ... on Problem { message(language: $language) }
    }
  }
`);

type Owning = Pick<VariablesOf<typeof SetOwner>, "user" | "kind">;

/** Says whose a customer or a deal is; of a customer for sales or for service. */
export function useOwner(node: string) {
  const { asked: language } = useWords();
  return useWriting(
    async (owning: Owning, mutationId) => 
      (await untilAnswered(() => ask(SetOwner, { node, ...owning, mutationId, language }))).setOwner,
  );
}
