import { isHalfKnown } from "../around/half-known";

/** How warm a cell is: good, so-so, bad, or nothing to say. */
export type Heat = "for" | "between" | "against" | "unknown";

/** Support from -1 (all against) to 1 (all mentors), and how much of the weight it rests on; null: nobody's stance is known. */
export function heatOfSupport(value: number | null, knownShare: number): Heat {
  if (value === null || !isHalfKnown(knownShare)) return "unknown";
  return value > 0.15 ? "for" : value < -0.15 ? "against" : "between";
}

/** How much of the weight of those who count is known, 0 to 1. */
export function heatOfKnown(share: number): Heat {
  return share >= 0.75 ? "for" : share >= 0.4 ? "between" : "against";
}

/** How many gaps there are: a critical one is enough to be bad. */
export function heatOfGaps(critical: number, warnings: number): Heat {
  return critical > 0 ? "against" : warnings > 0 ? "between" : "for";
}

/** How many findings of each severity. */
export function countGaps(findings: readonly { severity: string }[]): { critical: number; warnings: number } {
  const of = (severity: string) => findings.filter((finding) => finding.severity === severity).length;
  return { critical: of("CRITICAL"), warnings: of("WARNING") };
}
