import { localMoment, toMoment } from "./moments";
import type { Activity, Correction } from "./query";

/** An activity as it stands in the form. */
export interface Draft {
  kind: Activity["kind"];
  when: string;
  contacts: readonly { uid: string; name: string }[];
  /** Who of us. */
  user: string | null;
  summary: string;
  outcome: string;
  next: string;
}

/** The form for an activity as it is. */
export function drafted(activity: Activity): Draft {
  return {
    kind: activity.kind,
    when: localMoment(new Date(activity.occurredAt)),
    contacts: activity.contacts,
    user: activity.user?.uid ?? null,
    summary: activity.summary ?? "",
    outcome: activity.outcome ?? "",
    next: activity.nextAt ? localMoment(new Date(activity.nextAt)).slice(0, 10) : "",
  };
}

/** What is otherwise in the form, and nothing else: what a colleague changes meanwhile stays, and so do the seconds of a moment. */
export function corrected(activity: Activity, draft: Draft): Correction {
  const before = drafted(activity);
  const occurredAt = toMoment(draft.when);
  const people = (of: Draft) => of.contacts.map(({ uid }) => uid);
  return {
    activity: activity.uid,
    ...(draft.kind === before.kind ? {} : { kind: draft.kind }),
    ...(draft.when === before.when || !occurredAt ? {} : { occurredAt }),
    ...(people(draft).join() === people(before).join() ? {} : { contacts: people(draft) }),
    ...(draft.user === before.user ? {} : { user: draft.user }),
    ...(draft.summary.trim() === before.summary ? {} : { summary: draft.summary.trim() || null }),
    ...(draft.outcome.trim() === before.outcome ? {} : { outcome: draft.outcome.trim() || null }),
    ...(draft.next === before.next ? {} : { nextAt: toMoment(draft.next) }),
  };
}
