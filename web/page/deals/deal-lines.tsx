import { Link } from "wouter";

import { graphql, type ResultOf } from "../api/graphql";
import { StatusSign } from "../around/signs";
import type { Vocabulary } from "../map/vocabulary";
import { useWords } from "../words";

/** What a line of a deal shows. */
export const DealLine = graphql(`
  fragment DealLine on Opportunity @_unmask {
    uid
    name
    stage
    status
    expectedCloseOn
    amount { text(language: $language) }
    customer { uid name }
  }
`);

/** Deals one below the other, each with its map; whose they are is said where they are of several. */
export function DealLines(props: {
  deals: { edges: readonly { node: ResultOf<typeof DealLine> }[]; pageInfo: { hasNextPage: boolean } };
  vocabulary: Vocabulary;
  none: string;
  ofSeveral?: boolean;
}) {
  const { t, date } = useWords();
  const { deals, vocabulary, none, ofSeveral } = props;
  if (deals.edges.length === 0) return <p className="quiet">{none}</p>;
  return (
    <>
      <ul className="lines">
        {deals.edges.map(({ node: deal }) => (
          <li key={deal.uid}>
            <span className="row">
              <Link href={`/opportunities/${deal.uid}`}>{deal.name}</Link>
              <StatusSign status={deal.status} />
              {ofSeveral && <Link href={`/customers/${deal.customer.uid}`}>{deal.customer.name}</Link>}
            </span>
            <span className="row">
              <span className="quiet">
                {[
                  deal.stage && vocabulary.word("STAGE", deal.stage),
                  deal.amount?.text,
                  deal.expectedCloseOn && date(deal.expectedCloseOn),
                ]
                  .filter(Boolean)
                  .join(" · ")}
              </span>
              <Link href={`/opportunities/${deal.uid}/map`}>{t("around.map")}</Link>
            </span>
          </li>
        ))}
      </ul>
      {deals.pageInfo.hasNextPage && <p className="quiet small">{t("around.more-deals")}</p>}
    </>
  );
}
