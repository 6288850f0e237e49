// Names of those of us, and of companies, that were chosen on this page: a change names them by their uid only, and is shown
// before the server's next answer tells their name.
const met = new Map<string, string>();

/** Keep the name of one of us, or of a company, that was just chosen. */
export function meet({ uid, name }: { uid: string; name: string }): void {
  met.set(uid, name);
}

/** The name of whom, or what, was chosen before; nothing of what nobody chose. */
export function nameOfMet(uid: string): string {
  return met.get(uid) ?? "";
}
