import { MarkerType, type Edge } from "@xyflow/react";

import type { Place } from "./layout";
import type { ContactMap } from "./query";

export type LineKind = "reporting" | "influence" | "alliance" | "conflict";
export const LINE_KINDS: readonly LineKind[] = ["reporting", "influence", "alliance", "conflict"];

/** The lines between people who are both in sight. */
export function linesOf(map: ContactMap, inSight: ReadonlySet<string>, shown: ReadonlySet<LineKind>): Edge[] {
  const columns = new Map(map.stakeholders.map((person) => [person.uid, person.x ?? 0]));
  const lines: Edge[] = [];
  const add = (from: string, to: string, edge: Omit<Edge, "source" | "target">) => {
    if (inSight.has(from) && inSight.has(to)) lines.push({ ...edge, source: from, target: to, focusable: false });
  };
  const sides = (from: string, to: string) =>
    (columns.get(from) ?? 0) <= (columns.get(to) ?? 0)
      ? { sourceHandle: "r", targetHandle: "l" }
      : { sourceHandle: "l", targetHandle: "r" };
  if (shown.has("reporting")) {
    for (const line of map.reportingLines) {
      add(line.manager.uid, line.report.uid, {
        id: line.uid,
        type: "smoothstep",
        sourceHandle: "b",
        targetHandle: "t",
        className: line.kind === "DOTTED" ? "line dotted" : line.skipped.length > 0 ? "line skips" : "line",
        ...(line.skipped.length > 0 ? { label: line.skipped.map((person) => person.name || "?").join(" → ") } : {}),
      });
    }
  }
  if (shown.has("influence")) {
    for (const { uid, influencer, influenced, strength, sign } of map.influences) {
      add(influencer.uid, influenced.uid, {
        id: uid,
        ...sides(influencer.uid, influenced.uid),
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
      add(first.uid, second.uid, {
        id: uid,
        type: "straight",
        ...sides(first.uid, second.uid),
        className: `line ${kind}`,
        label: kind === "alliance" ? "∞" : "⚡",
      });
    }
  }
  return lines;
}

/** The lines with a way drawn over them, its steps numbered; all others step back. */
export function withPath(lines: Edge[], path: readonly string[] | null, places: ReadonlyMap<string, Place>): Edge[] {
  if (!path) return lines;
  const behind = lines.map((line) => ({ ...line, className: `${line.className ?? ""} behind` }));
  const steps = path.slice(1).flatMap((target, index): Edge[] => {
    const source = path[index];
    const [from, to] = [source === undefined ? undefined : places.get(source), places.get(target)];
    if (source === undefined || !from || !to) return [];
    return [
      {
        id: `path-${index}`,
        source,
        target,
        ...nearestSides(from, to),
        type: "straight",
        className: "line path",
        // The first step of a way leads from one of us to its first person.
        label: String(index + 2),
        markerEnd: { type: MarkerType.ArrowClosed, color: "var(--accent)" },
        zIndex: 1,
        focusable: false,
      },
    ];
  });
  return [...behind, ...steps];
}

function nearestSides(from: Place, to: Place) {
  const [right, down] = [to.x - from.x, to.y - from.y];
  if (Math.abs(down) >= Math.abs(right) / 2) {
    return down > 0 ? { sourceHandle: "b", targetHandle: "t" } : { sourceHandle: "t", targetHandle: "b" };
  }
  return right > 0 ? { sourceHandle: "r", targetHandle: "l" } : { sourceHandle: "l", targetHandle: "r" };
}
