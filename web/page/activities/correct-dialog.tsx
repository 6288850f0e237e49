import { useState } from "react";

import { ask } from "../api/ask";
import { NotWritten } from "../around/block";
import { ColleaguePick } from "../around/named-pick";
import { useWriting } from "../around/writing";
import { Button, Dialog, Field, Pick } from "../controls";
import { useWords } from "../words";
import { corrected, drafted, type Draft } from "./corrected";
import { useKinds } from "./kinds";
import { toMoment } from "./moments";
import { DeleteActivity, UpdateActivity, type Activity, type Correction } from "./query";
import { WhoPicks } from "./who";

/** Corrects what was said of an activity, or deletes it. */
export function CorrectDialog({ activity, onClose }: { activity: Activity; onClose: () => void }) {
  const { t, asked: language } = useWords();
  const kinds = useKinds();
  const [draft, setDraft] = useState(() => drafted(activity));
  const [begunWith] = useState(activity.user);
  const [deleting, setDeleting] = useState(false);
  const writing = useWriting(
    async (input: Correction, mutationId) => (await ask(UpdateActivity, { input, mutationId, language })).updateActivity,
    onClose,
  );
  function save() {
    const correction = corrected(activity, draft);
    if (Object.keys(correction).length === 1) onClose();
    else writing.mutate(correction);
  }
  const change = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
  if (deleting) return <DeleteQuestion uid={activity.uid} onKeep={() => setDeleting(false)} onDeleted={onClose} />;
  return (
    <Dialog title={t("around.correct-activity")} isOpen onClose={onClose}>
      <NotWritten error={writing.error} />
      <Field label={t("around.summary")} value={draft.summary} onChange={(summary) => change({ summary })} lines={3} autoFocus />
      <div className="form-pairs">
        <Pick label={t("around.kind")} value={draft.kind} onChange={(kind) => change({ kind })} choices={kinds} />
        <Field label={t("around.when")} type="datetime-local" value={draft.when} onChange={(when) => change({ when })} />
      </div>
      <ColleaguePick
        label={t("around.who-of-us")}
        value={begunWith}
        onChange={async (user) => change({ user })}
      />
      {activity.subject && (
        <WhoPicks subject={activity.subject.uid} chosen={draft.contacts} onChange={(contacts) => change({ contacts })} />
      )}
      {activity.status === "DONE" && (
        <>
          <Field label={t("around.outcome")} value={draft.outcome} onChange={(outcome) => change({ outcome })} lines={2} />
          <Field
            label={t("around.next-step")}
            type="date"
            value={draft.next}
            onChange={(next) => change({ next })}
            hint={t("around.next-step-hint")}
          />
        </>
      )}
      <div className="row end">
        <Button look="danger" onPress={() => setDeleting(true)}>
          {t("around.delete")}
        </Button>
        <Button slot="close">{t("around.cancel")}</Button>
        <Button
          look="primary"
          isDisabled={!toMoment(draft.when)}
          isPending={writing.isPending}
          onPress={save}
        >
          {t("around.save")}
        </Button>
      </div>
    </Dialog>
  );
}

function DeleteQuestion(props: { uid: string; onKeep: () => void; onDeleted: () => void }) {
  const { t, asked: language } = useWords();
  const { uid, onKeep, onDeleted } = props;
  const deleting = useWriting(
    async (_: null, mutationId) => (await ask(DeleteActivity, { uid, mutationId, language })).deleteActivity,
    onDeleted,
  );
  return (
    <Dialog title={t("around.delete-activity")} isOpen onClose={onKeep}>
      <NotWritten error={deleting.error} />
      <p>{t("around.delete-activity-hint")}</p>
      <div className="row end">
        <Button slot="close">{t("around.cancel")}</Button>
        <Button look="danger" isPending={deleting.isPending} onPress={() => deleting.mutate(null)}>
          {t("around.delete-now")}
        </Button>
      </div>
    </Dialog>
  );
}
