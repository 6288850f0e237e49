import { ask } from "../api/ask";
import { graphql, type ResultOf } from "../api/graphql";
import type { Language } from "../words/language";

const VocabularyQuery = graphql(`
  query Vocabulary($language: Language!) {
    me { mayWrite role user { uid name } }
    roles { code name(language: $language) weight canVeto required }
    vocabularies { name entries { code name(language: $language) } }
  }
`);

export type VocabularyAnswer = ResultOf<typeof VocabularyQuery>;

/** The company's words as the server sends them. Throws `AskError`. */
export function askVocabulary(language: Language, signal?: AbortSignal): Promise<VocabularyAnswer> {
  return ask(VocabularyQuery, { language: language === "zh" ? "ZH" : "EN" }, signal);
}

/** Under which name they are found when they are asked for before the page runs. */
export function earlyVocabulary(language: Language): string {
  return `vocabulary ${language}`;
}
