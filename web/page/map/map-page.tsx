import "./map.css";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { ReactFlowProvider } from "@xyflow/react";
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from "react";
import { Link } from "wouter";

import { ask, AskError } from "../api/ask";
import { follow } from "../api/live";
import { Button, Toggle } from "../controls";
import { toMapChanges, type TriedChange } from "../insights/trial";
import { Boundary, Failed, Loading, NotThere } from "../frame/states";
import { MapCommands } from "../keys/map-commands";
import { ExportMenu } from "../out/export-menu";
import { usePast } from "../time/past";
import { useView, ViewSwitch, type View as MapView } from "../views/view";
import { useWords, type Language } from "../words";
import { applied } from "./applied";
import { Bar } from "./bar";
import { Canvas } from "./canvas";
import { ConflictDialog } from "./conflict";
import { OpenMapContext, useOpenMap, type OpenMap } from "./context";
import { placeAll, type Pen } from "./gestures";
import { tidy, type Place } from "./layout";
import { Modes } from "./modes";
import { People } from "./people";
import { CustomerMap, MapChanged, OpportunityMap, type ContactMap } from "./query";
import { sessionOf, type MapSession } from "./session";
import { Side } from "./side";
import { SightProvider, useSight } from "./sight-context";
import { useVocabulary, type Vocabulary } from "./vocabulary";

const OtherView = lazy(async () => ({ default: (await import("../views")).OtherView }));
const TimeStrip = lazy(async () => ({ default: (await import("../time/strip")).TimeStrip }));
const PastBanner = lazy(async () => ({ default: (await import("../time/strip")).PastBanner }));

export interface MapAddress {
  kind: "CUSTOMER" | "OPPORTUNITY";
  uid: string;
}

interface Loaded {
  map: ContactMap;
  title: string;
  customer: { uid: string; name: string };
}

async function load(address: MapAddress, language: Language, asOf: string | null, signal?: AbortSignal): Promise<Loaded> {
  const variables = { uid: address.uid, asOf, language: language === "zh" ? ("ZH" as const) : ("EN" as const) };
  if (address.kind === "OPPORTUNITY") {
    const { opportunity } = await ask(OpportunityMap, variables, signal);
    if (!opportunity) throw new AskError("refused", "", { code: "NOT_FOUND" });
    return { map: opportunity.contactMap, title: opportunity.name, customer: opportunity.customer };
  }
  const { customer } = await ask(CustomerMap, variables, signal);
  if (!customer) throw new AskError("refused", "", { code: "NOT_FOUND" });
  return { map: customer.contactMap, title: customer.name, customer };
}

/** The contact map of a deal or a customer: people on the left, the canvas, what we know on the right. */
export function MapPage(address: MapAddress) {
  const { language } = useWords();
  const queries = useQueryClient();
  const key = ["map", address.kind, address.uid, language];
  const vocabulary = useVocabulary();
  const loaded = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => load(address, language, null, signal),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
  const failed = loaded.error ?? vocabulary.error;
  if (failed) return <MapFailed error={failed} onRetry={() => void queries.invalidateQueries()} />;
  if (!loaded.data || !vocabulary.data) return <Loading lines={12} />;
  return (
    <Opened key={`${address.uid} ${language}`} address={address} loaded={loaded.data} vocabulary={vocabulary.data} />
  );
}

function MapFailed(props: { error: unknown; onRetry: () => void }) {
  const { error, onRetry } = props;
  if (error instanceof AskError && error.code === "NOT_FOUND") return <NotThere />;
  return <Failed error={error} onRetry={onRetry} />;
}

function useSession(address: MapAddress, loaded: Loaded, language: Language): MapSession {
  const { kind, uid } = address;
  const customer = loaded.customer.uid;
  const options = useMemo(
    () => ({ language, customer, read: async () => (await load({ kind, uid }, language, null)).map }),
    [language, customer, kind, uid],
  );
  const [session] = useState(() => sessionOf(loaded.map, options));
  useEffect(() => {
    session.open(options);
    return () => session.close();
  }, [session, options]);
  return session;
}

function Opened(props: { address: MapAddress; loaded: Loaded; vocabulary: Vocabulary }) {
  const { address, loaded, vocabulary } = props;
  const { t, language } = useWords();
  const session = useSession(address, loaded, language);
  const present = useSyncExternalStore(session.subscribe, session.shown);
  const past = usePast([address.kind, address.uid, language], async (at, signal) => (await load(address, language, at, signal)).map);
  const shown = useMemo(() => ({ ...present, map: past.map ?? present.map }), [present, past.map]);
  const [trial, setTrial] = useState<readonly TriedChange[] | null>(null);
  const map = useMemo(() => withTrial(shown.map, trial), [shown.map, trial]);
  const [path, setPath] = useState<readonly string[] | null>(null);
  const [timeShown, setTimeShown] = useState(past.at !== null);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [show, setShow] = useState<{ people: readonly string[] } | null>(null);
  const news = useNews(address, session);
  const [view, setView] = useView();

  const select = useCallback((chosen: Iterable<string>, options?: { show?: boolean }) => {
    const now = [...chosen];
    setSelected(new Set(now));
    if (options?.show) setShow({ people: now });
  }, []);

  const drawPath = useCallback(
    (along: readonly string[] | null) => {
      setPath(along);
      if (!along) return;
      setShow({ people: along });
      setView("canvas");
    },
    [setView],
  );

  const people = useMemo(() => new Map(map.stakeholders.map((person) => [person.uid, person])), [map]);
  const open: OpenMap = useMemo(
    () => ({
      map,
      people,
      session,
      shown,
      vocabulary,
      asOf: past.at,
      mayWrite: vocabulary.me.mayWrite && past.at === null && shown.saving.state !== "conflict" && trial === null,
      customer: loaded.customer,
      selected,
      select,
      path,
      drawPath,
      trial,
      setTrial,
    }),
    [map, people, session, shown, vocabulary, past.at, loaded.customer, selected, select, path, drawPath, trial],
  );
  return (
    <OpenMapContext value={open}>
      <ReactFlowProvider>
        <MapCommands onView={setView} />
        <div className="map-page">
          <header className="map-title">
            <h1>
              <Link href={`/${address.kind === "OPPORTUNITY" ? "opportunities" : "customers"}/${address.uid}`}>
                {loaded.title}
              </Link>
            </h1>
            <p className="quiet">
              {address.kind === "OPPORTUNITY" ? (
                <Link href={`/customers/${loaded.customer.uid}`}>
                  {t("map.of-deal", { customer: loaded.customer.name })}
                </Link>
              ) : (
                t("map.of-customer")
              )}
            </p>
            <ViewSwitch view={view} onChange={setView} />
            <Toggle look="plain" isSelected={timeShown} onChange={setTimeShown}>
              {t("time.title")}
            </Toggle>
            <ExportMenu map={map} asOf={past.at} />
            {news && <p role="status" className="news">{t("map.changed-by", { name: news })}</p>}
          </header>
          <Suspense fallback={null}>
            {timeShown && <TimeStrip past={past} />}
            {past.at !== null && <PastBanner past={past} />}
          </Suspense>
          <SightProvider>
            <Workbench show={show} mapView={view} />
          </SightProvider>
        </div>
        <ConflictDialog />
      </ReactFlowProvider>
    </OpenMapContext>
  );
}

const Path = lazy(() => import("./path"));

function withTrial(map: ContactMap, trial: readonly TriedChange[] | null): ContactMap {
  return trial ? applied(map, trial.flatMap((tried) => toMapChanges(map, tried))) : map;
}

type View = "people" | "canvas" | "details";

function Workbench({ show, mapView }: { show: { people: readonly string[] } | null; mapView: MapView }) {
  const { t } = useWords();
  const { map, session, mayWrite } = useOpenMap();
  const { sight } = useSight();
  const [pen, setPen] = useState<Pen>({ kind: "reporting" });
  const [view, setView] = useState<View>("canvas");
  const places = usePlaces(map);
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
        <People />
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
              <h2>{t("map.empty")}</h2>
              <p>{t("map.empty-hint")}</p>
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

function Notices() {
  const { t } = useWords();
  const { shown } = useOpenMap();
  const { saving, refused } = shown;
  const [read, setRead] = useState(0);
  return (
    <>
      {saving.state === "waiting" && (
        <p role="alert" className="notice">
          {t("map.waiting")}
        </p>
      )}
      {saving.state === "signed-out" && (
        // In another window, for here is what is not saved yet.
        <p role="alert" className="notice bad">
          <span>{t("map.signed-out")}</span>
          <a href="/sign-in?next=/" target="_blank" rel="noreferrer">
            {t("frame.sign-in")}
          </a>
        </p>
      )}
      {refused && refused.number > read && (
        <div role="alert" className="notice bad">
          <span>{t("map.refused", { reason: refused.message })}</span>
          <Button onPress={() => setRead(refused.number)}>{t("frame.close")}</Button>
        </div>
      )}
    </>
  );
}

/** Reads the map anew when others change it; answers who of them did it last, for a while. */
function useNews(address: MapAddress, session: MapSession): string | null {
  const { t } = useWords();
  const [who, setWho] = useState<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    const stop = follow(
      MapChanged,
      () => {
        const { map } = session.shown();
        return {
          map: address.uid,
          kind: address.kind,
          since: { map: map.mapRevision, organisation: map.organisationRevision },
        };
      },
      {
        news: ({ mapChanged }) => {
          const others = mapChanged.changes.filter((change) => !session.made(change.mutationId));
          if (others.length === 0) return;
          void session.refresh();
          setWho(others.at(-1)?.madeByName ?? t("map.someone"));
          clearTimeout(timer.current);
          timer.current = setTimeout(() => setWho(null), 6_000);
        },
        again: () => void session.refresh(),
      },
    );
    return () => {
      stop();
      clearTimeout(timer.current);
    };
  }, [address.kind, address.uid, session, t]);
  return who;
}
