import { useMemo } from "react";

import { useWords } from "../words";
import { keyOf, keysOf } from "./colours";
import { useOpenMap } from "./context";
import { useSight } from "./sight-context";

/** What the colours on the cards mean, and how many people each is. */
export function Legend() {
  const { t } = useWords();
  const { map, vocabulary } = useOpenMap();
  const { sight } = useSight();
  const { colourBy } = sight;
  const keys = useMemo(() => {
    const counts = new Map<string, number>();
    for (const person of map.stakeholders) {
      const id = keyOf(colourBy, person, map);
      counts.set(id, (counts.get(id) ?? 0) + 1);
    }
    return keysOf(colourBy, map, t, vocabulary).map((key) => ({ ...key, count: counts.get(key.id) ?? 0 }));
  }, [colourBy, map, t, vocabulary]);
  if (map.stakeholders.length === 0) return null;
  return (
    <ul className="legend" aria-label={t("map.legend", { by: t(`map.by-${colourBy}`) })}>
      {keys.map((key) => (
        <li key={key.id} className={key.className}>
          <i aria-hidden="true" />
          {key.word}
          {key.count > 0 && <span className="quiet">{key.count}</span>}
        </li>
      ))}
    </ul>
  );
}
