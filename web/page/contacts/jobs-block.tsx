import { lazy, Suspense, useState } from "react";
import { Link } from "wouter";

import { surely } from "../api/reach";
import { Block } from "../around/block";
import { ClashDialog } from "../around/clash";
import { SeniorityPick } from "../around/job-form";
import { SavedField } from "../around/saved-field";
import { again, giveUp, useUnwritten } from "../around/unwritten";
import { Unwritten } from "../around/unwritten-notice";
import { Button, CommandMenu } from "../controls";
import type { Vocabulary } from "../map/vocabulary";
import { useWords, type MessageId } from "../words";
import { jobUid, useJobEdit, type Job, type JobChange } from "./jobs";
import type { ContactRecord } from "./record";
import { pastOf } from "./stints";

const JobDialogs = lazy(async () => ({ default: (await surely(() => import("./job-dialogs"))).JobDialogs }));
const NAMES: Record<keyof JobChange, MessageId> = {
  title: "map.job",
  department: "map.department",
  seniority: "map.seniority",
  mainJob: "around.main-job",
};

/** What is being done to a job; without one, another is put in. */
export type JobDeed = { what: "move" | "leave"; job: Job } | { what: "add" };

/** Where a person works and worked; a present job is changed where it stands, by whom may do so. */
export function Jobs({ contact, vocabulary }: { contact: ContactRecord; vocabulary: Vocabulary }) {
  const { t } = useWords();
  // Here, and not in a job: what is typed stays when the job goes meanwhile.
  const [deed, setDeed] = useState<JobDeed | null>(null);
  const { jobs } = contact;
  // Of whom was erased nothing is put in again.
  const mayChange = contact.mayChange && !contact.erasedAt;
  const present = jobs.filter((job) => job.validTo === null);
  const mayEdit = (job: Job) => mayChange && job.customer?.mayChange === true;
  return (
    <Block
      title={t("around.jobs")}
      actions={mayChange && <Button onPress={() => setDeed({ what: "add" })}>{t("around.add-job")}</Button>}
    >
      <NoLongerWritten contact={contact.uid} shown={present.filter(mayEdit)} />
      {jobs.length === 0 && <p className="quiet">{t("around.no-jobs")}</p>}
      <ol className="timeline">
        {present.map((job) => (
          <li key={job.customerUid}>
            {mayEdit(job) ? (
              <JobFields contact={contact} job={job} vocabulary={vocabulary} isOneOfSeveral={present.length > 1} onDeed={setDeed} />
            ) : (
              <JobLine job={job} vocabulary={vocabulary} isOneOfSeveral={present.length > 1} />
            )}
          </li>
        ))}
        {pastOf(jobs).map((job) => (
          <li key={`${job.customerUid} ${job.validFrom}`} className="quiet">
            <JobLine job={job} vocabulary={vocabulary} isOneOfSeveral={false} />
          </li>
        ))}
      </ol>
      {deed && (
        <Suspense>
          <JobDialogs contact={contact} deed={deed} onClose={() => setDeed(null)} />
        </Suspense>
      )}
    </Block>
  );
}

/** What was typed into a job that is over by now, or no longer one's own. */
function NoLongerWritten({ contact, shown }: { contact: string; shown: readonly Job[] }) {
  const uids = new Set(shown.map((job) => jobUid(contact, job.customerUid)));
  const lost = useUnwritten().filter(({ seen, error }) => error !== null && seen.uid.startsWith(jobUid(contact, "")) && !uids.has(seen.uid));
  return lost.map(({ seen: { uid }, error }) => (
    <Unwritten key={uid} edit={{ error, again: () => again(uid), giveUp: () => giveUp(uid) }} />
  ));
}

function JobLine(props: { job: Job; vocabulary: Vocabulary; isOneOfSeveral: boolean }) {
  const { t } = useWords();
  const { job, vocabulary, isOneOfSeveral } = props;
  return (
    <>
      <strong>{job.title ?? t("map.no-title")}</strong>
      <span className="row">
        <Company job={job} />
        {isOneOfSeveral && job.mainJob && <span className="chip">{t("around.main-job")}</span>}
      </span>
      <span className="quiet">
        {[job.department, job.seniority && vocabulary.word("SENIORITY", job.seniority)].filter(Boolean).join(" · ")}
      </span>
      <When job={job} />
    </>
  );
}

function JobFields(props: {
  contact: ContactRecord;
  job: Job;
  vocabulary: Vocabulary;
  isOneOfSeveral: boolean;
  onDeed: (deed: JobDeed) => void;
}) {
  const { t } = useWords();
  const { contact, job, vocabulary, isOneOfSeveral, onDeed } = props;
  const edit = useJobEdit(contact, job);
  const { facts } = edit;
  const commands = [
    ...(isOneOfSeveral && !facts.mainJob
      ? [{ id: "main", name: t("around.make-main-job"), act: () => edit.change({ mainJob: true }) }]
      : []),
    { id: "move", name: t("around.job-moved"), act: () => onDeed({ what: "move", job }) },
    { id: "leave", name: t("around.job-left"), act: () => onDeed({ what: "leave", job }) },
  ];
  return (
    <div role="group" aria-label={job.customerName} className="stack">
      <div className="job-head">
        <span className="row">
          <Company job={job} />
          {isOneOfSeveral && facts.mainJob && <span className="chip">{t("around.main-job")}</span>}
          <span className="quiet small" role="status">
            {edit.saving ? t("map.saving") : ""}
          </span>
        </span>
        <CommandMenu label={t("around.job-do", { customer: job.customerName })} look="plain" commands={commands}>
          <span aria-hidden="true">⋯</span>
        </CommandMenu>
      </div>
      <Unwritten edit={edit} />
      <div className="form-pairs">
        <SavedField
          label={t("map.job")}
          value={facts.title ?? ""}
          edit={edit}
          onSave={(title, seen) => edit.change({ title: title || null }, seen)}
        />
        <SavedField
          label={t("map.department")}
          value={facts.department ?? ""}
          edit={edit}
          onSave={(department, seen) => edit.change({ department: department || null }, seen)}
        />
        <SeniorityPick value={facts.seniority} onChange={(seniority) => edit.change({ seniority })} />
      </div>
      <When job={job} />
      {edit.clash && (
        <ClashDialog
          clash={edit.clash}
          name={(field) => t(NAMES[field])}
          said={(field, value) => (field === "seniority" ? vocabulary.word("SENIORITY", String(value)) : String(value))}
          onTheirs={edit.keepTheirs}
          onMine={edit.writeMine}
        />
      )}
    </div>
  );
}

/** The company, as a way to its page where one may see it. */
function Company({ job }: { job: Job }) {
  return job.customer ? <Link href={`/customers/${job.customerUid}`}>{job.customerName}</Link> : job.customerName;
}

function When({ job }: { job: Job }) {
  const { t, date } = useWords();
  return (
    <span className="small">
      {job.validTo
        ? t("around.from-to", { from: date(job.validFrom), to: date(job.validTo) })
        : t("around.since", { date: date(job.validFrom) })}
    </span>
  );
}
