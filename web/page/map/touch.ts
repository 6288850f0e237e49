import { useSyncExternalStore } from "react";

const COARSE = "(pointer: coarse)";

/** Whether the page is worked on with fingers, which mostly move the map and seldom a card. */
export function useTouch(): boolean {
  return useSyncExternalStore(follow, () => window.matchMedia(COARSE).matches);
}

function follow(changed: () => void): () => void {
  const query = window.matchMedia(COARSE);
  query.addEventListener("change", changed);
  return () => query.removeEventListener("change", changed);
}
