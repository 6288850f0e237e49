import "../around/around.css";

import { useQuery } from "@tanstack/react-query";
import { Link } from "wouter";

import { LogActivity } from "../activities/log-activity";
import { Timeline } from "../activities/timeline";
import { ask } from "../api/ask";
import { graphql, type ResultOf } from "../api/graphql";
import { Absent, Block, Facts } from "../around/block";
import { StatusSign } from "../around/signs";
import { Boundary } from "../frame/states";
import { useVocabulary, type Vocabulary } from "../map/vocabulary";
import { useWords } from "../words";
import { StanceHistory } from "./stance-history";

const ContactQuery = graphql(`
  query ContactRecord($uid: ID!) {
    contact(uid: $uid) {
      uid
      name
      known
      emails
      phones
      personality
      note
      erasedAt
      lastContactAt
      nextActivityAt
      jobs { customerUid customerName title department seniority mainJob validFrom validTo customer { uid } }
      opportunities(first: 100, order: CLOSING_FIRST) {
        edges { node { uid name status stage customer { uid name } } }
        pageInfo { hasNextPage }
      }
    }
  }
`);

type Record = NonNullable<ResultOf<typeof ContactQuery>["contact"]>;

/** The page of one person: how to reach them, their jobs, the deals they are in, and how they stood over time. */
export function Contact({ uid }: { uid: string }) {
  const vocabulary = useVocabulary();
  const contact = useQuery({
    queryKey: ["around", "contact", uid],
    queryFn: async ({ signal }) => (await ask(ContactQuery, { uid }, signal)).contact,
  });
  if (!contact.data) return <Absent query={contact} />;
  if (!vocabulary.data) return <Absent query={vocabulary} />;
  return <ContactPage contact={contact.data} vocabulary={vocabulary.data} />;
}

function ContactPage({ contact, vocabulary }: { contact: Record; vocabulary: Vocabulary }) {
  const { t, date } = useWords();
  const { mayWrite } = vocabulary.me;
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
      <header className="record-head">
        <div>
          <h1>{name}</h1>
          <p className="quiet">
            {present.map((job) => [job.title, job.customerName].filter(Boolean).join(" · ")).join("; ")}
          </p>
        </div>
        {mayWrite && !contact.erasedAt && <LogActivity subjects={subjects} contacts={[contact]} />}
      </header>
      {contact.erasedAt && <p className="notice">{t("around.erased", { date: date(contact.erasedAt) })}</p>}
      <div className="columns">
        <div>
          <Block title={t("around.in-deals")}>
            {deals.length === 0 && <p className="quiet">{t("around.in-no-deals")}</p>}
            <ul className="lines">
              {deals.map((deal) => (
                <li key={deal.uid}>
                  <span className="row">
                    <Link href={`/opportunities/${deal.uid}`}>{deal.name}</Link>
                    <StatusSign status={deal.status} />
                  </span>
                  <span className="row">
                    <Link href={`/customers/${deal.customer.uid}`}>{deal.customer.name}</Link>
                    <Link href={`/opportunities/${deal.uid}/map`}>
                      {t("around.map")}
                    </Link>
                  </span>
                </li>
              ))}
            </ul>
            {contact.opportunities.pageInfo.hasNextPage && <p className="quiet small">{t("around.more-deals")}</p>}
          </Block>
          <Boundary>
            <StanceHistory contact={contact.uid} />
          </Boundary>
          <Boundary>
            <Timeline of={contact.uid} mayWrite={mayWrite} />
          </Boundary>
        </div>
        <div>
          <Block title={t("around.contact-details")}>
            <Facts
              facts={[
                { name: t("around.mail"), value: <Addresses of={contact.emails} scheme="mailto" /> },
                { name: t("around.phone"), value: <Addresses of={contact.phones} scheme="tel" /> },
                {
                  name: t("around.personality"),
                  value: contact.personality && vocabulary.word("PERSONALITY", contact.personality),
                },
                { name: t("map.last-contact"), value: contact.lastContactAt ? date(contact.lastContactAt) : t("map.never") },
                {
                  name: t("around.next-activity"),
                  value: contact.nextActivityAt ? date(contact.nextActivityAt) : t("around.none"),
                },
                { name: t("map.note"), value: contact.note },
              ]}
            />
          </Block>
          <Jobs jobs={contact.jobs} vocabulary={vocabulary} />
        </div>
      </div>
    </div>
  );
}

function Addresses(props: { of: readonly string[]; scheme: "mailto" | "tel" }) {
  const { t } = useWords();
  if (props.of.length === 0) return <span className="quiet">{t("map.not-known")}</span>;
  return (
    <ul>
      {props.of.map((one) => (
        <li key={one}>
          <a href={`${props.scheme}:${encodeURIComponent(one)}`}>{one}</a>
        </li>
      ))}
    </ul>
  );
}

function Jobs({ jobs, vocabulary }: { jobs: Record["jobs"]; vocabulary: Vocabulary }) {
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
