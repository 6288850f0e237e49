import { useState } from "react";

import { ask } from "../api/ask";
import { NotWritten } from "../around/block";
import { useWriting } from "../around/writing";
import { Button, Dialog, Field, Pick } from "../controls";
import { useWords } from "../words";
import { useKinds, type ActivityKind } from "./kinds";
import { localMoment, toMoment } from "./moments";
import { CompleteActivity, type DoneActivity } from "./query";

interface Planned {
  uid: string;
  kind: ActivityKind;
  occurredAt: string;
  summary: string | null;
}

/** Says that a planned activity was done, what came of it, and plans the next one. */
export function CompleteDialog({ activity, onClose }: { activity: Planned; onClose: () => void }) {
  const { t, asked: language } = useWords();
  const kinds = useKinds();
  const [when, setWhen] = useState(() => {
    const planned = new Date(activity.occurredAt);
    return localMoment(planned < new Date() ? planned : new Date());
  });
  const [summary, setSummary] = useState(activity.summary ?? "");
  const [outcome, setOutcome] = useState("");
  const [next, setNext] = useState("");
  const [nextKind, setNextKind] = useState<ActivityKind>(activity.kind);
  const [nextSummary, setNextSummary] = useState("");
  const writing = useWriting(
    async (input: DoneActivity, mutationId) =>
      (await ask(CompleteActivity, { input, mutationId, language })).completeActivity,
    onClose,
  );
  const occurredAt = toMoment(when);
  const nextAt = toMoment(next);
  function save() {
    writing.mutate({
      activity: activity.uid,
      occurredAt,
      summary: summary.trim() || null,
      outcome: outcome.trim() || null,
      ...(nextAt ? { nextAt, nextKind, nextSummary: nextSummary.trim() || null } : {}),
    });
  }
  return (
    <Dialog title={t("around.complete-activity")} isOpen onClose={onClose}>
      <NotWritten error={writing.error} />
      <Field label={t("around.outcome")} value={outcome} onChange={setOutcome} lines={3} autoFocus />
      <Field label={t("around.summary")} value={summary} onChange={setSummary} lines={2} />
      <Field label={t("around.when")} type="datetime-local" value={when} onChange={setWhen} />
      <div className="form-pairs">
        <Field
          label={t("around.next-activity")}
          type="datetime-local"
          value={next}
          onChange={setNext}
          hint={t("around.next-activity-hint")}
        />
        {nextAt && <Pick label={t("around.kind")} value={nextKind} onChange={setNextKind} choices={kinds} />}
      </div>
      {nextAt && <Field label={t("around.next-summary")} value={nextSummary} onChange={setNextSummary} />}
      <div className="row end">
        <Button slot="close">{t("around.cancel")}</Button>
        <Button look="primary" isDisabled={!occurredAt} isPending={writing.isPending} onPress={save}>
          {t("around.mark-done")}
        </Button>
      </div>
    </Dialog>
  );
}
