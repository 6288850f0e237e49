import "../around/around.css";


import { LogActivity } from "../activities/log-activity";
import { Timeline } from "../activities/timeline";
import { ask } from "../api/ask";
import { Absent, Block, Gone } from "../around/block";
import { MapPreview } from "../around/map-preview";
import { useRecord } from "../around/record";
import { RecordMenu } from "../around/record-menu";
import { SharedWith } from "../around/sharing";
import { DealLines } from "../deals/deal-lines";
import { Boundary } from "../frame/states";
import { MakeButton } from "../making/make-button";
import { useVocabulary, type Vocabulary } from "../map/vocabulary";
import { useWords } from "../words";
import { CustomerFacts } from "./customer-facts";
import { CustomerPeople } from "./customer-people";
import { Group } from "./group";
import { customerKey, CustomerQuery, type CustomerRecord } from "./record";

/** The page of one customer: who looks after it, its people, deals and map, and what was done. */
export function Customer({ uid }: { uid: string }) {
  const { asked: language } = useWords();
  const vocabulary = useVocabulary();
  const { query, shown, isGone } = useRecord(
    customerKey(uid, language),
    async (signal) => (await ask(CustomerQuery, { uid, language }, signal)).customer,
  );
  if (!shown) return <Absent query={query} />;
  if (!vocabulary.data) return <Absent query={vocabulary} />;
  return <CustomerPage customer={shown} isGone={isGone} vocabulary={vocabulary.data} />;
}

function CustomerPage({ customer, isGone, vocabulary }: { customer: CustomerRecord; isGone: boolean; vocabulary: Vocabulary }) {
  const { t } = useWords();
  const deals = customer.opportunities.edges.map(({ node }) => node);
  return (
    <div className="sheet record">
      <Gone isGone={isGone} />
      <header className="record-head">
        <div>
          <h1>{customer.name}</h1>
          <p className="row quiet">
            <span className="chip">{t(`around.kind-${customer.kind}`)}</span>
            {[customer.industry, customer.region].filter(Boolean).join(" · ")}
          </p>
        </div>
        {customer.mayChange && (
          <div className="row">
            <LogActivity subjects={[customer, ...deals.filter((deal) => deal.status === "OPEN")]} />
            <RecordMenu kind="customer" record={customer} after="/customers" />
          </div>
        )}
      </header>
      {!customer.mayChange && <p className="notice">{t("frame.read-only")}</p>}
      <div className="columns">
        <div>
          <Boundary>
            <Block title={t("frame.deals")} actions={customer.mayChange && <MakeButton what="deal" customer={customer} />}>
              <DealLines
                deals={customer.opportunities}
                vocabulary={vocabulary}
                none={t("around.no-deals-of-customer")}
              />
            </Block>
          </Boundary>
          <Boundary>
            <CustomerPeople customer={customer} mayChange={customer.mayChange} />
          </Boundary>
          <Boundary>
            <Timeline of={customer.uid} mayWrite={customer.mayChange} />
          </Boundary>
        </div>
        <div>
          <Boundary>
            <CustomerFacts customer={customer} />
          </Boundary>
          <Boundary>
            <Group customer={customer} mayWrite={customer.mayChange} />
          </Boundary>
          <Boundary>
            <MapPreview kind="CUSTOMER" uid={customer.uid} name={customer.name} />
          </Boundary>
          <SharedWith of={customer} shares={customer.sharedWith} mayHandOn={customer.mayHandOn} />
        </div>
      </div>
    </div>
  );
}
