import "../around/around.css";

import { Link } from "wouter";

import { LogActivity } from "../activities/log-activity";
import { Timeline } from "../activities/timeline";
import { ask } from "../api/ask";
import { Absent, Block, Gone } from "../around/block";
import { useRecord } from "../around/record";
import { RecordMenu } from "../around/record-menu";
import { DealLines } from "../deals/deal-lines";
import { Boundary } from "../frame/states";
import { useVocabulary, type Vocabulary } from "../map/vocabulary";
import { useWords } from "../words";
import { ContactFacts } from "./contact-facts";
import { contactKey, ContactQuery, type ContactRecord } from "./record";
import { StanceHistory } from "./stance-history";

/** The page of one person: how to reach them, their jobs, the deals they are in, and how they stood over time. */
export function Contact({ uid }: { uid: string }) {
  const { asked: language } = useWords();
  const vocabulary = useVocabulary();
  const { query, shown, isGone } = useRecord(
    contactKey(uid, language),
    async (signal) => (await ask(ContactQuery, { uid, language }, signal)).contact,
  );
  if (!shown) return <Absent query={query} />;
  if (!vocabulary.data) return <Absent query={vocabulary} />;
  return <ContactPage contact={shown} isGone={isGone} vocabulary={vocabulary.data} />;
}

function ContactPage({ contact, isGone, vocabulary }: { contact: ContactRecord; isGone: boolean; vocabulary: Vocabulary }) {
  const { t, date } = useWords();
  const name = contact.name || t("map.no-name");
  const present = contact.jobs.filter((job) => job.validTo === null);
  const deals = contact.opportunities.edges.map(({ node }) => node);
  // What an activity with this person may be about: their open deals, else where they work.
  const subjects = [
    ...deals.filter((deal) => deal.status === "OPEN"),
    ...present.filter((job) => job.customer).map((job) => ({ uid: job.customerUid, name: job.customerName })),
  ];
  return (
    <div className="sheet record">
      <Gone isGone={isGone} />
      <header className="record-head">
        <div>
          <h1>{name}</h1>
          <p className="quiet">
            {present.map((job) => [job.title, job.customerName].filter(Boolean).join(" · ")).join("; ")}
          </p>
        </div>
        {contact.mayChange && !contact.erasedAt && (
          <div className="row">
            <LogActivity subjects={subjects} contacts={[contact]} />
            <RecordMenu kind="contact" record={contact} after={present[0] ? `/customers/${present[0].customerUid}` : "/customers"} />
          </div>
        )}
      </header>
      {!contact.mayChange && <p className="notice">{t("frame.read-only")}</p>}
      {contact.erasedAt && <p className="notice">{t("around.erased", { date: date(contact.erasedAt) })}</p>}
      <div className="columns">
        <div>
          <Block title={t("around.in-deals")}>
            <DealLines deals={contact.opportunities} vocabulary={vocabulary} none={t("around.in-no-deals")} ofSeveral />
          </Block>
          <Boundary>
            <StanceHistory contact={contact.uid} />
          </Boundary>
          <Boundary>
            <Timeline of={contact.uid} mayWrite={contact.mayChange} />
          </Boundary>
        </div>
        <div>
          <Boundary>
            <ContactFacts contact={contact} vocabulary={vocabulary} />
          </Boundary>
          <Jobs jobs={contact.jobs} vocabulary={vocabulary} />
        </div>
      </div>
    </div>
  );
}

function Jobs({ jobs, vocabulary }: { jobs: ContactRecord["jobs"]; vocabulary: Vocabulary }) {
  const { t, date } = useWords();
  return (
    <Block title={t("around.jobs")}>
      {jobs.length === 0 && <p className="quiet">{t("around.no-jobs")}</p>}
      <ol className="timeline">
        {jobs.map((job) => (
          <li key={`${job.customerUid} ${job.validFrom}`} className={job.validTo ? "quiet" : ""}>
            <strong>{job.title ?? t("map.no-title")}</strong>
            <span>
              {job.customer ? <Link href={`/customers/${job.customerUid}`}>{job.customerName}</Link> : job.customerName}
            </span>
            <span className="quiet">
              {[job.department, job.seniority && vocabulary.word("SENIORITY", job.seniority)].filter(Boolean).join(" · ")}
            </span>
            <span className="small">
              {job.validTo
                ? t("around.from-to", { from: date(job.validFrom), to: date(job.validTo) })
                : t("around.since", { date: date(job.validFrom) })}
            </span>
          </li>
        ))}
      </ol>
    </Block>
  );
}
