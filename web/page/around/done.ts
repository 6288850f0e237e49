import { useSyncExternalStore } from "react";

/** What was done last and can be taken back, on whatever page one is by then. */
export interface Done {
  /** What it was, in the reader's language. */
  told: string;
  batch: string;
  /** Where one sees that it was taken back. */
  href: string;
}

let last: Done | null = null;
const listeners = new Set<() => void>();

/** Say what was done; null: nobody needs to know any longer. */
export function tellDone(done: Done | null): void {
  last = done;
  for (const listener of listeners) listener();
}

/** What was done last, until somebody has said that they know. */
export function useDone(): Done | null {
  return useSyncExternalStore(follow, () => last);
}

function follow(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
