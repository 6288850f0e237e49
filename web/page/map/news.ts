import { useEffect, useRef, useState } from "react";

import { follow } from "../api/live";
import { useWords } from "../words";
import type { MapAddress } from "./load";
import { MapChanged } from "./query";
import type { MapSession } from "./session";

/** Reads the map anew when others change it; answers who of them did it last, for a while. */
export function useNews(address: MapAddress, session: MapSession): string | null {
  const { t } = useWords();
  const [who, setWho] = useState<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
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
          const others = mapChanged.changes.filter((change) => !session.made(change.mutationId));
          if (others.length === 0) return;
          void session.refresh();
          setWho(others.at(-1)?.madeByName ?? t("map.someone"));
          clearTimeout(timer.current);
          timer.current = setTimeout(() => setWho(null), 6_000);
        },
        again: () => void session.refresh(),
      },
    );
    return () => {
      stop();
      clearTimeout(timer.current);
    };
  }, [address.kind, address.uid, session, t]);
  return who;
}
