import { createContext, useContext } from "react";

import type { TriedChange } from "../insights/trial";
import type { Marks } from "../time/marks";
import type { ContactMap, Stakeholder } from "./query";
import type { MapSession, Shown } from "./session";
import type { AllUnfinished, Unfinished } from "./unfinished";
import type { Vocabulary } from "./vocabulary";

/** People to bring into sight: large enough to be read, or only by moving the map as far as that takes. */
export interface Show {
  people: readonly string[];
  how: "near" | "where they are";
}

/** The open map, for everything on its page. */
export interface OpenMap {
  map: ContactMap;
  people: ReadonlyMap<string, Stakeholder>;
  session: MapSession;
  shown: Shown;
  vocabulary: Vocabulary;
  /** The moment of the past that is shown; null is the present. */
  asOf: string | null;
  /** False where the viewer may only look, in the past, while changes are only tried, while a conflict waits, and on the whole screen. */
  mayWrite: boolean;
  /** Whether the viewer may only look, whatever is shown. */
  mayOnlyLook: boolean;
  /** In what people are different today, while the past is compared with it. */
  marks: Marks | null;
  mark(marks: Marks | null): void;
  customer: { uid: string; name: string };
  selected: ReadonlySet<string>;
  /** Select these people; `show` also brings them into sight. */
  select(people: Iterable<string>, options?: { show?: Show["how"] }): void;
  /** Whether the map is alone on the whole screen. */
  isPresenting: boolean;
  togglePresenting(): void;
  /** The people of a way that is drawn on the canvas, in its order. */
  path: readonly string[] | null;
  drawPath(people: readonly string[] | null): void;
  /** Changes that are only tried; `map` shows them, and nothing can be edited meanwhile. */
  trial: readonly TriedChange[] | null;
  setTrial(changes: readonly TriedChange[] | null): void;
  /** What was typed for people whose fields are not on the page, and can't be saved so. */
  unfinished: AllUnfinished;
  keepUnfinished(field: string, kept: Unfinished | null): void;
}

export const OpenMapContext = createContext<OpenMap | null>(null);

export function useOpenMap(): OpenMap {
  const open = useContext(OpenMapContext);
  if (!open) throw new Error("no map is open above");
  return open;
}
