import { BaseEdge, getSmoothStepPath, Position, type Edge, type EdgeProps } from "@xyflow/react";

import { swing } from "./curves";
import { GRASP } from "./lines";
import { drop } from "./stacks";
import { Trunk } from "./trunk";

/** A reporting line; the library's own would turn half way down. */
function Report(edge: EdgeProps<Edge>) {
  const { sourceX, sourceY, targetX, targetY, sourcePosition, targetPosition } = edge;
  const isAside = sourcePosition === Position.Left || sourcePosition === Position.Right;
  if (!isAside && (targetPosition === Position.Left || targetPosition === Position.Right)) return <Trunk {...edge} />;
  const path = isAside ? getSmoothStepPath(edge)[0] : drop([sourceX, sourceY], [targetX, targetY]);
  return <BaseEdge path={path} interactionWidth={GRASP} />;
}

function Swing(edge: EdgeProps<Edge>) {
  const { label, markerEnd } = edge;
  const curve = swing(edge, edge.sourcePosition === Position.Top ? "top" : "right");
  return <BaseEdge {...curve} label={label} interactionWidth={GRASP} {...(markerEnd === undefined ? {} : { markerEnd })} />;
}

/** The lines that the library has not. */
export const EDGE_TYPES = { report: Report, swing: Swing };
