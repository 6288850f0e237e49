import type { useWords } from "../words";

/** When we last met somebody, in words: null says that the reader sees no contact, undefined that the server has not told yet. */
export function lastContact(at: string | null | undefined, { t, date }: Pick<ReturnType<typeof useWords>, "t" | "date">): string {
  if (at === undefined) return "…";
  return at === null ? t("map.no-contact") : date(at);
}
