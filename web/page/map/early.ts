import { askEarly } from "../api/early";
import { catalogueOf } from "../words/catalogue";
import { firstLanguage } from "../words/language";
import { earlyMap, load, type MapAddress } from "./load";
import { askVocabulary, earlyVocabulary } from "./vocabulary-query";

const MAPS = { customers: "CUSTOMER", opportunities: "OPPORTUNITY" } as const;

/** Ask for the map that the browser's address names, and for its page: both are on their way while the rest loads. */
function askForMap(path: string): Promise<typeof import("./map-page")> | null {
  const [, kind, uid] = /^\/(customers|opportunities)\/([^/]+)\/map$/.exec(path) ?? [];
  if (kind === undefined || uid === undefined) return null;
  const address: MapAddress = { kind: MAPS[kind as keyof typeof MAPS], uid: decodeURIComponent(uid) };
  const language = firstLanguage();
  void catalogueOf(language);
  askEarly(earlyMap(address, language), load(address, language, null));
  askEarly(earlyVocabulary(language), askVocabulary(language));
  return import("./map-page");
}

const loading = askForMap(window.location.pathname);
// Whoever takes it sees the error; nobody may.
loading?.catch(() => undefined);

/** The page of the map, where the browser's address names one and it comes within so many milliseconds. */
export async function mapPageWithin(wait: number): Promise<typeof import("./map-page") | null> {
  return Promise.race([loading, new Promise<null>((over) => setTimeout(() => over(null), wait))]).catch(() => null);
}
