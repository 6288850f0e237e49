import { useQueryClient, type QueryKey } from "@tanstack/react-query";

import { add, again, giveUp, settle, useUnwrittenOf, type Known, type Writing } from "./unwritten";

/**
 * Changes a record where it stands. What others changed besides is kept; what both changed waits for a choice. `key` is
 * where the page keeps the record, of which `facts` are at least a part, as `useShown` gives them; its last part is the
 * language. `outdates` is what else shows it. `put` puts what is only a part of a page into it.
 */
export function useRecordEdit<Facts extends Known, Change extends Partial<Facts>>(
  of: Pick<Writing<Facts, Change>, "href" | "write" | "read"> & {
    key: QueryKey;
    facts: Facts;
    outdates: readonly QueryKey[];
    put?: (page: object, now: Facts) => object;
  },
) {
  const queries = useQueryClient();
  const { key, facts, outdates, put = (page, now) => ({ ...page, ...now }), ...how } = of;
  const { uid } = facts;
  const unwritten = useUnwrittenOf<Facts, Change>(uid);
  const by: Writing<Facts, Change> = {
    ...how,
    keep: async (now) => {
      // An answer that is on its way was given before this change.
      await queries.cancelQueries({ queryKey: key });
      queries.setQueryData(key, (page: object | undefined | null) => now && page && put(page, now));
    },
    onWritten: () => {
      // Its page may be open in another language by now.
      void queries.invalidateQueries({ queryKey: key.slice(0, -1), predicate: ({ queryKey }) => queryKey.at(-1) !== key.at(-1) });
      for (const queryKey of outdates) void queries.invalidateQueries({ queryKey });
    },
  };
  return {
    facts,
    /** `begun` is what was seen by whoever began to type it. */
    change: (change: Change, begun = facts) => add({ change, seen: begun, by }),
    saving: unwritten.some(({ error, clash }) => error === null && !clash),
    error: unwritten.find(({ error }) => error !== null)?.error ?? null,
    again: () => again(uid),
    giveUp: () => giveUp(uid),
    clash: unwritten.find(({ clash }) => clash)?.clash ?? null,
    keepTheirs: () => settle(uid, "theirs"),
    writeMine: () => settle(uid, "mine"),
  };
}
