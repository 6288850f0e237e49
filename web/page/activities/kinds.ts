import { useVocabulary } from "../map/vocabulary";
import type { Activity } from "./query";

export type ActivityKind = Activity["kind"];
const KINDS: readonly ActivityKind[] = ["CALL", "VISIT", "MEETING", "MAIL", "DEMO"];

/** The kinds of activity in the company's words. */
export function useKinds(): { id: ActivityKind; name: string }[] {
  const vocabulary = useVocabulary();
  return KINDS.map((id) => ({ id, name: vocabulary.data?.word("ACTIVITY_KIND", id) ?? id }));
}
