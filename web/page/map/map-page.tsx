import "./map.css";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { ReactFlowProvider } from "@xyflow/react";
import { lazy, Suspense, useCallback, useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { Link } from "wouter";

import { AskError } from "../api/ask";
import { Toggle } from "../controls";
import { Failed, Loading, NotThere } from "../frame/states";
import { toMapChanges, type TriedChange } from "../insights/trial";
import { MapCommands } from "../keys/map-commands";
import { ExportMenu } from "../out/export-menu";
import { usePast } from "../time/past";
import { useView, ViewSwitch } from "../views/view";
import { useWords, type Language } from "../words";
import { applied } from "./applied";
import { ConflictDialog } from "./conflict";
import { OpenMapContext, type OpenMap } from "./context";
import { load, type Loaded, type MapAddress } from "./load";
import { useNews } from "./news";
import type { ContactMap } from "./query";
import { sessionOf, type MapSession } from "./session";
import { SightProvider } from "./sight-context";
import { useVocabulary, type Vocabulary } from "./vocabulary";
import { Workbench } from "./workbench";

const TimeStrip = lazy(async () => ({ default: (await import("../time/strip")).TimeStrip }));
const PastBanner = lazy(async () => ({ default: (await import("../time/strip")).PastBanner }));

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

function withTrial(map: ContactMap, trial: readonly TriedChange[] | null): ContactMap {
  return trial ? applied(map, trial.flatMap((tried) => toMapChanges(map, tried))) : map;
}
