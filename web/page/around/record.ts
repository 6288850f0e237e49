import { useQuery, type QueryKey } from "@tanstack/react-query";

import { AskError } from "../api/ask";
import { useShown, type Known } from "./unwritten";

// While somebody looks at it; a record costs a hundredth of what one of us may ask for in that time.
const AGAIN_MS = 30_000;

/**
 * A record as its page shows it, asked for again and again while the page is in sight, and when it comes into sight, so that
 * what others do to it is seen. One that is gone stays as it was last, with what its reader changed.
 */
export function useRecord<Facts extends Known>(queryKey: QueryKey, read: (signal: AbortSignal) => Promise<Facts | null>) {
  const query = useQuery({
    queryKey,
    queryFn: async ({ signal }) => {
      const facts = await read(signal);
      if (!facts) throw new AskError("refused", "", { code: "NOT_FOUND" });
      return facts;
    },
    refetchInterval: AGAIN_MS,
    refetchOnWindowFocus: "always",
  });
  return { query, shown: useShown(query.data), isGone: isNotFound(query.error) };
}

/** Whether there is no such record, or none that the reader may see. */
export function isNotFound(error: unknown): boolean {
  return error instanceof AskError && error.code === "NOT_FOUND";
}
