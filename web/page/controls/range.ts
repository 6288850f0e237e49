/** The numbers that a field takes; the server has the same limits. */
export interface Range {
  least: number;
  most: number;
  isWhole: boolean;
}

/** Whether this is none of them; an empty field is no number at all. */
export function isOutside(text: string, { least, most, isWhole }: Range): boolean {
  if (text.trim() === "") return false;
  const value = Number(text);
  return !(value >= least && value <= most) || (isWhole && !Number.isInteger(value));
}

/** How many characters a text may have, as on the server: in a line such as a name or a title, and in more than one. */
export const LONGEST = { line: 200, lines: 10_000 };

/** How many characters a text has; of a Chinese name as many as one sees. */
export function lengthOf(text: string): number {
  return [...text.trim()].length;
}

export const VOTES: Range = { least: 0, most: 1000, isWhole: true };
export const QUOTA: Range = { least: 1, most: 100, isWhole: true };
export const WEIGHT: Range = { least: 0, most: 1, isWhole: false };
export const AMOUNT: Range = { least: 0, most: 1e14, isWhole: false };
