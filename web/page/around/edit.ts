import { useMutation, useQueryClient, type QueryKey } from "@tanstack/react-query";
import { useRef, useState } from "react";

import { collisions, type FieldOf } from "./collisions";
import { Refused } from "./writing";

/** Two changed the same of a record: what it was, what they made of it, and what I want. */
export interface Clash<Facts, Change> {
  fields: FieldOf<Change>[];
  before: Facts;
  theirs: Facts;
  mine: Change;
}

/** What the server made of a change: the record as it is now, or its problem, such as that the record had moved on. */
export type Written<Facts> = { facts: Facts | null } | { __typename: string; message: string };

const TRIES = 3;

/**
 * Changes a record where it stands. What others changed besides is kept; what both changed waits for a choice. `key` is
 * where the page keeps the record, of which `facts` are at least a part; `outdates` is what else shows it.
 */
export function useRecordEdit<Facts extends { uid: string; version: number }, Change extends object>(of: {
  key: QueryKey;
  facts: Facts;
  write: (change: Change, version: number) => Promise<Written<Facts>>;
  read: () => Promise<Facts | null>;
  outdates: readonly QueryKey[];
}) {
  const queries = useQueryClient();
  const { key, facts, outdates } = of;
  const [clash, setClash] = useState<Clash<Facts, Change> | null>(null);

  // What was written here, by the version it was written on.
  const own = useRef(new Map<number, Facts>());

  // An answer that is on its way was given before this change.
  async function keep(now: Facts | null): Promise<void> {
    await queries.cancelQueries({ queryKey: key });
    queries.setQueryData(key, (page: object | undefined | null) => now && { ...page, ...now });
  }

  async function write({ change, begun }: { change: Change; begun?: Facts | undefined }): Promise<void> {
    let seen = begun ?? queries.getQueryData<Facts>(key) ?? facts;
    // Nobody is in conflict with themselves.
    for (let next = own.current.get(seen.version); next; next = own.current.get(seen.version)) seen = next;
    for (let tries = 0; tries < TRIES; tries++) {
      const answer = await of.write(change, seen.version);
      if ("facts" in answer) {
        if (answer.facts) own.current.set(seen.version, answer.facts);
        await keep(answer.facts);
        return;
      }
      const theirs = answer.__typename === "StaleVersion" ? await of.read() : null;
      if (!theirs) throw new Refused(answer.message);
      await keep(theirs);
      const fields = collisions(seen, theirs, change);
      if (fields.length > 0) {
        setClash({ fields, before: seen, theirs, mine: change });
        return;
      }
      seen = theirs;
    }
  }

  const writing = useMutation({
    mutationFn: write,
    // One after the other, each on the version that the one before made.
    scope: { id: `record ${facts.uid}` },
    onSuccess: () => {
      for (const queryKey of outdates) void queries.invalidateQueries({ queryKey });
    },
  });
  return {
    facts,
    /** `begun` is what was seen by whoever began to type it. */
    change: (change: Change, begun?: Facts) => writing.mutate({ change, begun }),
    error: writing.error,
    saving: writing.isPending,
    clash,
    keepTheirs: () => setClash(null),
    writeMine: () => {
      if (clash) writing.mutate({ change: clash.mine });
      setClash(null);
    },
  };
}
