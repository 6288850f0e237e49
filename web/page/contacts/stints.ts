import { dayOf } from "../activities/moments";

/** As much of a job as says when it was whose. */
export interface Stint {
  customerUid: string;
  validFrom: string;
  validTo: string | null;
}

/** Since when somebody has been at this company: a new title begins a new line, and is no new beginning. Null: they are not. */
export function beganAt(customer: string, jobs: readonly Stint[]): string | null {
  const there = jobs.filter((job) => job.customerUid === customer);
  let first = there.find((job) => job.validTo === null);
  for (let before = first; before; before = there.find((job) => job.validTo === first?.validFrom && job !== first)) first = before;
  return first?.validFrom ?? null;
}

/** When somebody left this company, the last time that they did. */
export function leftAt(customer: string, jobs: readonly Stint[]): string | null {
  const ends = jobs.flatMap((job) => (job.customerUid === customer && job.validTo !== null ? [job.validTo] : []));
  return ends.length === 0 ? null : ends.reduce((last, end) => (Date.parse(end) > Date.parse(last) ? end : last));
}

/** What is over and worth telling; not what was put right on the day on which it was written. */
export function pastOf<Job extends Stint>(jobs: readonly Job[]): Job[] {
  return jobs.filter(({ customerUid, validFrom, validTo }) => {
    if (validTo === null) return false;
    const goesOn = jobs.some((next) => next.customerUid === customerUid && next.validFrom === validTo);
    return !goesOn || dayOf(validFrom) !== dayOf(validTo);
  });
}

/** Whether a job can't begin or end on this day: there is none, it is to come, or it is not after `after`. */
export function isOutOfTime(day: string, after: string | null, today: string): boolean {
  if (day === "" || day > today) return true;
  return day < today && after !== null && day <= dayOf(after);
}
