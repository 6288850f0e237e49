import { MarkerType, type Edge } from "@xyflow/react";

import type { Place } from "./layout";

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
