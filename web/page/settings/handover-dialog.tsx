import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { ask } from "../api/ask";
import { NotWritten } from "../around/block";
import { tellDone } from "../around/done";
import { COLLEAGUES_CALLED, findColleagues } from "../around/named-pick";
import { SearchCombo } from "../around/search-combo";
import { useWriting } from "../around/writing";
import { Button, Dialog, Switch } from "../controls";
import type { Found } from "../controls/combo";
import { Failed, Loading } from "../frame/states";
import { useWords } from "../words";
import { Exceptions, type Exception } from "./exceptions";
import { TransferOwnership, useCounted, useHeld, type Handover, type HeldKind } from "./handover";

/** Hands over what one of us has: to whom, what of it, and what goes to somebody else. */
export function HandoverDialog({ user, onClose }: { user: { uid: string; name: string }; onClose: () => void }) {
  const { t, asked: language } = useWords();
  const queries = useQueryClient();
  const counted = useCounted();
  const held = useHeld(user.uid);
  const [to, setTo] = useState<Found | null>(null);
  const [left, setLeft] = useState<ReadonlySet<HeldKind>>(new Set());
  const [exceptions, setExceptions] = useState<readonly Exception[]>([]);
  const writing = useWriting(
    async (handover: Handover, mutationId) =>
      (await ask(TransferOwnership, { ...handover, mutationId, language })).transferOwnership,
    (answer) => {
      if (answer.__typename === "OwnershipTransferred" && answer.written.batch !== null) {
        const told = t("settings.handed-over", { name: user.name, what: counted(answer.handedOver) });
        tellDone({ told, batch: answer.written.batch, href: "/settings" });
      }
      onClose();
      void queries.invalidateQueries();
    },
  );
  const kinds = (held.data ?? []).filter(({ count }) => count > 0);
  const going = kinds.filter(({ kind }) => !left.has(kind));
  // What stays needs no exception; it counts again when it goes after all.
  const counting = exceptions.filter(({ what }) => what === null || !left.has(what.kind));
  const isReady = to !== null && going.length > 0 && counting.every((one) => one.what && one.to);
  function handOver() {
    if (!to) return;
    writing.mutate({
      from: user.uid,
      to: to.uid,
      assignments: counting.flatMap((one) => (one.what && one.to ? [{ node: one.what.uid, to: one.to.uid }] : [])),
      include: {
        customers: !left.has("CUSTOMER"),
        opportunities: !left.has("OPPORTUNITY"),
        coverage: !left.has("COVERAGE"),
        activities: !left.has("ACTIVITY"),
      },
    });
  }
  return (
    <Dialog
      title={t("settings.hand-over-named", { name: user.name })}
      isOpen
      onClose={onClose}
      isBegun={exceptions.some(({ what }) => what !== null)}
    >
      {held.error && <Failed error={held.error} onRetry={() => void held.refetch()} />}
      {held.isPending && <Loading lines={5} />}
      {held.data && kinds.length === 0 && <p>{t("settings.has-nothing", { name: user.name })}</p>}
      {kinds.length > 0 && (
        <>
          <p className="quiet">{t("settings.hand-over-hint")}</p>
          <div>
            <SearchCombo
              label={t("settings.hand-over-to")}
              value={to}
              onChange={setTo}
              queryKey={COLLEAGUES_CALLED}
              find={findColleagues}
              except={user.uid}
              autoFocus
            />
          </div>
          <div role="group" aria-label={t("settings.goes")} className="stack goes">
            {kinds.map(({ kind, count }) => (
              <Switch
                key={kind}
                isSelected={!left.has(kind)}
                onChange={(goes) => setLeft(new Set(goes ? [...left].filter((one) => one !== kind) : [...left, kind]))}
              >
                {t(`settings.held-${kind}`, { count })}
              </Switch>
            ))}
          </div>
          <Exceptions of={user} held={going} shown={counting} onChange={setExceptions} />
        </>
      )}
      <NotWritten error={writing.error} />
      <div className="row end">
        <Button slot="close">{t("around.cancel")}</Button>
        <Button look="primary" isDisabled={!isReady} isPending={writing.isPending} onPress={handOver}>
          {t("settings.hand-over-now")}
        </Button>
      </div>
    </Dialog>
  );
}
