import { useMemo } from "react";

import { useWords } from "../words";
import type { CardSight } from "./card-context";
import { colouring, namesOf, type Colouring } from "./colours";
import { useOpenMap } from "./context";
import type { Place } from "./layout";
import { leftOut } from "./left-out";
import { ourselves } from "./sight";
import { useSight } from "./sight-context";
import { sizesOf } from "./sizes";

/** The colours of the open map, the same object as long as nothing of them changes. */
export function useColouring(): Colouring {
  const { t } = useWords();
  const { map, vocabulary } = useOpenMap();
  const { colourBy } = useSight().sight;
  const { parties } = map;
  const names = useMemo(() => namesOf(colourBy, map).join("\n"), [colourBy, map]);
  return useMemo(
    () => colouring(colourBy, { parties, names: names === "" ? [] : names.split("\n"), t, vocabulary }),
    [colourBy, parties, names, t, vocabulary],
  );
}

/** What the cards of the open map need, the same object as long as nothing of it changes. */
export function useCardSightOf(openMenu: (person: string) => void, places: ReadonlyMap<string, Place>): CardSight {
  const { t } = useWords();
  const { map, vocabulary, marks } = useOpenMap();
  const { sight, fold } = useSight();
  const { colourBy, sizeBy, lines } = sight;
  const colours = useColouring();
  const { parties } = map;
  // Most edits change nobody's size, and then no card is drawn anew but that of whom was edited.
  const sized = useMemo(() => JSON.stringify([...sizesOf(sizeBy, map)]), [sizeBy, map]);
  const said = useMemo(
    () => JSON.stringify(lines.includes("reporting") ? [...leftOut(map, t, new Set(places.keys()))] : []),
    [lines, map, t, places],
  );
  return useMemo(
    () => ({
      us: ourselves({ parties }),
      competitors: parties.filter((party) => party.kind === "COMPETITOR"),
      vocabulary,
      colourBy,
      colours,
      sizes: new Map(JSON.parse(sized)),
      leftOut: new Map(JSON.parse(said)),
      marks,
      openMenu,
      unfold: fold,
    }),
    [parties, vocabulary, colourBy, colours, sized, said, marks, openMenu, fold],
  );
}
