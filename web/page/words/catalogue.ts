import { surely } from "../api/reach";
import type { en } from "./en";
import type { Language } from "./language";

export type MessageId = keyof typeof en;
/** Every sentence in one language: one that is missing is an error of the type checker, and so of the build. */
export type Catalogue = Record<MessageId, string>;

/** A language's sentences. Nobody loads those of a language that they do not read. */
export async function catalogueOf(language: Language): Promise<Catalogue> {
  return language === "zh" ? (await surely(() => import("./zh"))).zh : (await surely(() => import("./en"))).en;
}
