import { ViewportPortal } from "@xyflow/react";
import { useMemo } from "react";

import { CARD, type Place } from "./layout";
import { useOpenMap } from "./context";

const ROOM = { side: 14, top: 30, bottom: 14 } as const;

/** A frame with its name behind the people of each department. */
export function Groups({ places }: { places: ReadonlyMap<string, Place> }) {
  const { map } = useOpenMap();
  const frames = useMemo(() => {
    const found = new Map<string, Place[]>();
    for (const { uid, department } of map.stakeholders) {
      const place = places.get(uid);
      if (department && place) found.set(department, [...(found.get(department) ?? []), place]);
    }
    return [...found].map(([department, at]) => ({ department, ...around(at) }));
  }, [map, places]);
  return (
    <ViewportPortal>
      {frames.map(({ department, x, y, width, height }) => (
        <div key={department} className="department" style={{ transform: `translate(${x}px, ${y}px)`, width, height }}>
          <span>{department}</span>
        </div>
      ))}
    </ViewportPortal>
  );
}

function around(places: readonly Place[]): Place & { width: number; height: number } {
  const [xs, ys] = [places.map((place) => place.x), places.map((place) => place.y)];
  const [x, y] = [Math.min(...xs) - ROOM.side, Math.min(...ys) - ROOM.top];
  return {
    x,
    y,
    width: Math.max(...xs) + CARD.width + ROOM.side - x,
    height: Math.max(...ys) + CARD.height + ROOM.bottom - y,
  };
}
