import { useCallback, useState } from "react";

import type { Draft } from "../controls/draft";

/** What somebody typed for a person that can't be saved so, while its field is not on the page. */
export interface Unfinished {
  person: string;
  draft: Draft;
}

/** By the field, which names the person too. */
export type AllUnfinished = ReadonlyMap<string, Unfinished>;

/** Keeps it as long as the map is open; null: it is in its field again, or given up. */
export function useUnfinished(): [AllUnfinished, (field: string, kept: Unfinished | null) => void] {
  const [all, setAll] = useState<AllUnfinished>(new Map());
  const keep = useCallback((field: string, kept: Unfinished | null) => {
    setAll((before) => {
      if (kept === null && !before.has(field)) return before;
      const others = [...before].filter(([one]) => one !== field);
      return new Map(kept ? [...others, [field, kept]] : others);
    });
  }, []);
  return [all, keep];
}
