import { useQuery } from "@tanstack/react-query";

import { takeEarly } from "../api/early";
import { useWords } from "../words";
import { askVocabulary, earlyVocabulary, type VocabularyAnswer as Answer } from "./vocabulary-query";

export type VocabularyName = Answer["vocabularies"][number]["name"];

/** The words that the company uses, in the reader's language, and who the reader is. */
export interface Vocabulary {
  me: Answer["me"];
  roles: Answer["roles"];
  entries(name: VocabularyName): { code: string; name: string }[];
  /** The word for a code or a value of an enum; the code itself when it was deleted since. */
  word(name: VocabularyName, code: string): string;
  role(code: string): string;
}

export function useVocabulary() {
  const { asked, language } = useWords();
  return useQuery({
    queryKey: ["vocabulary", asked],
    queryFn: ({ signal }) => takeEarly<Answer>(earlyVocabulary(language)) ?? askVocabulary(language, signal),
    staleTime: 5 * 60_000,
    select: toVocabulary,
  });
}

function toVocabulary(answer: Answer): Vocabulary {
  const entries = new Map(answer.vocabularies.map((one) => [one.name, one.entries]));
  const words = new Map(
    answer.vocabularies.flatMap((one) => one.entries.map((entry) => [`${one.name} ${entry.code}`, entry.name])),
  );
  const roles = new Map(answer.roles.map((role) => [role.code, role.name]));
  return {
    me: answer.me,
    roles: answer.roles,
    entries: (name) => entries.get(name) ?? [],
    // Enums are the codes in capitals.
    word: (name, code) => words.get(`${name} ${code}`) ?? words.get(`${name} ${code.toLowerCase()}`) ?? code,
    role: (code) => roles.get(code) ?? code,
  };
}
