import { BaseEdge, getSmoothStepPath, Position, type Edge, type EdgeProps } from "@xyflow/react";

import { overCard, swing, type Curve } from "./curves";
import { GRASP } from "./lines";
import { drop } from "./stacks";
import { Trunk } from "./trunk";

function Drawn({ edge, curve }: { edge: EdgeProps<Edge>; curve: Curve }) {
  const { label, markerEnd, interactionWidth } = edge;
  return <BaseEdge {...curve} label={label} interactionWidth={interactionWidth ?? GRASP} {...(markerEnd === undefined ? {} : { markerEnd })} />;
}

/** A reporting line; the library's own would turn half way down. */
function Report(edge: EdgeProps<Edge>) {
  const { sourceX, sourceY, targetX, targetY, sourcePosition, targetPosition } = edge;
  const isAside = sourcePosition === Position.Left || sourcePosition === Position.Right;
  if (!isAside && (targetPosition === Position.Left || targetPosition === Position.Right)) return <Trunk {...edge} />;
  const path = isAside ? getSmoothStepPath(edge)[0] : drop([sourceX, sourceY], [targetX, targetY]);
  return <Drawn edge={edge} curve={{ path, ...overCard(edge) }} />;
}

function Swing(edge: EdgeProps<Edge>) {
  return <Drawn edge={edge} curve={swing(edge, edge.sourcePosition === Position.Top ? "top" : "right")} />;
}

/** The lines that the library has not. */
export const EDGE_TYPES = { report: Report, swing: Swing };
