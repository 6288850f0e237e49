import { createContext, useContext } from "react";

import type { Party, Stakeholder } from "./query";
import type { ColourBy } from "./sight";
import type { Vocabulary } from "./vocabulary";

/** What all cards need and what seldom changes: a selection or an edit draws only the cards that it is about. */
export interface CardSight {
  us: Party | undefined;
  competitors: readonly Party[];
  vocabulary: Vocabulary;
  colourBy: ColourBy;
  sizeByPower: boolean;
  /** The class of a person's colour. */
  colour(person: Stakeholder): string;
  openMenu(person: string): void;
  unfold(person: string): void;
}

export const CardSightContext = createContext<CardSight | null>(null);

export function useCardSight(): CardSight {
  const sight = useContext(CardSightContext);
  if (!sight) throw new Error("a card stands outside a canvas");
  return sight;
}
