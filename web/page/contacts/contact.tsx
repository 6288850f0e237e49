import "../around/around.css";

import { lazy, Suspense, useState } from "react";

import { LogActivity } from "../activities/log-activity";
import { Timeline } from "../activities/timeline";
import { ask } from "../api/ask";
import { surely } from "../api/reach";
import { Absent, Block, Gone } from "../around/block";
import { useRecord } from "../around/record";
import { RecordMenu } from "../around/record-menu";
import { DealLines } from "../deals/deal-lines";
import { Boundary } from "../frame/states";
import { useVocabulary, type Vocabulary } from "../map/vocabulary";
import { useWords } from "../words";
import { ContactFacts } from "./contact-facts";
import { Jobs } from "./jobs-block";
import { contactKey, ContactQuery, type ContactRecord } from "./record";
import { StanceHistory } from "./stance-history";

const EraseDialog = lazy(async () => ({ default: (await surely(() => import("./erase-dialog"))).EraseDialog }));

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
  // Its dialog says what is left to say after the menu has gone with the data.
  const [isErasing, setErasing] = useState(false);
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
            <RecordMenu
              kind="contact"
              record={contact}
              after={present[0] ? `/customers/${present[0].customerUid}` : "/customers"}
              more={{ id: "erase", name: t("around.erase"), act: () => setErasing(true) }}
            />
          </div>
        )}
        {isErasing && (
          <Suspense>
            <EraseDialog contact={contact} onClose={() => setErasing(false)} />
          </Suspense>
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
          <Boundary>
            <Jobs contact={contact} vocabulary={vocabulary} />
          </Boundary>
        </div>
      </div>
    </div>
  );
}
