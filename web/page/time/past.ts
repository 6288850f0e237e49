import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useSearchParams } from "wouter";

import type { ContactMap } from "../map/query";
import { pastMoment } from "./moments";

/** The moment of the past that is looked at. */
export interface Past {
  /** Null: the present. */
  at: string | null;
  go: (at: string | null) => void;
  /** The map of that moment; until it is there, that of the moment before, or none. */
  map: ContactMap | null;
  /** Whether `map` is of that moment. */
  isThere: boolean;
  error: Error | null;
  again: () => void;
}

/** The map as it was at the moment that the address names (`?at=`). */
export function usePast(key: readonly unknown[], read: (at: string, signal: AbortSignal) => Promise<ContactMap>): Past {
  const [asked, setAsked] = useSearchParams();
  const at = pastMoment(asked.get("at"), Date.now());
  const query = useQuery({
    queryKey: ["past", ...key, at],
    enabled: at !== null,
    queryFn: ({ signal }) => read(at ?? "", signal),
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData,
  });
  return {
    at,
    go: (to) =>
      setAsked(
        (before) => {
          const now = new URLSearchParams(before);
          if (to === null) now.delete("at");
          else now.set("at", to);
          return now;
        },
        { replace: at !== null },
      ),
    map: at === null ? null : (query.data ?? null),
    isThere: at !== null && query.data !== undefined && !query.isPlaceholderData,
    error: at === null ? null : query.error,
    again: () => void query.refetch(),
  };
}
