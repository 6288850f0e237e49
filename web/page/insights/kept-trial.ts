import { useCallback, useState } from "react";

import type { TriedChange } from "./trial";

type Trial = readonly TriedChange[] | null;

const keyOf = (map: string, user: string | undefined) => `graph-crm-what-if-${user ?? ""}-${map}`;

/** What was tried on this map in this window and neither applied nor discarded. What cannot be read is nothing. */
export function readTrial(key: string, storage: Pick<Storage, "getItem"> = sessionStorage): Trial {
  try {
    const kept: unknown = JSON.parse(storage.getItem(key) ?? "null");
    return Array.isArray(kept) && kept.every((one) => typeof one === "object" && one !== null) ? kept : null;
  } catch {
    return null;
  }
}

export function keepTrial(key: string, trial: Trial, storage: Pick<Storage, "setItem" | "removeItem"> = sessionStorage): void {
  try {
    if (trial && trial.length > 0) storage.setItem(key, JSON.stringify(trial));
    else storage.removeItem(key);
  } catch {
    // Storage is shut: it is tried until the map is left.
  }
}

/** The changes that are tried on a map: whoever leaves it and comes back finds them. */
export function useKeptTrial(map: string, user: string | undefined): [Trial, (trial: Trial) => void] {
  const key = keyOf(map, user);
  const [trial, setTrial] = useState(() => readTrial(key));
  const change = useCallback(
    (now: Trial) => {
      keepTrial(key, now);
      setTrial(now);
    },
    [key],
  );
  return [trial, change];
}
