// Three quarters of it are what a line swings out, which is still in the gap between two cards.
const SWING = 36;

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

/** Between two in a column through the gap to their right; between two in a row through the one above. */
export function swing({ sourceX, sourceY, targetX, targetY }: Ends, side: "right" | "top"): Curve {
  if (side === "top") {
    const top = Math.min(sourceY, targetY) - SWING;
    return {
      path: `M${sourceX},${sourceY} C${sourceX},${top} ${targetX},${top} ${targetX},${targetY}`,
      labelX: (sourceX + targetX) / 2,
      labelY: (sourceY + 6 * top + targetY) / 8,
    };
  }
  const right = Math.max(sourceX, targetX) + SWING;
  return {
    path: `M${sourceX},${sourceY} C${right},${sourceY} ${right},${targetY} ${targetX},${targetY}`,
    labelX: (sourceX + 6 * right + targetX) / 8,
    labelY: (sourceY + targetY) / 2,
  };
}
