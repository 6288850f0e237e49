import { lazy, Suspense, useEffect, useMemo, useState } from "react";

import { surely } from "../api/reach";
import { Button } from "../controls";
import { Boundary, Loading } from "../frame/states";
import type { View as MapView } from "../views/view";
import { useWords } from "../words";
import { Bar } from "./bar";
import { useCalm } from "./calm";
import { Canvas } from "./canvas";
import { useOpenMap, type Show } from "./context";
import { CopyOffer } from "./copy-offer";
import { placeAll, type Pen } from "./gestures";
import { tidy, type Place } from "./layout";
import { Modes } from "./modes";
import { Notices } from "./notices";
import type { ContactMap } from "./query";
import { Side } from "./side";
import { useSight } from "./sight-context";
import { useTouch } from "./touch";

const OtherView = lazy(async () => ({ default: (await surely(() => import("../views"))).OtherView }));
const People = lazy(async () => ({ default: (await surely(() => import("./people"))).People }));
const Path = lazy(() => surely(() => import("./path")));

// On a narrow screen one of the three is seen at a time.
type View = "people" | "canvas" | "details";

/** The list of people, the map in the view that is chosen, and what stands beside it. */
export function Workbench({ show, mapView }: { show: Show | null; mapView: MapView }) {
  const { t } = useWords();
  const { map, session, mayWrite, asOf } = useOpenMap();
  const { sight, askFor } = useSight();
  const [pen, setPen] = useState<Pen>({ kind: "reporting" });
  const [view, setView] = useState<View>("canvas");
  const places = usePlaces(map);
  const isCalm = useCalm();
  const isTouched = useTouch();
  useEffect(() => {
    if (show) setView("canvas");
  }, [show]);
  const unplaced = map.stakeholders.filter((one) => one.x === null);
  const nobodyPlaced = unplaced.length === map.stakeholders.length;
  return (
    <div className={`workbench view-${view}${mapView === "table" || mapView === "matrix" ? " rows-only" : ""}`}>
      <div className="views" role="group" aria-label={t("map.show-only")}>
        {(["people", "canvas", "details"] as const).map((one) => (
          <Button key={one} look="plain" onPress={() => setView(one)} aria-pressed={view === one}>
            {t(one === "people" ? "map.list-view" : one === "canvas" ? "map.canvas-view" : "map.details-view")}
          </Button>
        ))}
      </div>
      <Boundary>
        <Suspense fallback={<NoPeopleYet />}>{isCalm ? <People /> : <NoPeopleYet />}</Suspense>
      </Boundary>
      {mapView === "canvas" ? (
        <section className="middle" aria-label={t("map.canvas")}>
          <Bar places={places} pen={pen} onPen={setPen} />
          <Notices />
          <Modes />
          {mayWrite && !nobodyPlaced && unplaced.length > 0 && (
            <div className="notice">
              <span>{t("map.unplaced", { count: unplaced.length })}</span>
              <Button onPress={() => session.change(...placeAll(map, places, tidy(map)))}>{t("map.place-them")}</Button>
            </div>
          )}
          {mayWrite && nobodyPlaced && map.stakeholders.length > 1 && (
            <p className="quiet small laid-out">{t("map.laid-out")}</p>
          )}
          <Boundary>
            <Canvas places={places} pen={pen} show={show} />
          </Boundary>
          {sight.path && (
            <Boundary>
              <Suspense fallback={<Loading lines={2} />}>
                <Path />
              </Suspense>
            </Boundary>
          )}
          {map.stakeholders.length === 0 && (
            <div className="empty over">
              {mayWrite ? (
                <>
                  <h2>{t(isTouched ? "map.empty-touch" : "map.empty")}</h2>
                  <p>{t(isTouched ? "map.empty-touch-hint" : "map.empty-hint")}</p>
                  <div className="row">
                    <Button onPress={() => askFor({ kind: "new-person" })}>{t("map.new-person")}</Button>
                    <CopyOffer />
                  </div>
                </>
              ) : (
                <p>{t(asOf === null ? "map.empty-now" : "map.empty-then")}</p>
              )}
            </div>
          )}
        </section>
      ) : (
        <section className="middle" aria-label={t(`views.${mapView}`)}>
          <Notices />
          <Modes />
          <Boundary>
            <Suspense fallback={<Loading lines={10} />}>
              <OtherView view={mapView} />
            </Suspense>
          </Boundary>
        </section>
      )}
      <Side />
    </div>
  );
}

/** Where everybody stands: as they were placed; a map that nobody was placed in yet is laid out. */
function usePlaces(map: ContactMap): ReadonlyMap<string, Place> {
  return useMemo(() => {
    const placed = new Map<string, Place>();
    for (const { uid, x, y } of map.stakeholders) if (x !== null && y !== null) placed.set(uid, { x, y });
    return placed.size > 0 ? placed : tidy(map);
  }, [map]);
}

function NoPeopleYet() {
  const { t } = useWords();
  return (
    <section className="people" aria-label={t("map.people")}>
      <Loading lines={8} />
    </section>
  );
}
