/** The fields of a change; what is undefined stays as it is. */
export type FieldOf<Change> = keyof Change & string;

/**
 * What I want to change that somebody else changed meanwhile, to something else. Where this is nothing, both changes can
 * stand, although the record has moved on.
 */
export function collisions<Change extends object>(seen: object, now: object, change: Change): FieldOf<Change>[] {
  const [before, theirs, mine] = [entriesOf(seen), entriesOf(now), entriesOf(change)];
  return [...mine.keys()].filter((field) => {
    if (mine.get(field) === undefined) return false;
    const made = plain(theirs.get(field));
    return made !== plain(before.get(field)) && made !== plain(mine.get(field));
  }) as FieldOf<Change>[];
}

function entriesOf(of: object): Map<string, unknown> {
  return new Map(Object.entries(of));
}

function plain(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) return value.length === 0 ? null : value.join("\n");
  if (isMoney(value)) return `${Number(value.amount)} ${value.currency}`;
  return String(value);
}

function isMoney(value: unknown): value is { amount: unknown; currency: string } {
  return typeof value === "object" && value !== null && "currency" in value;
}
