import { MarkerType, type Edge } from "@xyflow/react";

import { Cards, entry } from "./behind";
import type { Lane } from "./curves";
import { CARD, type Place } from "./layout";
import type { ContactMap } from "./query";
import { inStacks } from "./stacks";

/** What connects two people besides reporting. */
export type TieEdge = Edge<Lane> & { data: Lane };

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
  const ties: Edge[] = [];
  const between = (from: string, to: string, sides: (from: Place, to: Place) => Sides) => {
    const [start, end] = [places.get(from), places.get(to)];
    if (!start || !end) return null;
    return { ...sides(start, end), source: from, target: to, focusable: false, interactionWidth: GRASP };
  };
  const tie = (from: string, to: string, edge: Pick<Edge, "id" | "className" | "label" | "markerEnd">) => {
    const where = between(from, to, sidesOfInfluence);
    // Between the same sides of two cards a straight way would go through what is between them.
    if (where) ties.push({ ...where, ...edge, type: where.sourceHandle === where.targetHandle ? "swing" : "beside" });
  };
  if (shown.has("reporting")) {
    const stacked = inStacks(map.reportingLines, places);
    const cards = new Cards(places.values());
    const alone = (manager: Place, report: Place): Sides => {
      const sides = sidesOfReporting(manager, report);
      return sides.sourceHandle === "b" ? { ...sides, targetHandle: entry(manager, report, cards) } : sides;
    };
    for (const line of map.reportingLines) {
      const hangs = (): Sides => ({ sourceHandle: "b", targetHandle: "l" });
      const where = between(line.manager.uid, line.report.uid, stacked.has(line.uid) ? hangs : alone);
      const className = line.kind === "DOTTED" ? "line dotted" : line.skipped.length > 0 ? "line skips" : "line";
      if (where) lines.push({ ...where, id: line.uid, type: "report", className });
    }
  }
  if (shown.has("influence")) {
    for (const { uid, influencer, influenced, strength, sign } of map.influences) {
      tie(influencer.uid, influenced.uid, {
        id: uid,
        className: `line influence s${strength} ${sign < 0 ? "against" : "for"}`,
        label: (sign < 0 ? "−" : "+").repeat(strength),
        markerEnd: { type: MarkerType.ArrowClosed, color: sign < 0 ? "var(--against)" : "var(--for)" },
      });
    }
  }
  for (const [kind, both, label] of [
    ["alliance", map.alliances, "∞"],
    ["conflict", map.conflicts, "⚡"],
  ] as const) {
    if (!shown.has(kind)) continue;
    for (const { uid, first, second } of both) tie(first.uid, second.uid, { id: uid, className: `line ${kind}`, label });
  }
  return [...lines, ...inLanes(ties)];
}

/** Those between the same two people side by side, whoever of the two is named first. */
function inLanes(ties: Edge[]): TieEdge[] {
  const pair = ({ source, target }: Edge) => [source, target].sort().join(" ");
  const of = new Map<string, number>();
  const laid = ties.map((tie) => {
    const lane = of.get(pair(tie)) ?? 0;
    of.set(pair(tie), lane + 1);
    return { tie, lane };
  });
  return laid.map(({ tie, lane }) => ({ ...tie, data: { lane, of: of.get(pair(tie)) ?? 1 } }));
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
