import { useWords, type MessageId } from "../words";
import type { Party, Stakeholder } from "./query";

export type StanceValue = -2 | -1 | 0 | 1 | 2;
export const STANCES: readonly StanceValue[] = [2, 1, 0, -1, -2];

const STANCE_WORDS: Record<StanceValue, MessageId> = {
  [2]: "map.mentor",
  [1]: "map.supporter",
  [0]: "map.neutral",
  [-1]: "map.non-supporter",
  [-2]: "map.opponent",
};
// A shape for each, so that no colour is needed to tell them apart.
const STANCE_SHAPES: Record<StanceValue, string> = {
  [2]: "M3 8.5 8 4l5 4.5M3 13l5-4.5 5 4.5",
  [1]: "M3 10.5 8 5.5l5 5",
  [0]: "M3 8h10",
  [-1]: "M3 5.5l5 5 5-5",
  [-2]: "M3 3l5 4.5L13 3M3 7.5 8 12l5-4.5",
};

export function stanceWord(value: number | null): MessageId {
  return value === null ? "map.unknown" : (STANCE_WORDS[value as StanceValue] ?? "map.unknown");
}

export type StanceSide = "for" | "against" | "between" | "unknown";

export function stanceSide(value: number | null): StanceSide {
  return value === null ? "unknown" : value > 0 ? "for" : value < 0 ? "against" : "between";
}

/** What is known of somebody's stance towards a party; null is not known. */
export function stanceTowards(person: Stakeholder, party: Party | undefined): number | null {
  return person.stances.find((stance) => stance.party.uid === party?.uid)?.value ?? null;
}

export function StanceSign(props: { value: number | null; party?: string; word?: boolean }) {
  const { t } = useWords();
  const { value, party, word } = props;
  const said = t(stanceWord(value));
  return (
    <span className={`stance ${stanceSide(value)}`} title={party ? `${party}: ${said}` : said}>
      {value === null ? (
        <span aria-hidden="true" className="question">
          ?
        </span>
      ) : (
        <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
          <path d={STANCE_SHAPES[value as StanceValue]} fill="none" stroke="currentColor" strokeWidth="2.2" strokeLinecap="round" strokeLinejoin="round" />
        </svg>
      )}
      {party && <span className="party">{party}</span>}
      {word ? <span>{said}</span> : <span className="unseen">{said}</span>}
    </span>
  );
}

const POWER_STEPS = { OUTSIDE: 1, POLITICAL_STRUCTURE: 2, INNER_CIRCLE: 3 } as const;

export function PowerSign(props: { power: Stakeholder["power"]; word: string }) {
  const steps = props.power ? POWER_STEPS[props.power] : 0;
  return (
    <span className="power" title={props.word}>
      {[1, 2, 3].map((step) => (
        <i key={step} className={step <= steps ? "on" : ""} />
      ))}
      <span className="unseen">{props.word}</span>
    </span>
  );
}

const COVERAGE_STEPS = { BRIEF: 1, MULTIPLE: 2, IN_DEPTH: 3 } as const;

/** The deepest of our relations to somebody: rings that fill. */
export function CoverageSign(props: { person: Stakeholder; word: string }) {
  const steps = Math.max(0, ...props.person.coverage.map((one) => COVERAGE_STEPS[one.level]));
  return (
    <span className={steps ? "coverage" : "coverage none"} title={props.word}>
      <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
        <circle cx="8" cy="8" r="6.5" fill="none" stroke="currentColor" strokeWidth="1.4" strokeDasharray={steps ? "" : "2.5 2"} />
        {steps > 0 && <circle cx="8" cy="8" r={steps * 1.6} fill="currentColor" />}
      </svg>
      <span className="unseen">{props.word}</span>
    </span>
  );
}

export function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const first = [...(words[0] ?? "")];
  // Of a Chinese name the given part tells people apart.
  if (/\p{Script=Han}/u.test(name)) return [...name.trim()].slice(-2).join("");
  const last = words.length > 1 ? [...(words.at(-1) ?? "")][0] : "";
  return `${first[0] ?? "?"}${last ?? ""}`.toUpperCase();
}
