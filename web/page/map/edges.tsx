import { BaseEdge, getBezierPath, getSmoothStepPath, Position, type Edge, type EdgeProps } from "@xyflow/react";

import { aside, swing, type Curve } from "./curves";
import { GRASP, type TieEdge } from "./lines";
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

function Swing(edge: EdgeProps<TieEdge>) {
  return <Tie {...edge} curve={swing(edge, edge.sourcePosition === Position.Top ? "top" : "right", edge.data)} />;
}

function Beside(edge: EdgeProps<TieEdge>) {
  const down = aside(edge.data);
  const [path, labelX, labelY] = getBezierPath({ ...edge, sourceY: edge.sourceY + down, targetY: edge.targetY + down });
  return <Tie {...edge} curve={{ path, labelX, labelY }} />;
}

function Tie({ label, markerEnd, curve }: Pick<EdgeProps<TieEdge>, "label" | "markerEnd"> & { curve: Curve }) {
  return <BaseEdge {...curve} label={label} interactionWidth={GRASP} {...(markerEnd === undefined ? {} : { markerEnd })} />;
}

/** The lines that the library has not. */
export const EDGE_TYPES = { report: Report, swing: Swing, beside: Beside };
