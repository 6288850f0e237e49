import "./map.css";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { ReactFlowProvider } from "@xyflow/react";
import { lazy, Suspense, useCallback, useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { Link } from "wouter";

import { AskError } from "../api/ask";
import { takeEarly } from "../api/early";
import { surely } from "../api/reach";
import { Toggle } from "../controls";
import { Failed, Loading, NotThere } from "../frame/states";
import { tryOn } from "../insights/trial";
import { useKeptTrial } from "../insights/kept-trial";
import { MapCommands } from "../keys/map-commands";
import { ExportMenu } from "../out/export-menu";
import { withJoined, type Marks } from "../time/marks";
import { usePast } from "../time/past";
import { useView, ViewSwitch } from "../views/view";
import { useWords, type Language } from "../words";
import { ConflictDialog } from "./conflict";
import { OpenMapContext, type OpenMap, type Show } from "./context";
import { earlyMap, load, type Loaded, type MapAddress } from "./load";
import { useNews } from "./news";
import { usePresenting } from "./presenting";
import { isPaused, sessionOf, type MapSession } from "./session";
import { SightProvider } from "./sight-context";
import { useUnfinished } from "./unfinished";
import { useVocabulary, type Vocabulary } from "./vocabulary";
import { Workbench } from "./workbench";

const TimeStrip = lazy(async () => ({ default: (await surely(() => import("../time/strip"))).TimeStrip }));
const Dialogs = lazy(async () => ({ default: (await surely(() => import("./dialogs"))).Dialogs }));
const PastBanner = lazy(async () => ({ default: (await surely(() => import("../time/strip"))).PastBanner }));

/** The contact map of a deal or a customer: people on the left, the canvas, what we know on the right. */
export function MapPage(address: MapAddress) {
  const { language } = useWords();
  const queries = useQueryClient();
  const key = ["map", address.kind, address.uid, language];
  const vocabulary = useVocabulary();
  const loaded = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => takeEarly<Loaded>(earlyMap(address, language)) ?? load(address, language, null, signal),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
  // Not of one language.
  const unfinished = useUnfinished();
  // Who works on a map keeps it, also when it could not be asked for again.
  if (!loaded.data || !vocabulary.data) {
    const failed = loaded.error ?? vocabulary.error;
    return failed ? <MapFailed error={failed} onRetry={() => void queries.invalidateQueries()} /> : <Loading lines={12} />;
  }
  return (
    <Opened
      key={`${address.uid} ${language}`}
      address={address}
      loaded={loaded.data}
      vocabulary={vocabulary.data}
      kept={unfinished}
    />
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

function Opened(props: {
  address: MapAddress;
  loaded: Loaded;
  vocabulary: Vocabulary;
  kept: ReturnType<typeof useUnfinished>;
}) {
  const { address, loaded, vocabulary } = props;
  const [unfinished, keepUnfinished] = props.kept;
  const { t, language } = useWords();
  const session = useSession(address, loaded, language);
  const present = useSyncExternalStore(session.subscribe, session.shown);
  const past = usePast([address.kind, address.uid, language], async (at, signal) => (await load(address, language, at, signal)).map);
  const shown = useMemo(() => ({ ...present, map: past.map ?? present.map }), [present, past.map]);
  const [trial, setTrial] = useKeptTrial(address.uid, vocabulary.me.user?.uid);
  const [marks, mark] = useState<Marks | null>(null);
  const map = useMemo(() => {
    const seen = past.map && marks ? withJoined(past.map, present.map, marks) : shown.map;
    return trial ? tryOn(seen, trial) : seen;
  }, [shown.map, trial, past.map, present.map, marks]);
  const [path, setPath] = useState<readonly string[] | null>(null);
  const [timeShown, setTimeShown] = useState(past.at !== null);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [show, setShow] = useState<Show | null>(null);
  const { isPresenting, togglePresenting } = usePresenting();
  const news = useNews(address, session, vocabulary.me.user?.uid);
  const [view, setView] = useView();

  const select = useCallback((uids: Iterable<string>, options?: { show?: Show["how"] }) => {
    const now = [...uids];
    setChosen(new Set(now));
    if (options?.show) setShow({ people: now, how: options.show });
  }, []);

  const drawPath = useCallback(
    (along: readonly string[] | null) => {
      setPath(along);
      if (!along) return;
      setShow({ people: along, how: "near" });
      setView("canvas");
    },
    [setView],
  );

  const people = useMemo(() => new Map(map.stakeholders.map((person) => [person.uid, person])), [map]);
  // Who is gone, by an undo or by somebody else, is no longer one of several.
  const selected = useMemo(() => new Set([...chosen].filter((uid) => people.has(uid))), [chosen, people]);
  const open: OpenMap = useMemo(
    () => ({
      map,
      people,
      session,
      shown,
      vocabulary,
      asOf: past.at,
      marks,
      mark,
      mayOnlyLook: !loaded.mayChange,
      mayWrite: loaded.mayChange && past.at === null && trial === null && !isPresenting && !isPaused(shown.saving),
      customer: loaded.customer,
      selected,
      select,
      isPresenting,
      togglePresenting,
      path,
      drawPath,
      trial,
      setTrial,
      unfinished,
      keepUnfinished,
    }),
    [map, people, session, shown, vocabulary, past.at, marks, loaded, selected, select, isPresenting, togglePresenting, path, drawPath, trial, setTrial, unfinished, keepUnfinished],
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
            <div className="whose">
              <p className="quiet">
                {address.kind === "OPPORTUNITY" ? (
                  <Link href={`/customers/${loaded.customer.uid}`} title={loaded.customer.name}>
                    {t("map.of-deal", { customer: loaded.customer.name })}
                  </Link>
                ) : (
                  t("map.of-customer")
                )}
              </p>
              {/* Always there, so that what is said in it is read out. */}
              <p role="status" className="news">
                {news && t("map.changed-by", { name: news })}
              </p>
            </div>
            <ViewSwitch view={view} onChange={setView} />
            <Toggle look="plain" isSelected={timeShown} onChange={setTimeShown}>
              {t("time.title")}
            </Toggle>
            <ExportMenu map={map} asOf={past.at} />
          </header>
          <Suspense fallback={null}>{timeShown && <TimeStrip past={past} />}</Suspense>
          {/* By itself: while it is loaded the strip, in which somebody goes on, stays. */}
          <Suspense fallback={null}>{past.at !== null && <PastBanner past={past} />}</Suspense>
          <SightProvider Dialog={Dialogs}>
            <Workbench show={show} mapView={view} />
          </SightProvider>
        </div>
        <ConflictDialog />
      </ReactFlowProvider>
    </OpenMapContext>
  );
}
