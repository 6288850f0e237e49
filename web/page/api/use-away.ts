import { useSyncExternalStore } from "react";

import { followReach, isAway } from "./reach";

/** Whether the service does not answer at the moment. */
export function useAway(): boolean {
  return useSyncExternalStore(followReach, isAway);
}
