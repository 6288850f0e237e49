import type { MessageId } from "../words";
import type { Stakeholder } from "./query";

/* Help me choose: a few questions about what somebody does, and what their answers speak for.
 *
 * The questions are those that books and tools of relationship mapping commonly ask: for a role, what somebody does in
 * the purchase; for power, whether they are asked, heard, or decide whatever the chart says; for a stance, what they
 * did for or against us, because what people do weighs more than what they say. The weights are ours, and only a suggestion.
 */

export type Answered = "yes" | "no";

interface Question<Choice extends string> {
  id: string;
  words: MessageId;
  /** How much a yes speaks for each choice. */
  yes: Partial<Record<Choice, number>>;
}

export type RoleChoice = "approver" | "decision_maker" | "economic_buyer" | "technical_evaluator" | "user" | "champion" | "gatekeeper" | "influencer";
export type PowerChoice = NonNullable<Stakeholder["power"]>;
export type StanceChoice = "2" | "1" | "0" | "-1" | "-2";

export const ROLE_QUESTIONS: readonly Question<RoleChoice>[] = [
  { id: "signs", words: "choose.signs", yes: { approver: 3 } },
  { id: "decides", words: "choose.decides", yes: { decision_maker: 3 } },
  { id: "budget", words: "choose.budget", yes: { economic_buyer: 3, decision_maker: 1 } },
  { id: "tests", words: "choose.tests", yes: { technical_evaluator: 3 } },
  { id: "works-with-it", words: "choose.works-with-it", yes: { user: 3 } },
  { id: "sells-for-us", words: "choose.sells-for-us", yes: { champion: 3 } },
  { id: "controls-access", words: "choose.controls-access", yes: { gatekeeper: 3 } },
  { id: "is-asked", words: "choose.is-asked", yes: { influencer: 2 } },
];

export const POWER_QUESTIONS: readonly Question<PowerChoice>[] = [
  { id: "overrules", words: "choose.overrules", yes: { INNER_CIRCLE: 3 } },
  { id: "small-circle", words: "choose.small-circle", yes: { INNER_CIRCLE: 3 } },
  { id: "heard", words: "choose.heard", yes: { POLITICAL_STRUCTURE: 2, INNER_CIRCLE: 1 } },
  { id: "knows-early", words: "choose.knows-early", yes: { POLITICAL_STRUCTURE: 2 } },
  { id: "told-after", words: "choose.told-after", yes: { OUTSIDE: 3 } },
];

export const STANCE_QUESTIONS: readonly Question<StanceChoice>[] = [
  { id: "coaches", words: "choose.coaches", yes: { "2": 3 } },
  { id: "argues-for", words: "choose.argues-for", yes: { "2": 2, "1": 1 } },
  { id: "prefers", words: "choose.prefers", yes: { "1": 2 } },
  { id: "no-preference", words: "choose.no-preference", yes: { "0": 2 } },
  { id: "prefers-other", words: "choose.prefers-other", yes: { "-1": 2 } },
  { id: "works-against", words: "choose.works-against", yes: { "-2": 3 } },
];

export interface Suggestion<Choice extends string> {
  choice: Choice;
  /** The questions whose yes spoke for it. */
  because: MessageId[];
}

/** What the answers speak for most; null while nothing does, or two things equally. */
export function suggested<Choice extends string>(
  questions: readonly Question<Choice>[],
  answers: Readonly<Record<string, Answered | undefined>>,
): Suggestion<Choice> | null {
  const scores = new Map<Choice, number>();
  const yes = questions.filter((question) => answers[question.id] === "yes");
  for (const question of yes) {
    for (const [choice, weight] of Object.entries(question.yes) as [Choice, number][]) {
      scores.set(choice, (scores.get(choice) ?? 0) + weight);
    }
  }
  const [best, second] = [...scores].sort((a, b) => b[1] - a[1]);
  if (!best || best[1] === second?.[1]) return null;
  const [choice] = best;
  return { choice, because: yes.filter((question) => question.yes[choice]).map((question) => question.words) };
}
