import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { ask } from "../api/ask";
import { graphql, type VariablesOf } from "../api/graphql";
import { tellDone } from "../around/done";
import { pageOf } from "../around/whole-records";
import { useWriting } from "../around/writing";
import { ApplyMapChanges, type MapChange } from "../map/query";
import type { Collision } from "../map/session";
import { useWords } from "../words";
import { readBase } from "./jobs";

const MoveContact = graphql(`
  mutation MoveContact($input: MoveContactInput!, $mutationId: String!, $language: Language!) {
    moveContact(input: $input, mutationId: $mutationId) {
      __typename
      ... on ContactWritten { written { batch } }
      ... on Problem { message(language: $language) }
    }
  }
`);

export type Move = VariablesOf<typeof MoveContact>["input"];

/** Lets a person change employer; `told` is what was done, in the reader's language. */
export function useMove(told: string, onDone: () => void) {
  const { asked: language } = useWords();
  const done = useDoneWith(told, onDone);
  return useWriting(
    async (input: Move, mutationId) => (await ask(MoveContact, { input, mutationId, language })).moveContact,
    (answer, { contact }) => done(contact, "written" in answer ? answer.written.batch : null),
  );
}

/** Begins or ends a job of a contact on the company's own map, as it was when the dialog opened. */
export function useJobChange(contact: string, customer: string | null, told: string, onDone: () => void) {
  const { asked: language } = useWords();
  const done = useDoneWith(told, onDone);
  const base = useQuery({
    queryKey: ["around", "base", customer],
    queryFn: ({ signal }) => readBase(customer ?? "", signal),
    enabled: customer !== null,
    gcTime: 0,
    staleTime: 0,
  });
  const [collisions, setCollisions] = useState<readonly Collision[]>([]);
  const writing = useWriting(
    async (input: Pick<VariablesOf<typeof ApplyMapChanges>, "map" | "changes">, mutationId) => {
      const { applyMapChanges: answer } = await ask(ApplyMapChanges, { ...input, mutationId, language });
      setCollisions(answer.__typename === "EditConflict" ? answer.collisions : []);
      // Whoever has read what others did may do it all the same.
      if (answer.__typename === "EditConflict") void base.refetch();
      return answer;
    },
    (answer) => done(contact, "written" in answer ? answer.written.batch : null),
  );
  const map = base.data;
  return {
    error: writing.error ?? base.error,
    isPending: writing.isPending,
    /** What others changed meanwhile, with which nothing was written. */
    collisions,
    /** Null as long as it can't be written. */
    write: map && !base.isFetching ? (change: MapChange) => writing.mutate({ map, changes: [change] }) : null,
  };
}

function useDoneWith(told: string, onDone: () => void) {
  const queries = useQueryClient();
  return (contact: string, batch: string | null) => {
    if (batch !== null) tellDone({ told, batch, href: pageOf("contact", contact) });
    onDone();
    // Maps and lists show it too.
    void queries.invalidateQueries();
  };
}
