import "../around/around.css";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "wouter";

import { CompleteDialog } from "../activities/complete-dialog";
import { LogActivity } from "../activities/log-activity";
import { today } from "../activities/moments";
import { ask } from "../api/ask";
import { graphql, type ResultOf } from "../api/graphql";
import { Block } from "../around/block";
import { Button } from "../controls";
import { Failed, Loading } from "../frame/states";
import { useVocabulary } from "../map/vocabulary";
import { useWords } from "../words";
import { byDay } from "./days";

const AgendaQuery = graphql(`
  query Agenda($after: String, $language: Language!) {
    myAgenda(first: 50, after: $after) {
      edges {
        node {
          kind
          dueAt
          overdue
          sentence(language: $language)
          activity { uid kind occurredAt summary contacts { uid name } }
          decisionStepUid
          opportunity { uid name }
          customer { uid name }
        }
      }
      pageInfo { hasNextPage endCursor }
    }
  }
`);

type Item = ResultOf<typeof AgendaQuery>["myAgenda"]["edges"][number]["node"];
type Activity = NonNullable<Item["activity"]>;

/** What the reader has to do, day by day; what is overdue first. */
export function Agenda() {
  const { t, date, asked: language } = useWords();
  const [completing, setCompleting] = useState<Activity | null>(null);
  const pages = useInfiniteQuery({
    queryKey: ["around", "agenda", language],
    initialPageParam: null as string | null,
    queryFn: async ({ pageParam, signal }) => (await ask(AgendaQuery, { after: pageParam, language }, signal)).myAgenda,
    getNextPageParam: (last) => (last.pageInfo.hasNextPage ? last.pageInfo.endCursor : undefined),
  });
  const days = byDay(pages.data?.pages.flatMap((page) => page.edges.map(({ node }) => node)) ?? []);
  const named = (day: string) =>
    day === "overdue" ? t("around.overdue") : day === today() ? `${t("around.today")} · ${date(day)}` : date(day);
  return (
    <div className="sheet record">
      <h1>{t("around.agenda")}</h1>
      {pages.error && <Failed error={pages.error} onRetry={() => void pages.refetch()} />}
      {pages.isPending && <Loading lines={8} />}
      {pages.data && days.length === 0 && <p className="empty">{t("around.agenda-empty")}</p>}
      {days.map(({ day, items }) => (
        <Block key={day} title={named(day)} actions={<span className="quiet">{items.length}</span>}>
          <ul className="agenda-day">
            {items.map((item) => (
              <Entry
                key={`${item.kind} ${item.activity?.uid ?? item.decisionStepUid}`}
                item={item}
                onComplete={setCompleting}
              />
            ))}
          </ul>
        </Block>
      ))}
      {pages.hasNextPage && (
        <Button isDisabled={pages.isFetchingNextPage} onPress={() => void pages.fetchNextPage()}>
          {t("frame.more")}
        </Button>
      )}
      {completing && <CompleteDialog activity={completing} onClose={() => setCompleting(null)} />}
    </div>
  );
}

function Entry({ item, onComplete }: { item: Item; onComplete: (activity: Activity) => void }) {
  const { t, dateTime, date } = useWords();
  const vocabulary = useVocabulary();
  const mayWrite = vocabulary.data?.me.mayWrite ?? false;
  const { activity, opportunity, customer } = item;
  const subject = opportunity ?? customer;
  return (
    <li>
      <div>
        <p className="row">
          <strong>{item.sentence}</strong>
          <span className="chip">{t(`around.agenda-${item.kind}`)}</span>
        </p>
        <p className="row quiet small">
          <time dateTime={item.dueAt}>{item.kind === "DECISION_STEP" ? date(item.dueAt) : dateTime(item.dueAt)}</time>
          {opportunity && <Link href={`/opportunities/${opportunity.uid}`}>{opportunity.name}</Link>}
          {customer && <Link href={`/customers/${customer.uid}`}>{customer.name}</Link>}
        </p>
      </div>
      {mayWrite && item.kind === "PLANNED" && activity && (
        <Button onPress={() => onComplete(activity)} aria-label={t("around.complete-of", { what: item.sentence })}>
          {t("around.mark-done")}
        </Button>
      )}
      {mayWrite && item.kind === "FOLLOW_UP" && subject && (
        <LogActivity subjects={[subject]} contacts={activity?.contacts ?? []} />
      )}
      {item.kind === "DECISION_STEP" && opportunity && (
        <Link className="button" href={`/opportunities/${opportunity.uid}/map`}>
          {t("around.open-map")}
        </Link>
      )}
    </li>
  );
}
