import { MarkerType, type Edge } from "@xyflow/react";

import { Cards, entry } from "./behind";
import { CARD, type Place } from "./layout";
import type { ContactMap } from "./query";
import { inStacks } from "./stacks";

export type LineKind = "reporting" | "influence" | "alliance" | "conflict";
export const LINE_KINDS: readonly LineKind[] = ["reporting", "influence", "alliance", "conflict"];

// How wide a line is for the hand.
export const GRASP = 24;

type Side = "t" | "r" | "b" | "l";
interface Sides {
  sourceHandle: Side;
  targetHandle: Side;
}

/** The lines between people who are in sight, that is who have one of these places. */
export function linesOf(
  map: ContactMap,
  places: ReadonlyMap<string, Place>,
  shown: ReadonlySet<LineKind>,
): Edge[] {
  const lines: Edge[] = [];
  const add = (
    from: string,
    to: string,
    sides: (from: Place, to: Place) => Sides,
    edge: Omit<Edge, "source" | "target">,
  ) => {
    const [start, end] = [places.get(from), places.get(to)];
    if (!start || !end) return;
    const where = sides(start, end);
    // Between the same sides of two cards, which the library would draw straight through what is between them.
    const swings = where.sourceHandle === where.targetHandle ? { type: "swing" } : {};
    lines.push({ ...swings, ...edge, ...where, source: from, target: to, focusable: false, interactionWidth: GRASP });
  };
  if (shown.has("reporting")) {
    const stacked = inStacks(map.reportingLines, places);
    const cards = new Cards(places.values());
    const alone = (manager: Place, report: Place): Sides => {
      const sides = sidesOfReporting(manager, report);
      return sides.sourceHandle === "b" ? { ...sides, targetHandle: entry(manager, report, cards) } : sides;
    };
    for (const line of map.reportingLines) {
      add(line.manager.uid, line.report.uid, stacked.has(line.uid) ? () => ({ sourceHandle: "b", targetHandle: "l" }) : alone, {
        id: line.uid,
        type: "report",
        className: line.kind === "DOTTED" ? "line dotted" : line.skipped.length > 0 ? "line skips" : "line",
      });
    }
  }
  if (shown.has("influence")) {
    for (const { uid, influencer, influenced, strength, sign } of map.influences) {
      add(influencer.uid, influenced.uid, sidesOfInfluence, {
        id: uid,
        className: `line influence s${strength} ${sign < 0 ? "against" : "for"}`,
        label: (sign < 0 ? "−" : "+").repeat(strength),
        markerEnd: { type: MarkerType.ArrowClosed, color: sign < 0 ? "var(--against)" : "var(--for)" },
      });
    }
  }
  for (const [kind, ties] of [
    ["alliance", map.alliances],
    ["conflict", map.conflicts],
  ] as const) {
    if (!shown.has(kind)) continue;
    for (const { uid, first, second } of ties) {
      add(first.uid, second.uid, sidesOfInfluence, {
        id: uid,
        className: `line ${kind}`,
        label: kind === "alliance" ? "∞" : "⚡",
      });
    }
  }
  return lines;
}

/** A reporting line leaves a manager below, as everybody draws it, unless the report was placed elsewhere. */
export function sidesOfReporting(manager: Place, report: Place): Sides {
  if (report.y >= manager.y + CARD.height) return { sourceHandle: "b", targetHandle: "t" };
  if (report.y + CARD.height <= manager.y) return { sourceHandle: "t", targetHandle: "b" };
  return beside(manager, report);
}

/** Other lines go from side to side; one between two in a column swings out to the right, in a row over those between. */
export function sidesOfInfluence(from: Place, to: Place): Sides {
  const [right, down] = [Math.abs(to.x - from.x), Math.abs(to.y - from.y)];
  if (right < CARD.width) return { sourceHandle: "r", targetHandle: "r" };
  if (down < CARD.height / 2 && right > 2 * CARD.width) return { sourceHandle: "t", targetHandle: "t" };
  return beside(from, to);
}

function beside(from: Place, to: Place): Sides {
  return from.x <= to.x ? { sourceHandle: "r", targetHandle: "l" } : { sourceHandle: "l", targetHandle: "r" };
}

/** The same lines, those of the selected people marked so that they stand out; what does not change stays the same object. */
export function withSelected(lines: readonly Edge[], selected: ReadonlySet<string>): Edge[] {
  return lines.map((line) =>
    selected.has(line.source) || selected.has(line.target)
      ? { ...line, className: `${line.className} of-selected` }
      : line,
  );
}
