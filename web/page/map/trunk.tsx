import { BaseEdge, Position, type EdgeProps } from "@xyflow/react";

import { GRASP } from "./lines";
import { trunk } from "./stacks";

/** A reporting line to the side of a card: of one in a stack, or below another card. */
export function Trunk({ id, sourceX, sourceY, targetX, targetY, targetPosition, style }: EdgeProps) {
  const path = trunk([sourceX, sourceY], [targetX, targetY], targetPosition === Position.Right ? "r" : "l");
  return <BaseEdge id={id} path={path} interactionWidth={GRASP} {...(style ? { style } : {})} />;
}
