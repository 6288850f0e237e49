// What a file's name can't have on one system or another.
// oxlint-disable-next-line no-control-regex
const NOT_IN_NAMES = /[\\/:*?"<>|\u0000-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const MOST = 100;

/** A file's name for what was taken out of a map on a day, whatever the map is called. */
export function fileName(map: string, day: Date, ending: string): string {
  const name = [...map.replaceAll(NOT_IN_NAMES, " ").replaceAll(/\s+/g, " ")].slice(0, MOST).join("");
  const plain = name.replaceAll(/^[ .]+|[ .]+$/g, "") || "map";
  const two = (value: number) => String(value).padStart(2, "0");
  return `${plain} ${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}.${ending}`;
}

const MOST_PIXELS = 64e6;
const LONGEST_SIDE = 16_000;

/** How much a drawing of this size is enlarged: twice, or as much as browsers can hold. */
export function enlargement(width: number, height: number): number {
  return Math.min(2, LONGEST_SIDE / Math.max(width, height, 1), Math.sqrt(MOST_PIXELS / Math.max(width * height, 1)));
}
