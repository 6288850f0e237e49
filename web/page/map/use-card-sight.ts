import { useMemo } from "react";

import { useWords } from "../words";
import type { CardSight } from "./card-context";
import { keyOf, keysOf } from "./colours";
import { useOpenMap } from "./context";
import { ourselves } from "./sight";
import { useSight } from "./sight-context";

/** What the cards of the open map need, the same object as long as nothing of it changes. */
export function useCardSightOf(openMenu: (person: string) => void): CardSight {
  const { t } = useWords();
  const { map, vocabulary } = useOpenMap();
  const { sight, fold } = useSight();
  const { colourBy, sizeByPower } = sight;
  const { parties } = map;
  // Departments come and go with edits; a card is drawn anew only where the colours are those of departments.
  const departments = colourBy === "department" ? map.stakeholders.map((one) => one.department).join("\n") : "";
  const classes = useMemo(
    () => new Map(keysOf(colourBy, map, t, vocabulary).map((key) => [key.id, key.className])),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `map` changes with every edit; of it only this matters
    [colourBy, departments, t, vocabulary],
  );
  return useMemo(
    () => ({
      us: ourselves({ parties }),
      competitors: parties.filter((party) => party.kind === "COMPETITOR"),
      vocabulary,
      colourBy,
      sizeByPower,
      colour: (person) => classes.get(keyOf(colourBy, person, { parties })) ?? "unknown",
      openMenu,
      unfold: fold,
    }),
    [parties, vocabulary, colourBy, sizeByPower, classes, openMenu, fold],
  );
}
