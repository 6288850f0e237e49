import { Field, Pick } from "../controls";
import { LONGEST, lengthOf } from "../controls/range";
import { useVocabulary } from "../map/vocabulary";
import { useWords } from "../words";

const NOT_KNOWN = "-";

/** What somebody does at a company, as it is typed. */
export interface TypedJob {
  title: string;
  department: string;
  seniority: string | null;
}

export const NO_JOB: TypedJob = { title: "", department: "", seniority: null };

/** The same for the server: what was not typed is not known. */
export function jobOf({ title, department, seniority }: TypedJob) {
  return { title: title.trim() || null, department: department.trim() || null, seniority };
}

/** Whether the server takes it. */
export function isTooLong({ title, department }: TypedJob): boolean {
  return [title, department].some((text) => lengthOf(text) > LONGEST.line);
}

/** The fields of a job. */
export function JobForm(props: { job: TypedJob; onChange: (job: TypedJob) => void }) {
  const { t } = useWords();
  const { job, onChange } = props;
  return (
    <>
      <Field label={t("map.job")} value={job.title} onChange={(title) => onChange({ ...job, title })} longest={LONGEST.line} />
      <Field
        label={t("map.department")}
        value={job.department}
        onChange={(department) => onChange({ ...job, department })}
        longest={LONGEST.line}
      />
      <SeniorityPick value={job.seniority} onChange={(seniority) => onChange({ ...job, seniority })} />
    </>
  );
}

/** How high somebody stands, of the company's own words, or that it is not known. */
export function SeniorityPick(props: { value: string | null; onChange: (code: string | null) => void }) {
  const { t } = useWords();
  const vocabulary = useVocabulary();
  const { value, onChange } = props;
  const entries = vocabulary.data?.entries("SENIORITY") ?? [];
  // A word that was deleted since stays until another is chosen.
  const gone = value !== null && !entries.some(({ code }) => code === value) ? [{ id: value, name: value }] : [];
  return (
    <Pick
      label={t("map.seniority")}
      value={value ?? NOT_KNOWN}
      choices={[{ id: NOT_KNOWN, name: t("map.not-known") }, ...gone, ...entries.map(({ code, name }) => ({ id: code, name }))]}
      onChange={(id) => onChange(id === NOT_KNOWN ? null : id)}
    />
  );
}
