const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const STEPS = [MINUTE, 10 * MINUTE, HOUR, 6 * HOUR, DAY, 7 * DAY];
const MOST_STEPS = 400;

/** How far one step of the slider goes, in milliseconds: fine for a young map, and never too many steps. */
export function stepOf(first: number, now: number): number {
  return STEPS.find((step) => (now - first) / step <= MOST_STEPS) ?? 30 * DAY;
}

/** The last moment of a day as the reader's clock has it, or null when that is not over: then it is the present. */
export function endOfDay(day: string, now: number): string | null {
  const end = new Date(`${day}T23:59:59.999`);
  return Number.isNaN(end.getTime()) || end.getTime() >= now ? null : end.toISOString();
}

/** The day of a moment as the reader's clock has it, as a date field takes it. */
export function dayOf(moment: number): string {
  const date = new Date(moment);
  const two = (value: number) => String(value).padStart(2, "0");
  return `${String(date.getFullYear()).padStart(4, "0")}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** A moment of the past that an address names; null for anything else. */
export function pastMoment(text: string | null, now: number): string | null {
  const moment = text === null ? Number.NaN : Date.parse(text);
  return Number.isNaN(moment) || moment >= now ? null : new Date(moment).toISOString();
}
