// A date field holds a day, a datetime-local field a moment, both where the reader is; the server takes moments of UTC.

/** This day, as a date field holds it. */
export function today(now = new Date()): string {
  return localMoment(now).slice(0, 10);
}

/** A moment as a datetime-local field holds it. */
export function localMoment(moment: Date): string {
  const part = (value: number) => String(value).padStart(2, "0");
  const day = `${moment.getFullYear()}-${part(moment.getMonth() + 1)}-${part(moment.getDate())}`;
  return `${day}T${part(moment.getHours())}:${part(moment.getMinutes())}`;
}

/** What a field holds as the server takes it; of a day its beginning of work. Null: it holds no date. */
export function toMoment(held: string): string | null {
  const moment = new Date(held.length === 10 ? `${held}T09:00` : held);
  return Number.isNaN(moment.getTime()) ? null : moment.toISOString();
}

/** The reader's day of a moment. */
export function dayOf(moment: string): string {
  return today(new Date(moment));
}
