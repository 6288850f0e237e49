import { createContext, useContext } from "react";

import type { Marks } from "../time/marks";
import type { ColourBy, Colouring } from "./colours";
import type { Party } from "./query";
import type { Size } from "./sizes";
import type { Vocabulary } from "./vocabulary";

/** What all cards need and what seldom changes: a selection or an edit draws only the cards that it is about. */
export interface CardSight {
  us: Party | undefined;
  competitors: readonly Party[];
  vocabulary: Vocabulary;
  colourBy: ColourBy;
  colours: Colouring;
  /** Whose cards are larger. */
  sizes: ReadonlyMap<string, Size>;
  /** Whom the map leaves out above people, in words. */
  leftOut: ReadonlyMap<string, string>;
  /** In what people are different today, while the past is compared with it. */
  marks: Marks | null;
  openMenu(person: string): void;
  unfold(person: string): void;
}

export const CardSightContext = createContext<CardSight | null>(null);

export function useCardSight(): CardSight {
  const sight = useContext(CardSightContext);
  if (!sight) throw new Error("a card stands outside a canvas");
  return sight;
}
