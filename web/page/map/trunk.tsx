import { BaseEdge, Position, type EdgeProps } from "@xyflow/react";

import { overCard } from "./curves";
import { CARD } from "./layout";
import { GRASP } from "./lines";
import { trunk } from "./stacks";

/** A reporting line to the side of a card: of one in a stack, or below another card. */
export function Trunk(props: EdgeProps) {
  const { id, sourceX, sourceY, targetX, targetY, label, style, interactionWidth } = props;
  const side = props.targetPosition === Position.Right ? "r" : "l";
  const middle = targetX + (side === "l" ? CARD.width : -CARD.width) / 2;
  const over = overCard({ targetX: middle, targetY: targetY - CARD.height / 2 });
  const path = trunk([sourceX, sourceY], [targetX, targetY], side);
  return <BaseEdge id={id} path={path} label={label} {...over} interactionWidth={interactionWidth ?? GRASP} {...(style ? { style } : {})} />;
}
