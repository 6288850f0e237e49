import { useState } from "react";

import { today } from "../activities/moments";
import { ask } from "../api/ask";
import { NotWritten } from "../around/block";
import { useWriting } from "../around/writing";
import { Button, Dialog, Field, Pick } from "../controls";
import { Failed } from "../frame/states";
import { useWords } from "../words";
import { useParties } from "./parties";
import { CloseDeal, type DealRecord } from "./record";

/** Says that a deal is won or lost, when, why, and who won. */
export function CloseDialog({ deal, onClose }: { deal: DealRecord; onClose: () => void }) {
  const { t, asked: language } = useWords();
  const [status, setStatus] = useState<"WON" | "LOST">("WON");
  const [reason, setReason] = useState("");
  const [winner, setWinner] = useState<string | null>(null);
  const [closedOn, setClosedOn] = useState(today());
  const parties = useParties();
  const us = parties.data?.find((party) => party.kind === "US")?.uid ?? null;
  const others = (parties.data ?? []).filter((party) => party.kind !== "US");
  const won = status === "WON" ? us : winner;
  const writing = useWriting(
    async (input: { status: "WON" | "LOST"; reason: string; winner: string; closedOn: string }, mutationId) =>
      (await ask(CloseDeal, { uid: deal.uid, ...input, mutationId, language })).closeOpportunity,
    onClose,
  );
  return (
    <Dialog title={t("around.close-deal", { name: deal.name })} isOpen onClose={onClose}>
      {parties.error && <Failed error={parties.error} onRetry={() => void parties.refetch()} />}
      <NotWritten error={writing.error} />
      <Pick
        label={t("around.outcome-of-deal")}
        value={status}
        onChange={setStatus}
        choices={[
          { id: "WON", name: t("around.status-WON") },
          { id: "LOST", name: t("around.status-LOST") },
        ]}
      />
      {status === "LOST" && (
        <Pick
          label={t("around.winner")}
          value={winner}
          onChange={setWinner}
          placeholder={t("around.choose")}
          choices={others.map((party) => ({ id: party.uid, name: party.name }))}
        />
      )}
      <Field label={t("around.close-reason")} value={reason} onChange={setReason} lines={3} hint={t("around.reason-hint")} />
      <Field label={t("around.closed-on")} value={closedOn} onChange={setClosedOn} type="date" />
      <p className="quiet small">{t("around.close-keeps-map")}</p>
      <div className="row end">
        <Button slot="close">{t("around.cancel")}</Button>
        <Button
          look="primary"
          isDisabled={!won || !reason.trim() || !closedOn}
          isPending={writing.isPending}
          onPress={() => won && writing.mutate({ status, reason: reason.trim(), winner: won, closedOn })}
        >
          {t("around.close-now")}
        </Button>
      </div>
    </Dialog>
  );
}
