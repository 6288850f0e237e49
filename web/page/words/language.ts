export type Language = "en" | "zh";

const KEPT = "graph-crm-language";

/** The language that the address asks for, else the one chosen before, else the browser's, else English. */
export function firstLanguage(): Language {
  const wanted = [
    new URLSearchParams(window.location.search).get("lang"),
    localStorage.getItem(KEPT),
    ...navigator.languages.map((tag) => tag.split("-")[0] ?? ""),
  ];
  return wanted.find((tag): tag is Language => tag === "en" || tag === "zh") ?? "en";
}

/** The language of this browser from now on. */
export function keepLanguage(language: Language): void {
  localStorage.setItem(KEPT, language);
}
