import { setupI18n, type I18n } from "@lingui/core";
import { compileMessage } from "@lingui/message-utils/compileMessage";
import { createContext, createElement, useContext, useEffect, useMemo, type ReactNode } from "react";

import { en } from "./en";
import { zh } from "./zh";

export type Language = "en" | "zh";
export type MessageId = keyof typeof en;
export type Values = Record<string, string | number | Date>;
/** A sentence of the catalogue in the reader's language. */
export type Say = (id: MessageId, values?: Values) => string;

// Every sentence in both languages: one that is missing is an error of the type checker, and so of the build.
const CATALOGUES: Record<Language, Record<MessageId, string>> = { en, zh };
const KEPT = "graph-crm-language";

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
  change(language: Language): void;
}

const WordsContext = createContext<Words | null>(null);

export function useWords(): Words {
  const words = useContext(WordsContext);
  if (!words) throw new Error("no WordsProvider above");
  return words;
}

/** The language that the address asks for, else the one chosen before, else the browser's, else English. */
export function firstLanguage(): Language {
  const wanted = [
    new URLSearchParams(window.location.search).get("lang"),
    localStorage.getItem(KEPT),
    ...navigator.languages.map((tag) => tag.split("-")[0] ?? ""),
  ];
  return wanted.find((tag): tag is Language => tag === "en" || tag === "zh") ?? "en";
}

export function WordsProvider(props: { language: Language; onChange: (to: Language) => void; children: ReactNode }) {
  const { language, onChange, children } = props;
  const words = useMemo(
    () =>
      makeWords(language, (to) => {
        localStorage.setItem(KEPT, to);
        onChange(to);
      }),
    [language, onChange],
  );
  useEffect(() => {
    document.documentElement.setAttribute("lang", language === "zh" ? "zh-Hans" : "en");
  }, [language]);
  return createElement(WordsContext, { value: words }, children);
}

export function makeWords(language: Language, change: (to: Language) => void = () => {}): Words {
  const locale = language === "zh" ? "zh-Hans" : "en-GB";
  const i18n = talker(language, locale);
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
    change,
  };
}

function talker(language: Language, locale: string): I18n {
  const i18n = setupI18n({ locale, messages: { [locale]: CATALOGUES[language] } });
  i18n.setMessagesCompiler(compileMessage);
  return i18n;
}

// A date without a time is that day wherever the reader is.
function moment(value: string): Date {
  return value.length === 10 ? new Date(`${value}T00:00:00`) : new Date(value);
}
