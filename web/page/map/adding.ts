import { useCallback } from "react";

import { useOpenMap } from "./context";
import { CARD, freePlace, type Place } from "./layout";
import { partOf } from "./applied";
import type { MapChange } from "./query";

/** What a contact that is dragged from the list carries: their uid. */
export const CONTACT_TYPE = "application/x-graph-crm-contact";

/** Where a person goes: to a place, below somebody, or wherever there is room. */
export type Where = { at: Place } | { manager: string } | "anywhere";

/** Put a contact onto the canvas, as one step: into the map if they are not in it, and below a manager if one is named. */
export function useAddContact(): (contact: string, where: Where) => void {
  const { map, session, select } = useOpenMap();
  return useCallback(
    (contact, where) => {
      const part = partOf(map, contact);
      const manager = typeof where === "object" && "manager" in where ? where.manager : undefined;
      const above = map.stakeholders.find((person) => person.uid === manager);
      const wanted =
        typeof where === "object" && "at" in where
          ? where.at
          : above
            ? { x: above.x ?? 0, y: (above.y ?? 0) + CARD.height + 56 }
            : below(map.stakeholders);
      const { x, y } = rounded(freePlace(map, wanted));
      const stakeholder = part?.uid ?? crypto.randomUUID();
      const changes: MapChange[] = part
        ? [{ placeStakeholder: { stakeholder, x, y } }]
        : [{ addStakeholder: { contact, uid: stakeholder, x, y } }];
      if (above && above.contact.uid !== contact) {
        changes.push({ setReportingLine: { report: contact, manager: above.contact.uid } });
      }
      session.change(...changes);
      select([stakeholder], { show: true });
    },
    [map, session, select],
  );
}

// Under the drawing, at its left: where somebody new is seen and is in nobody's way.
function below(people: readonly { x: number | null; y: number | null }[]): Place {
  const placed = people.flatMap(({ x, y }) => (x !== null && y !== null ? [{ x, y }] : []));
  if (placed.length === 0) return { x: 0, y: 0 };
  return { x: Math.min(...placed.map(({ x }) => x)), y: Math.max(...placed.map(({ y }) => y)) + CARD.height + 56 };
}

function rounded({ x, y }: Place): Place {
  return { x: Math.round(x), y: Math.round(y) };
}
