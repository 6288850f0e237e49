import { dayOf } from "../activities/moments";

/** What is due on one day, or was due before. */
export interface Due<Item> {
  day: string | "overdue";
  items: Item[];
}

/** By the reader's day, what is overdue first; within a day as it came. */
export function byDay<Item extends { dueAt: string; overdue: boolean }>(items: readonly Item[]): Due<Item>[] {
  const days = new Map<string, Item[]>();
  for (const item of items) {
    const day = item.overdue ? "overdue" : dayOf(item.dueAt);
    days.set(day, [...(days.get(day) ?? []), item]);
  }
  return [...days]
    .map(([day, due]) => ({ day, items: due }))
    .sort((a, b) => (a.day === "overdue" ? -1 : b.day === "overdue" ? 1 : a.day.localeCompare(b.day)));
}
