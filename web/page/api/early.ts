/** What was asked before the page was there to ask it, by a name; each is taken once. */
const begun = new Map<string, Promise<unknown>>();

/** Ask now for what the page will want as soon as it runs. */
export function askEarly(name: string, answer: Promise<unknown>): void {
  begun.set(name, answer);
  // Whoever takes it sees the error; nobody may.
  answer.catch(() => undefined);
}

/** What was asked early under this name, or undefined when nothing was or somebody took it. */
export function takeEarly<Answer>(name: string): Promise<Answer> | undefined {
  const answer = begun.get(name) as Promise<Answer> | undefined;
  begun.delete(name);
  return answer;
}
