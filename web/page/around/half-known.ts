/** Of less of the weight, a figure says little: its bounds say more. So the server does with its light and its order by support. */
const HALF_KNOWN = 0.5;

/** Whether a figure that rests on this share, 0 to 1, may stand for itself. */
export function isHalfKnown(knownShare: number): boolean {
  return knownShare >= HALF_KNOWN;
}
