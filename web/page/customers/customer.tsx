import "../around/around.css";

import { useQuery } from "@tanstack/react-query";
import { Link } from "wouter";

import { LogActivity } from "../activities/log-activity";
import { Timeline } from "../activities/timeline";
import { ask } from "../api/ask";
import { graphql, type ResultOf } from "../api/graphql";
import { Absent, Block, ContactLink, Facts } from "../around/block";
import { MapPreview } from "../around/map-preview";
import { SharedWith } from "../around/sharing";
import { StatusSign } from "../around/signs";
import { Boundary } from "../frame/states";
import { useVocabulary, type Vocabulary } from "../map/vocabulary";
import { useWords } from "../words";
import { CustomerPeople } from "./customer-people";

const CustomerQuery = graphql(`
  query CustomerRecord($uid: ID!, $language: Language!) {
    customer(uid: $uid) {
      uid
      name
      kind
      taxId
      industry
      region
      leadSource
      lifecycle
      salesOwner { uid name }
      serviceOwner { uid name }
      mainContact { uid name }
      sharedWith { access until user { uid name } team { uid name } }
      opportunities(first: 100, order: CLOSING_FIRST) {
        edges { node { uid name stage status expectedCloseOn amount { text(language: $language) } } }
        pageInfo { hasNextPage }
      }
    }
  }
`);

type Record = NonNullable<ResultOf<typeof CustomerQuery>["customer"]>;

/** The page of one customer: who looks after it, its people, deals and map, and what was done. */
export function Customer({ uid }: { uid: string }) {
  const { asked: language } = useWords();
  const vocabulary = useVocabulary();
  const customer = useQuery({
    queryKey: ["around", "customer", uid, language],
    queryFn: async ({ signal }) => (await ask(CustomerQuery, { uid, language }, signal)).customer,
  });
  if (!customer.data) return <Absent query={customer} />;
  if (!vocabulary.data) return <Absent query={vocabulary} />;
  return <CustomerPage customer={customer.data} vocabulary={vocabulary.data} />;
}

function CustomerPage({ customer, vocabulary }: { customer: Record; vocabulary: Vocabulary }) {
  const { t } = useWords();
  const { mayWrite } = vocabulary.me;
  const deals = customer.opportunities.edges.map(({ node }) => node);
  return (
    <div className="sheet record">
      <header className="record-head">
        <div>
          <h1>{customer.name}</h1>
          <p className="row quiet">
            <span className="chip">{t(`around.kind-${customer.kind}`)}</span>
            {[customer.industry, customer.region].filter(Boolean).join(" · ")}
          </p>
        </div>
        {mayWrite && <LogActivity subjects={[customer, ...deals.filter((deal) => deal.status === "OPEN")]} />}
      </header>
      <div className="columns">
        <div>
          <Boundary>
            <Deals deals={deals} areMore={customer.opportunities.pageInfo.hasNextPage} vocabulary={vocabulary} />
          </Boundary>
          <Boundary>
            <CustomerPeople uid={customer.uid} />
          </Boundary>
          <Boundary>
            <Timeline of={customer.uid} mayWrite={mayWrite} />
          </Boundary>
        </div>
        <div>
          <Block title={t("around.facts")}>
            <Facts
              facts={[
                { name: t("around.sales-owner"), value: customer.salesOwner?.name },
                { name: t("around.service-owner"), value: customer.serviceOwner?.name },
                {
                  name: t("around.main-contact"),
                  value: customer.mainContact && <ContactLink contact={customer.mainContact} />,
                },
                { name: t("around.lifecycle"), value: customer.lifecycle },
                { name: t("around.lead-source"), value: customer.leadSource },
                { name: t("around.tax-id"), value: customer.taxId },
              ]}
            />
          </Block>
          <Boundary>
            <MapPreview kind="CUSTOMER" uid={customer.uid} name={customer.name} />
          </Boundary>
          <SharedWith shares={customer.sharedWith} />
        </div>
      </div>
    </div>
  );
}

type DealOf = Record["opportunities"]["edges"][number]["node"];

function Deals(props: { deals: readonly DealOf[]; areMore: boolean; vocabulary: Vocabulary }) {
  const { t, date } = useWords();
  const { deals, areMore, vocabulary } = props;
  return (
    <Block title={t("frame.deals")}>
      {deals.length === 0 && <p className="quiet">{t("around.no-deals-of-customer")}</p>}
      <ul className="lines">
        {deals.map((deal) => (
          <li key={deal.uid}>
            <span className="row">
              <Link href={`/opportunities/${deal.uid}`}>{deal.name}</Link>
              <StatusSign status={deal.status} />
            </span>
            <span className="quiet">
              {[
                deal.stage && vocabulary.word("STAGE", deal.stage),
                deal.amount?.text,
                deal.expectedCloseOn && date(deal.expectedCloseOn),
              ]
                .filter(Boolean)
                .join(" · ")}
            </span>
          </li>
        ))}
      </ul>
      {areMore && <p className="quiet small">{t("around.more-deals")}</p>}
    </Block>
  );
}
