import { useState } from "react";

import { toMoment, today } from "../activities/moments";
import { Facts, NotWritten } from "../around/block";
import { CustomerPick, type NamedCustomer } from "../around/customer-pick";
import { isTooLong, JobForm, jobOf, NO_JOB } from "../around/job-form";
import { findWorkers, workersKey } from "../around/named-pick";
import { SearchCombo } from "../around/search-combo";
import { Button, Dialog, Field } from "../controls";
import type { Found } from "../controls/combo";
import type { Collision } from "../map/session";
import { useVocabulary } from "../map/vocabulary";
import { useWords } from "../words";
import { useJobChange, useMove } from "./job-writing";
import type { Job } from "./jobs";
import type { JobDeed } from "./jobs-block";
import type { ContactRecord } from "./record";
import { beganAt, isOutOfTime, leftAt } from "./stints";

/** The dialog for what is being done to somebody's jobs. */
export function JobDialogs(props: { contact: ContactRecord; deed: JobDeed; onClose: () => void }) {
  const { contact, deed, onClose } = props;
  if (deed.what === "move") return <MoveDialog contact={contact} job={deed.job} onClose={onClose} />;
  if (deed.what === "leave") return <LeaveDialog contact={contact} job={deed.job} onClose={onClose} />;
  return <AddJobDialog contact={contact} onClose={onClose} />;
}

/** Says where somebody went, what they do there, and who has their reports now. */
function MoveDialog({ contact, job, onClose }: { contact: ContactRecord; job: Job; onClose: () => void }) {
  const { t } = useWords();
  const name = contact.name || t("map.no-name");
  const [to, setTo] = useState<NamedCustomer | null>(null);
  const [typed, setTyped] = useState(NO_JOB);
  const [since, setSince] = useState(today());
  const [successor, setSuccessor] = useState<Found | null>(null);
  const writing = useMove(t("around.moved", { name, customer: to?.name ?? "" }), onClose);
  const after = latest(beganAt(job.customerUid, contact.jobs), to && leftAt(to.uid, contact.jobs));
  const isReady = to !== null && !isTooLong(typed) && !isOutOfTime(since, after, today());
  return (
    <Dialog title={t("around.move-named", { name })} isOpen onClose={onClose}>
      <p className="quiet">{t("around.move-hint", { customer: job.customerName })}</p>
      <CustomerPick label={t("around.new-company")} value={to} onChange={setTo} except={job.customerUid} autoFocus />
      <div className="form-pairs">
        <JobForm job={typed} onChange={setTyped} />
        <DayField label={t("around.works-since")} value={since} onChange={setSince} after={after} />
      </div>
      <div>
        <SearchCombo
          label={t("around.successor")}
          value={successor}
          onChange={setSuccessor}
          queryKey={workersKey(job.customerUid)}
          find={findWorkers(job.customerUid, t("map.no-name"))}
          except={contact.uid}
        />
      </div>
      <p className="quiet small">{t("around.successor-hint", { customer: job.customerName })}</p>
      <NotWritten error={writing.error} />
      <div className="row end">
        <Button slot="close">{t("around.cancel")}</Button>
        <Button
          look="primary"
          isDisabled={!isReady}
          isPending={writing.isPending}
          onPress={() =>
            to &&
            writing.mutate({
              contact: contact.uid,
              from: job.customerUid,
              to: to.uid,
              ...jobOf(typed),
              since: momentOf(since),
              successor: successor?.uid ?? null,
            })
          }
        >
          {t("around.save")}
        </Button>
      </div>
    </Dialog>
  );
}

/** Says that somebody no longer works at a company. */
function LeaveDialog({ contact, job, onClose }: { contact: ContactRecord; job: Job; onClose: () => void }) {
  const { t } = useWords();
  const name = contact.name || t("map.no-name");
  const [until, setUntil] = useState(today());
  const told = t("around.left", { name, customer: job.customerName });
  const { write, ...writing } = useJobChange(contact.uid, job.customerUid, told, onClose);
  const after = beganAt(job.customerUid, contact.jobs);
  return (
    <Dialog title={t("around.leave-named", { name, customer: job.customerName })} isOpen onClose={onClose}>
      <p className="quiet">{t("around.leave-hint")}</p>
      <DayField label={t("around.gone-since")} value={until} onChange={setUntil} after={after} autoFocus />
      <WriteJob
        writing={writing}
        isReady={write !== null && !isOutOfTime(until, after, today())}
        onWrite={() => write?.({ endJob: { contact: contact.uid, until: momentOf(until) } })}
      />
    </Dialog>
  );
}

/** Puts in another job, besides those that somebody has. */
function AddJobDialog({ contact, onClose }: { contact: ContactRecord; onClose: () => void }) {
  const { t } = useWords();
  const name = contact.name || t("map.no-name");
  const [customer, setCustomer] = useState<NamedCustomer | null>(null);
  const [typed, setTyped] = useState(NO_JOB);
  const [since, setSince] = useState(today());
  const told = t("around.job-added", { name, customer: customer?.name ?? "" });
  const { write, ...writing } = useJobChange(contact.uid, customer?.uid ?? null, told, onClose);
  const isThere = contact.jobs.some((job) => job.customerUid === customer?.uid && job.validTo === null);
  const after = customer && leftAt(customer.uid, contact.jobs);
  return (
    <Dialog title={t("around.add-job-named", { name })} isOpen onClose={onClose}>
      <p className="quiet">{t("around.add-job-hint")}</p>
      <CustomerPick label={t("around.company")} value={customer} onChange={setCustomer} autoFocus />
      {isThere && customer && (
        <p role="alert" className="notice">
          {t("around.works-there", { name, customer: customer.name })}
        </p>
      )}
      <div className="form-pairs">
        <JobForm job={typed} onChange={setTyped} />
        <DayField label={t("around.works-since")} value={since} onChange={setSince} after={after} />
      </div>
      <WriteJob
        writing={writing}
        isReady={write !== null && !isThere && !isTooLong(typed) && !isOutOfTime(since, after, today())}
        onWrite={() => write?.({ setJob: { contact: contact.uid, ...jobOf(typed), since: momentOf(since) } })}
      />
    </Dialog>
  );
}

/** What another made of the job meanwhile, and the buttons: then one knows over what one writes. */
function WriteJob(props: {
  writing: Pick<ReturnType<typeof useJobChange>, "error" | "isPending" | "collisions">;
  isReady: boolean;
  onWrite: () => void;
}) {
  const { t, dateTime } = useWords();
  const vocabulary = useVocabulary();
  const { error, isPending, collisions } = props.writing;
  function said(job: Collision["theirs"]): string {
    if (job === null || typeof job !== "object") return t("map.nothing");
    const { title, department, seniority } = job as Record<string, string | null | undefined>;
    const rank = seniority && (vocabulary.data?.word("SENIORITY", seniority) ?? seniority);
    return [title ?? t("map.no-title"), department, rank].filter(Boolean).join(" · ");
  }
  const isConflict = collisions.length > 0;
  return (
    <>
      <NotWritten error={error} />
      {collisions.map(({ key, before, theirs, madeByName, madeAt }) => (
        <Facts
          key={key}
          facts={[
            { name: t("map.conflict-before"), value: said(before) },
            {
              name: `${t("map.conflict-their-side", { name: madeByName ?? t("map.someone") })} (${dateTime(madeAt)})`,
              value: said(theirs),
            },
          ]}
        />
      ))}
      <div className="row end">
        <Button slot="close">{t(isConflict ? "map.conflict-theirs" : "around.cancel")}</Button>
        <Button look="primary" isDisabled={!props.isReady} isPending={isPending} onPress={props.onWrite}>
          {t(isConflict ? "map.conflict-mine" : "around.save")}
        </Button>
      </div>
    </>
  );
}

/** A day up to today, and after another where there is one: what is known of before is not made untrue. */
function DayField(props: { label: string; value: string; onChange: (day: string) => void; after: string | null; autoFocus?: boolean }) {
  const { t, date } = useWords();
  const { after, ...rest } = props;
  const problem = after === null ? t("around.day-to-come") : t("around.day-outside", { date: date(after) });
  return <Field {...rest} type="date" {...(isOutOfTime(props.value, after, today()) ? { problem } : {})} />;
}

function latest(...moments: (string | null)[]): string | null {
  return moments.reduce((last, one) => (one !== null && (last === null || Date.parse(one) > Date.parse(last)) ? one : last), null);
}

// Today is now: its beginning of work may be to come.
function momentOf(day: string): string | null {
  return day === today() ? null : toMoment(day);
}
