import "../around/around.css";

import { useState } from "react";

import { ask } from "../api/ask";
import { NotWritten } from "../around/block";
import { useWriting } from "../around/writing";
import { Button, Dialog, Field, Pick } from "../controls";
import { useWords } from "../words";
import { useKinds, type ActivityKind } from "./kinds";
import { localMoment, toMoment } from "./moments";
import { CreateActivity, type Named, type NewActivity } from "./query";
import { WhoPicks } from "./who";

/** A visit, call, mail, meeting or demo, put in as done or planned. */
export function ActivityDialog(props: {
  subjects: readonly Named[];
  contacts: readonly Named[];
  onClose: () => void;
  onWritten?: () => void;
}) {
  const { t, asked: language } = useWords();
  const { subjects, onClose, onWritten } = props;
  const kinds = useKinds();
  const [subject, setSubject] = useState(subjects[0]?.uid ?? null);
  const [kind, setKind] = useState<ActivityKind>("CALL");
  const [status, setStatus] = useState<"DONE" | "PLANNED">("DONE");
  const [when, setWhen] = useState(() => localMoment(new Date()));
  const [contacts, setContacts] = useState(props.contacts);
  const [summary, setSummary] = useState("");
  const [outcome, setOutcome] = useState("");
  const [next, setNext] = useState("");
  const writing = useWriting(
    async (input: NewActivity, mutationId) => (await ask(CreateActivity, { input, mutationId, language })).createActivity,
    () => {
      onWritten?.();
      onClose();
    },
  );
  const occurredAt = toMoment(when);
  function save() {
    if (!subject || !occurredAt) return;
    writing.mutate({
      kind,
      status,
      occurredAt,
      subject,
      contacts: contacts.map((one) => one.uid),
      summary: summary.trim() || null,
      outcome: (status === "DONE" && outcome.trim()) || null,
      nextAt: status === "DONE" ? toMoment(next) : null,
    });
  }
  return (
    <Dialog title={t("around.log-activity")} isOpen onClose={onClose}>
      <NotWritten error={writing.error} />
      <Field label={t("around.summary")} value={summary} onChange={setSummary} lines={3} autoFocus />
      <div className="form-pairs">
        <Pick label={t("around.kind")} value={kind} onChange={setKind} choices={kinds} />
        <Pick
          label={t("around.done-or-planned")}
          value={status}
          onChange={setStatus}
          choices={[
            { id: "DONE", name: t("around.activity-DONE") },
            { id: "PLANNED", name: t("around.activity-PLANNED") },
          ]}
        />
        <Field label={t("around.when")} type="datetime-local" value={when} onChange={setWhen} />
        {subjects.length > 1 && (
          <Pick
            label={t("around.about")}
            value={subject}
            onChange={setSubject}
            choices={subjects.map(({ uid, name }) => ({ id: uid, name }))}
          />
        )}
      </div>
      {subject && <WhoPicks subject={subject} chosen={contacts} onChange={setContacts} />}
      {status === "DONE" && (
        <>
          <Field label={t("around.outcome")} value={outcome} onChange={setOutcome} lines={2} />
          <Field label={t("around.next-step")} type="date" value={next} onChange={setNext} hint={t("around.next-step-hint")} />
        </>
      )}
      <div className="row end">
        <Button slot="close">{t("around.cancel")}</Button>
        <Button look="primary" isDisabled={!subject || !occurredAt} isPending={writing.isPending} onPress={save}>
          {t("around.save")}
        </Button>
      </div>
    </Dialog>
  );
}
