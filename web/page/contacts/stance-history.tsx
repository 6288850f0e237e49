import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "wouter";

import { ask } from "../api/ask";
import { graphql } from "../api/graphql";
import { Block } from "../around/block";
import { Button } from "../controls";
import { Failed, Loading } from "../frame/states";
import { StanceSign } from "../map/signs";
import { useWords } from "../words";

const HistoryQuery = graphql(`
  query StancesOfContact($contact: ID!, $after: String, $language: Language!) {
    contactStanceHistory(contact: $contact, first: 50, after: $after) {
      edges {
        node {
          uid
          mapUid
          mapKind
          mapName
          party { uid name(language: $language) }
          value
          confidence
          evidence
          assessedBy
          validFrom
          validTo
        }
      }
      pageInfo { hasNextPage endCursor }
    }
  }
`);

/** How somebody stood towards each party in every map, with what it rested on, in the order in which it was true. */
export function StanceHistory({ contact }: { contact: string }) {
  const { t, date, percent, asked: language } = useWords();
  const pages = useInfiniteQuery({
    queryKey: ["around", "stances", contact, language],
    initialPageParam: null as string | null,
    queryFn: async ({ pageParam, signal }) =>
      (await ask(HistoryQuery, { contact, after: pageParam, language }, signal)).contactStanceHistory,
    getNextPageParam: (last) => (last.pageInfo.hasNextPage ? last.pageInfo.endCursor : undefined),
  });
  const stances = pages.data?.pages.flatMap((page) => page.edges.map(({ node }) => node)) ?? [];
  return (
    <Block title={t("around.stance-history")}>
      {pages.error && <Failed error={pages.error} onRetry={() => void pages.refetch()} />}
      {pages.isPending && <Loading lines={3} />}
      {pages.data && stances.length === 0 && <p className="quiet">{t("around.no-stances")}</p>}
      <ol className="timeline">
        {stances.map((stance) => (
          <li key={stance.uid}>
            <div className="row">
              <StanceSign value={stance.value} party={stance.party.name} word />
              <span className="quiet">
                {stance.validTo
                  ? t("around.from-to", { from: date(stance.validFrom), to: date(stance.validTo) })
                  : t("around.since", { date: date(stance.validFrom) })}
              </span>
            </div>
            <Link
              href={`/${stance.mapKind === "OPPORTUNITY" ? "opportunities" : "customers"}/${stance.mapUid}/map`}
            >
              {stance.mapName}
            </Link>
            {stance.evidence && <p className="kept">{stance.evidence}</p>}
            <span className="quiet small">
              {[
                stance.assessedBy && t("around.by", { name: stance.assessedBy }),
                stance.confidence !== null && `${t("map.confidence")} ${percent(stance.confidence)}`,
              ]
                .filter(Boolean)
                .join(" · ")}
            </span>
          </li>
        ))}
      </ol>
      {pages.hasNextPage && (
        <Button isDisabled={pages.isFetchingNextPage} onPress={() => void pages.fetchNextPage()}>
          {t("frame.more")}
        </Button>
      )}
    </Block>
  );
}
