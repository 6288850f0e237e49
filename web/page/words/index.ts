import { setupI18n, type I18n } from "@lingui/core";
import { compileMessage, type CompiledMessage } from "@lingui/message-utils/compileMessage";
import { createContext, createElement, useContext, useEffect, useMemo, useState, type ReactNode } from "react";

import { catalogueOf, type Catalogue, type MessageId } from "./catalogue";
import { keepLanguage, type Language } from "./language";

export { catalogueOf, type MessageId } from "./catalogue";
export { firstLanguage, type Language } from "./language";

export type Values = Record<string, string | number | Date>;
/** A sentence of the catalogue in the reader's language. */
export type Say = (id: MessageId, values?: Values) => string;

/** A language, and its sentences once they are loaded. */
export interface Spoken {
  language: Language;
  catalogue: Catalogue;
}

/** What speaks one language. */
export interface Words {
  language: Language;
  /** As the schema's enum has it. */
  asked: "EN" | "ZH";
  t: Say;
  date(value: string): string;
  dateTime(value: string): string;
  number(value: number, options?: Intl.NumberFormatOptions): string;
  percent(share: number): string;
  /** For names, in the order of the language. */
  collator: Intl.Collator;
  change(language: Language): void;
}

const WordsContext = createContext<Words | null>(null);

export function useWords(): Words {
  const words = useContext(WordsContext);
  if (!words) throw new Error("no WordsProvider above");
  return words;
}

export function WordsProvider(props: { first: Spoken; children: ReactNode }) {
  const { first, children } = props;
  const [spoken, setSpoken] = useState(first);
  const { language } = spoken;
  const words = useMemo(
    () =>
      makeWords(spoken, (to) => {
        keepLanguage(to);
        void catalogueOf(to).then((catalogue) => setSpoken({ language: to, catalogue }));
      }),
    [spoken],
  );
  useEffect(() => {
    document.documentElement.setAttribute("lang", language === "zh" ? "zh-Hans" : "en");
  }, [language]);
  return createElement(WordsContext, { value: words }, children);
}

export function makeWords({ language, catalogue }: Spoken, change: (to: Language) => void = () => {}): Words {
  const locale = language === "zh" ? "zh-Hans" : "en-GB";
  const i18n = talker(catalogue, locale);
  const date = new Intl.DateTimeFormat(locale, { dateStyle: "medium" });
  const dateTime = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" });
  return {
    language,
    asked: language === "zh" ? "ZH" : "EN",
    t: (id, values) => i18n._(id, values),
    date: (value) => date.format(moment(value)),
    dateTime: (value) => dateTime.format(moment(value)),
    number: (value, options) => new Intl.NumberFormat(locale, options).format(value),
    percent: (share) => new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 0 }).format(share),
    collator: new Intl.Collator(locale),
    change,
  };
}

function talker(catalogue: Catalogue, locale: string): I18n {
  const i18n = setupI18n({ locale, messages: { [locale]: catalogue } });
  const compiled = new Map<string, CompiledMessage>();
  // Lingui would read a sentence anew each time that it is said, and a map says some of them a thousand times.
  i18n.setMessagesCompiler((sentence) => {
    const known = compiled.get(sentence) ?? compileMessage(sentence);
    compiled.set(sentence, known);
    return known;
  });
  return i18n;
}

// A date without a time is that day wherever the reader is.
function moment(value: string): Date {
  return value.length === 10 ? new Date(`${value}T00:00:00`) : new Date(value);
}
