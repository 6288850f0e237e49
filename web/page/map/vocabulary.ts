import { useQuery } from "@tanstack/react-query";

import { ask } from "../api/ask";
import { graphql, type ResultOf } from "../api/graphql";
import { useWords } from "../words";

const VocabularyQuery = graphql(`
  query Vocabulary($language: Language!) {
    me { mayWrite role user { uid name } }
    roles { code name(language: $language) weight canVeto required }
    vocabularies { name entries { code name(language: $language) } }
  }
`);

type Answer = ResultOf<typeof VocabularyQuery>;
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
  const { asked } = useWords();
  return useQuery({
    queryKey: ["vocabulary", asked],
    queryFn: ({ signal }) => ask(VocabularyQuery, { language: asked }, signal),
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
