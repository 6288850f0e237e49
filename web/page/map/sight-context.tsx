import { createContext, Suspense, useCallback, useContext, useMemo, useState, type ComponentType, type ReactNode } from "react";

import { Boundary } from "../frame/states";
import { useOpenMap } from "./context";
import { useUndoKeys } from "./keyboard";
import { FIRST_SIGHT, folded, found, isFiltered, matches, ourselves, type Sight } from "./sight";

/** What is asked in a dialog, and about whom. */
export type Asked =
  | { kind: "line" | "report" | "move" | "name" | "cover" | "coverage" | "activity"; person: string }
  | { kind: "outside" | "competitor" | "partner" | "copy" | "seats" }
  | { kind: "new-person"; below?: string }
  | { kind: "choose"; person: string; what: "role" | "power" | "stance" }
  | { kind: "step"; step: string | null };

interface MapSight {
  sight: Sight;
  look(change: Partial<Sight>): void;
  /** Fold away those below this person, or show them again. */
  fold(uid: string): void;
  hidden: ReadonlySet<string>;
  below: ReadonlyMap<string, number>;
  /** Whether a person is not one of those who were searched or filtered for. */
  dimmed: (uid: string) => boolean;
  /** How many were asked for by the filter; null without one. */
  bright: number | null;
  find: string;
  onFind(text: string): void;
  /** Go to the next of those who were found. */
  next(): void;
  hits: { at: number; of: number };
  askFor(asked: Asked): void;
  side: SideTab;
  openSide(tab: SideTab): void;
}

/** What stands beside the map. */
export type SideTab = "details" | "insights" | "history";

const SightContext = createContext<MapSight | null>(null);

export function useSight(): MapSight {
  const sight = useContext(SightContext);
  if (!sight) throw new Error("no SightProvider above");
  return sight;
}

/** How this person looks at the open map, and what they are being asked, in a `Dialog`. */
export function SightProvider({ Dialog, children }: { Dialog: ComponentType<{ asked: Asked; onClose: () => void }>; children: ReactNode }) {
  const { map, select } = useOpenMap();
  useUndoKeys();
  const [sight, setSight] = useState(FIRST_SIGHT);
  const [find, setFind] = useState("");
  const [at, setAt] = useState(-1);
  const [asked, setAsked] = useState<Asked | null>(null);
  const [side, openSide] = useState<SideTab>("details");

  const look = useCallback((change: Partial<Sight>) => setSight((before) => ({ ...before, ...change })), []);
  const fold = useCallback(
    (uid: string) =>
      setSight((before) => ({
        ...before,
        collapsed: before.collapsed.includes(uid)
          ? before.collapsed.filter((one) => one !== uid)
          : [...before.collapsed, uid],
      })),
    [],
  );
  const { hidden, below } = useMemo(() => folded(map, sight.collapsed), [map, sight.collapsed]);
  const hits = useMemo(() => found(map.stakeholders, find), [map, find]);
  const chosen = useMemo(() => {
    const us = ourselves(map);
    return isFiltered(sight.filter)
      ? new Set(map.stakeholders.flatMap((one) => (matches(one, sight.filter, us) ? [one.uid] : [])))
      : null;
  }, [map, sight.filter]);
  const dimmed = useMemo(() => {
    const wanted = find.trim() === "" ? null : new Set(hits.map((one) => one.uid));
    return (uid: string) => (wanted !== null && !wanted.has(uid)) || (chosen !== null && !chosen.has(uid));
  }, [find, hits, chosen]);

  const go = useCallback(
    (to: number) => {
      const hit = hits[to];
      if (!hit) return;
      setAt(to);
      // Who is folded away is shown, for they were asked for.
      if (hidden.has(hit.uid)) setSight((before) => ({ ...before, collapsed: [] }));
      select([hit.uid], { show: "near" });
    },
    [hits, hidden, select],
  );
  const value = useMemo<MapSight>(
    () => ({
      sight,
      look,
      fold,
      hidden,
      below,
      dimmed,
      bright: chosen?.size ?? null,
      find,
      onFind: (text) => {
        setFind(text);
        setAt(-1);
      },
      next: () => hits.length > 0 && go((at + 1) % hits.length),
      hits: { at, of: hits.length },
      askFor: setAsked,
      side,
      openSide,
    }),
    [sight, look, fold, hidden, below, dimmed, chosen, find, hits, at, go, side],
  );
  return (
    <SightContext value={value}>
      {children}
      {asked && (
        <Boundary>
          <Suspense fallback={null}>
            <Dialog asked={asked} onClose={() => setAsked(null)} />
          </Suspense>
        </Boundary>
      )}
    </SightContext>
  );
}
