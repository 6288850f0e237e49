// Names of those of us who were chosen on this page: a change names them by their uid only, and is shown before the
// server's next answer tells their name.
const met = new Map<string, string>();

/** Keep the name of one of us who was just chosen. */
export function meet(colleague: { uid: string; name: string }): void {
  met.set(colleague.uid, colleague.name);
}

/** The name of one of us who was chosen before; nothing for whom nobody chose. */
export function nameOfMet(uid: string): string {
  return met.get(uid) ?? "";
}
