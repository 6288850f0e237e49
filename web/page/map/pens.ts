import type { MessageId } from "../words";
import type { Pen } from "./gestures";

/** Every kind of line, and what it is called from the side where it begins. */
export const PENS: { name: MessageId; pen: Pen }[] = [
  { name: "map.pen-reporting", pen: { kind: "reporting" } },
  { name: "map.pen-dotted", pen: { kind: "dotted" } },
  { name: "map.pen-influence-for", pen: { kind: "influence", strength: 2, sign: 1 } },
  { name: "map.pen-influence-against", pen: { kind: "influence", strength: 2, sign: -1 } },
  { name: "map.pen-alliance", pen: { kind: "alliance" } },
  { name: "map.pen-conflict", pen: { kind: "conflict" } },
];

export function nameOfPen(pen: Pen): MessageId {
  return PENS.find((one) => JSON.stringify(one.pen) === JSON.stringify(pen))?.name ?? "map.pen-reporting";
}
