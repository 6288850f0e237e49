import { useInfiniteQuery } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { Link } from "wouter";

import { ask, AskError } from "../api/ask";
import { surely } from "../api/reach";
import { Block, ContactLink } from "../around/block";
import { isNotFound } from "../around/record";
import { Button, Pick } from "../controls";
import { Failed, Loading } from "../frame/states";
import { useVocabulary } from "../map/vocabulary";
import { useWords } from "../words";
import { CompleteDialog } from "./complete-dialog";
import { ActivitiesOf, type Activity } from "./query";

const CorrectDialog = lazy(async () => ({ default: (await surely(() => import("./correct-dialog"))).CorrectDialog }));

type Shown = "ALL" | "DONE" | "PLANNED";

/** What was done and planned about a customer or a deal, or with a contact, the newest first. */
export function Timeline({ of, mayWrite }: { of: string; mayWrite: boolean }) {
  const { t } = useWords();
  const [shown, setShown] = useState<Shown>("ALL");
  const [completing, setCompleting] = useState<Activity | null>(null);
  const [correcting, setCorrecting] = useState<Activity | null>(null);
  const pages = useInfiniteQuery({
    queryKey: ["around", "activities", of, shown],
    initialPageParam: null as string | null,
    queryFn: async ({ pageParam, signal }) => {
      const status = shown === "ALL" ? null : shown;
      const { node } = await ask(ActivitiesOf, { uid: of, after: pageParam, status }, signal);
      if (!node || !("activities" in node)) throw new AskError("refused", "", { code: "NOT_FOUND" });
      return node.activities;
    },
    getNextPageParam: (last) => (last.pageInfo.hasNextPage ? last.pageInfo.endCursor : undefined),
  });
  const activities = pages.data?.pages.flatMap((page) => page.edges.map(({ node }) => node)) ?? [];
  return (
    <Block
      title={t("around.activities")}
      actions={
        <Pick
          label={t("map.show-only")}
          value={shown}
          onChange={setShown}
          choices={[
            { id: "ALL", name: t("around.all") },
            { id: "DONE", name: t("around.activity-DONE") },
            { id: "PLANNED", name: t("around.activity-PLANNED") },
          ]}
        />
      }
    >
      {pages.error && !isNotFound(pages.error) && <Failed error={pages.error} onRetry={() => void pages.refetch()} />}
      {pages.isPending && <Loading lines={4} />}
      {pages.data && activities.length === 0 && <p className="quiet">{t("around.no-activities")}</p>}
      <ol className="timeline">
        {activities.map((activity) => (
          <Entry
            key={activity.uid}
            activity={activity}
            of={of}
            onComplete={mayWrite && activity.status === "PLANNED" ? () => setCompleting(activity) : null}
            onCorrect={mayWrite ? () => setCorrecting(activity) : null}
          />
        ))}
      </ol>
      {pages.hasNextPage && (
        <Button isDisabled={pages.isFetchingNextPage} onPress={() => void pages.fetchNextPage()}>
          {t("frame.more")}
        </Button>
      )}
      {correcting && (
        <Suspense>
          <CorrectDialog activity={correcting} onClose={() => setCorrecting(null)} />
        </Suspense>
      )}
      {completing && <CompleteDialog activity={completing} onClose={() => setCompleting(null)} />}
    </Block>
  );
}

function Entry(props: { activity: Activity; of: string; onComplete: (() => void) | null; onCorrect: (() => void) | null }) {
  const { t, date, dateTime } = useWords();
  const vocabulary = useVocabulary();
  const { activity, of, onComplete, onCorrect } = props;
  const { subject, contacts, user } = activity;
  const others = contacts.filter((one) => one.uid !== of);
  return (
    <li className={activity.status.toLowerCase()}>
      <div className="row">
        <strong>{vocabulary.data?.word("ACTIVITY_KIND", activity.kind) ?? activity.kind}</strong>
        <time dateTime={activity.occurredAt}>{dateTime(activity.occurredAt)}</time>
        {activity.status === "PLANNED" && <span className="chip">{t("around.activity-PLANNED")}</span>}
        {user && <span className="quiet">{t("around.by", { name: user.name })}</span>}
        {onComplete && (
          <Button onPress={onComplete} aria-label={t("around.complete-of", { what: dateTime(activity.occurredAt) })}>
            {t("around.mark-done")}
          </Button>
        )}
        {onCorrect && (
          <Button look="plain" onPress={onCorrect} aria-label={t("around.correct-of", { what: dateTime(activity.occurredAt) })}>
            {t("around.correct")}
          </Button>
        )}
      </div>
      {subject && subject.uid !== of && (
        <Link href={`/${subject.__typename === "Opportunity" ? "opportunities" : "customers"}/${subject.uid}`}>
          {subject.name}
        </Link>
      )}
      {activity.summary && <p className="kept">{activity.summary}</p>}
      {activity.outcome && (
        <p className="kept">
          <span className="quiet">{t("around.outcome")}: </span>
          {activity.outcome}
        </p>
      )}
      {activity.nextAt && <p className="quiet">{t("around.next-due", { date: date(activity.nextAt) })}</p>}
      {others.length > 0 && (
        <ul className="row small" aria-label={t("around.with")}>
          {others.map((contact) => (
            <li key={contact.uid}>
              <ContactLink contact={contact} />
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
