import type { ReactFlowState } from "@xyflow/react";

import type { PersonNode } from "./card";
import { cardUnder } from "./gestures";
import type { Place } from "./layout";

type Drawing = Pick<ReactFlowState, "connection" | "transform">;

/** To whom the line leads that is being drawn just now: a whole card takes it, not its four dots alone. */
export function lineTarget({ connection, transform }: Drawing, places: ReadonlyMap<string, Place>): string | undefined {
  if (!connection.inProgress) return undefined;
  const from = connection.fromNode.id;
  const near = connection.isValid ? connection.toNode?.id : undefined;
  if (near !== undefined && near !== from) return near;
  const [x, y, zoom] = transform;
  const { pointer } = connection;
  return cardUnder({ x: (pointer.x - x) / zoom, y: (pointer.y - y) / zoom }, places, new Set([from]));
}

/** The same cards, the one marked that takes what is drawn or dragged to it. */
export function withTarget(nodes: PersonNode[], target: string | undefined): PersonNode[] {
  if (target === undefined) return nodes;
  return nodes.map((node) => (node.id === target ? { ...node, className: "target" } : node));
}
