// Three quarters of it are what a line swings out, which is still in the gap between two cards.
const SWING = 36;
// Between two lines that connect the same two people: their labels do not touch.
const LANE = 20;

export interface Ends {
  sourceX: number;
  sourceY: number;
  targetX: number;
  targetY: number;
}

/** A line, and where its label stands. */
export interface Curve {
  path: string;
  labelX: number;
  labelY: number;
}

/** Which of the lines between the same two people it is, from 0, of how many. */
export type Lane = { lane: number; of: number };

/** How far the ends of a line from side to side are moved down, so that it runs beside the others. */
export function aside({ lane, of }: Lane): number {
  return (lane - (of - 1) / 2) * LANE;
}

/** Between two in a column through the gap to their right; between two in a row through the one above. Each lane is around the one before. */
export function swing({ sourceX, sourceY, targetX, targetY }: Ends, side: "right" | "top", { lane }: Lane): Curve {
  const out = lane * LANE;
  if (side === "top") {
    const apart = sourceX < targetX ? out : -out;
    const [start, end, top] = [sourceX - apart, targetX + apart, Math.min(sourceY, targetY) - SWING - out];
    return {
      path: `M${start},${sourceY} C${start},${top} ${end},${top} ${end},${targetY}`,
      labelX: (start + end) / 2,
      labelY: (sourceY + 6 * top + targetY) / 8,
    };
  }
  const apart = sourceY < targetY ? out : -out;
  const [start, end, right] = [sourceY - apart, targetY + apart, Math.max(sourceX, targetX) + SWING + out];
  return {
    path: `M${sourceX},${start} C${right},${start} ${right},${end} ${targetX},${end}`,
    labelX: (sourceX + 6 * right + targetX) / 8,
    labelY: (start + end) / 2,
  };
}
