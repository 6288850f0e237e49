import { useEffect, useRef, useState } from "react";

import { follow } from "../api/live";
import { useWords } from "../words";
import type { MapAddress } from "./load";
import { paced } from "./pace";
import { MapChanged } from "./query";
import type { MapSession } from "./session";

// A person may read a map some forty times a minute (docs/limits.md). What others do is seen at once; of what somebody does
// quickly for long, the sum.
const AT_ONCE = 10;
const PACE_MS = 2_000;

/** Reads the map anew when it is changed elsewhere; answers who of the others did it last, for a while. `me` is the reader's uid. */
export function useNews(address: MapAddress, session: MapSession, me: string | undefined): string | null {
  const { t } = useWords();
  const [who, setWho] = useState<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    const read = paced(() => void session.refresh(), AT_ONCE, PACE_MS);
    const stop = follow(
      MapChanged,
      () => {
        const { map } = session.shown();
        return {
          map: address.uid,
          kind: address.kind,
          since: { map: map.mapRevision, organisation: map.organisationRevision },
        };
      },
      {
        news: ({ mapChanged }) => {
          const elsewhere = mapChanged.changes.filter((change) => !session.made(change.mutationId));
          // What an import changes is not named.
          if (elsewhere.length === 0 && mapChanged.changes.length > 0) return;
          read.call();
          // An activity that the reader logs beside the map, or another window of theirs, is no news to them.
          const theirs = elsewhere.findLast((change) => me === undefined || change.madeByUid !== me);
          if (!theirs) return;
          setWho(theirs.madeByName ?? t("map.someone"));
          clearTimeout(timer.current);
          timer.current = setTimeout(() => setWho(null), 6_000);
        },
        again: () => (session.shown().saving.state === "gone" ? stop() : void session.refresh()),
      },
    );
    return () => {
      stop();
      read.stop();
      clearTimeout(timer.current);
    };
  }, [address.kind, address.uid, session, me, t]);
  return who;
}
