import { lazy, Suspense, useMemo } from "react";
import { Dialog, DialogTrigger, Popover } from "react-aria-components";

import { surely } from "../api/reach";
import { Button } from "../controls";
import { Loading } from "../frame/states";
import { useWords } from "../words";
import { coloursOffered } from "./colours";
import { useOpenMap } from "./context";
import { useSight } from "./sight-context";
import { useColouring } from "./use-card-sight";

const SignsKey = lazy(() => surely(() => import("./signs-key")));

/** What the colours on the cards mean, and how many people each is. */
export function Legend() {
  const { t } = useWords();
  const { map } = useOpenMap();
  const { sight } = useSight();
  const { colourBy, sizeBy } = sight;
  const colours = useColouring();
  const keys = useMemo(() => {
    const counts = new Map<string, number>();
    for (const person of map.stakeholders) {
      const { id } = colours.of(person);
      counts.set(id, (counts.get(id) ?? 0) + 1);
    }
    return colours.keys.map((key) => ({ ...key, count: counts.get(key.id) ?? 0 }));
  }, [colours, map]);
  const by = coloursOffered(map.parties, t).find((one) => one.id === colourBy)?.name ?? "";
  if (map.stakeholders.length === 0) return null;
  return (
    <div className="legend">
      <ul aria-label={t("map.legend", { by })}>
        {keys.map((key) => (
          <li key={key.id} className={key.className}>
            <i aria-hidden="true" />
            {key.word}
            {key.count > 0 && <span className="quiet">{key.count}</span>}
          </li>
        ))}
        {sizeBy && <li className="quiet">{t(`map.larger-by-${sizeBy}`)}</li>}
      </ul>
      <DialogTrigger>
        <Button look="plain">{t("map.key")}</Button>
        <Popover className="popover roomy" placement="top start">
          <Dialog aria-label={t("map.key")}>
            <Suspense fallback={<Loading lines={4} />}>
              <SignsKey />
            </Suspense>
          </Dialog>
        </Popover>
      </DialogTrigger>
    </div>
  );
}
