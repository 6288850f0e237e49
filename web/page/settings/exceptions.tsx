import { useState } from "react";

import { COLLEAGUES_CALLED, findColleagues } from "../around/named-pick";
import { SearchCombo } from "../around/search-combo";
import { Button } from "../controls";
import type { Found } from "../controls/combo";
import { useWords } from "../words";
import type { HeldKind, HeldOfKind } from "./handover";

interface Thing extends Found {
  kind: HeldKind;
}

/** A customer or a deal that goes to somebody else than the rest; as long as one of both is missing it is not whole. */
export interface Exception {
  id: string;
  what: Thing | null;
  to: Found | null;
}

const MOST = 20;

/** The exceptions from what goes to one of us. */
export function Exceptions(props: {
  of: { uid: string };
  held: readonly HeldOfKind[];
  shown: readonly Exception[];
  onChange: (change: (all: readonly Exception[]) => readonly Exception[]) => void;
}) {
  const { t } = useWords();
  const { of, held, shown, onChange } = props;
  const [added, setAdded] = useState<string | null>(null);
  const ofKinds = held.filter(({ kind }) => kind === "CUSTOMER" || kind === "OPPORTUNITY");
  if (ofKinds.length === 0) return null;
  const things = ofKinds.flatMap(({ kind, first }) =>
    first.map(({ uid, name }) => ({ uid, name, kind, about: t(kind === "CUSTOMER" ? "around.customer" : "around.deal") })),
  );
  const isCut = ofKinds.some(({ count, first }) => count > first.length);
  const set = (id: string, change: Partial<Exception>) =>
    onChange((all) => all.map((one) => (one.id === id ? { ...one, ...change } : one)));
  function add() {
    const id = crypto.randomUUID();
    setAdded(id);
    onChange((all) => [...all, { id, what: null, to: null }]);
  }
  return (
    <section className="stack" aria-label={t("settings.exceptions")}>
      <h3>{t("settings.exceptions")}</h3>
      <p className="quiet small">
        {t("settings.exceptions-hint")} {isCut && t("settings.exceptions-first")}
      </p>
      <ul className="stack">
        {shown.map(({ id, what, to }) => {
          const others = shown.flatMap((one) => (one.id !== id && one.what ? [one.what.uid] : []));
          return (
            <li key={id} className="exception">
              <div>
                <SearchCombo<Thing>
                  label={t("settings.exception")}
                  value={what}
                  onChange={(found) => set(id, { what: things.find(({ uid }) => uid === found?.uid) ?? null })}
                  queryKey={["around", "held", of.uid, "called", ...others]}
                  find={async (search) => called(things, search).filter(({ uid }) => !others.includes(uid))}
                  autoFocus={id === added}
                />
              </div>
              <div>
                <SearchCombo
                  label={t("settings.exception-to")}
                  value={to}
                  onChange={(colleague) => set(id, { to: colleague })}
                  queryKey={COLLEAGUES_CALLED}
                  find={findColleagues}
                  except={of.uid}
                />
              </div>
              <Button
                look="plain"
                aria-label={t("settings.no-exception", { name: what?.name ?? "" })}
                onPress={() => onChange((all) => all.filter((one) => one.id !== id))}
              >
                <span aria-hidden="true">✕</span>
              </Button>
            </li>
          );
        })}
      </ul>
      {shown.length < MOST && (
        <div>
          <Button onPress={add}>{t("settings.add-exception")}</Button>
        </div>
      )}
    </section>
  );
}

function called(things: readonly Thing[], search: string | null): Thing[] {
  const wanted = (search ?? "").toLowerCase();
  return things.filter(({ name }) => name.toLowerCase().includes(wanted));
}
