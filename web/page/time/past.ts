import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useSearchParams } from "wouter";

import type { ContactMap } from "../map/query";
import { pastMoment } from "./moments";

/** The moment of the past that is looked at. */
export interface Past {
  /** Null: the present. */
  at: string | null;
  go: (at: string | null) => void;
  /** The map of that moment, once it is there. */
  map: ContactMap | null;
  /** Whether what is seen is the map of that moment, and not still another. */
  isThere: boolean;
  error: Error | null;
  isLoading: boolean;
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
    isThere: at !== null && query.isSuccess && !query.isPlaceholderData,
    error: at === null ? null : query.error,
    isLoading: at !== null && query.isFetching,
    again: () => void query.refetch(),
  };
}
