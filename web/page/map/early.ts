import { askEarly } from "../api/early";
import { catalogueOf } from "../words/catalogue";
import { firstLanguage } from "../words/language";
import { earlyMap, load, type MapAddress } from "./load";
import { askVocabulary, earlyVocabulary } from "./vocabulary-query";

const MAPS = { customers: "CUSTOMER", opportunities: "OPPORTUNITY" } as const;

/** Ask for the map that the browser's address names: it is on its way while the rest of the page loads. */
function askForMap(path: string): void {
  const [, kind, uid] = /^\/(customers|opportunities)\/([^/]+)\/map$/.exec(path) ?? [];
  if (kind === undefined || uid === undefined) return;
  const address: MapAddress = { kind: MAPS[kind as keyof typeof MAPS], uid: decodeURIComponent(uid) };
  const language = firstLanguage();
  void catalogueOf(language);
  askEarly(earlyMap(address, language), load(address, language, null));
  askEarly(earlyVocabulary(language), askVocabulary(language));
  void import("./map-page");
}

askForMap(window.location.pathname);
