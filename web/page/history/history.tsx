import "./history.css";

import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useSearchParams } from "wouter";

import { ask } from "../api/ask";
import { Button } from "../controls";
import { Failed, Loading } from "../frame/states";
import { useOpenMap } from "../map/context";
import { useWords } from "../words";
import { byChange, HistoryQuery, type Change, type Entry } from "./query";

/** Who changed what in the open map, the newest first; each entry leads to the people whom it is about. */
export default function History() {
  const { t, asked: language } = useWords();
  const { map, session } = useOpenMap();
  const { kind, uid } = map;
  const today = session.shown().map;
  const found = useInfiniteQuery({
    // What is saved is in it at once, also while the past is looked at.
    queryKey: ["history", kind, uid, language, today.mapRevision, today.organisationRevision],
    initialPageParam: null as string | null,
    queryFn: async ({ pageParam, signal }) => (await ask(HistoryQuery, { kind, uid, after: pageParam, language }, signal)).audit,
    getNextPageParam: (last) => (last.pageInfo.hasNextPage ? last.pageInfo.endCursor : undefined),
    placeholderData: keepPreviousData,
  });
  const changes = useMemo(
    () => byChange(found.data?.pages.flatMap((page) => page.edges.map(({ node }) => node)) ?? []),
    [found.data],
  );
  return (
    <div className="history">
      <p className="quiet">{t("history.hint")}</p>
      {found.error && <Failed error={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && <Loading lines={8} />}
      {found.data && changes.length === 0 && <p className="empty">{t("history.empty")}</p>}
      <ol>
        {changes.map((change) => (
          <Changed key={change.batch.uid} change={change} />
        ))}
      </ol>
      {found.hasNextPage && (
        <Button isDisabled={found.isFetchingNextPage} onPress={() => void found.fetchNextPage()}>
          {t("frame.more")}
        </Button>
      )}
    </div>
  );
}

function Changed({ change: { batch, entries } }: { change: Change }) {
  const { t, dateTime } = useWords();
  const [, setAsked] = useSearchParams();
  const name = batch.madeByName ?? t("history.machine");
  const moment = dateTime(batch.madeAt);
  // The map shows what was so at that moment: of it the change is a part already.
  const before = new Date(Date.parse(batch.madeAt) - 1).toISOString();
  const look = () =>
    setAsked((now) => {
      const next = new URLSearchParams(now);
      next.set("at", before);
      return next;
    });
  return (
    <li aria-label={t("history.change-of", { name, moment })}>
      <p>
        <strong>{name}</strong> <time dateTime={batch.madeAt}>{moment}</time>
        {batch.undoneBy && <span className="chip">{t("history.taken-back")}</span>}
        {batch.undoes && <span className="chip">{t("history.takes-back")}</span>}
      </p>
      <ul>
        {entries.map((entry) => (
          <li key={entry.uid}>
            <Said entry={entry} />
          </li>
        ))}
      </ul>
      <Button look="plain" aria-label={t("history.before-of", { moment })} onPress={look}>
        {t("history.before")}
      </Button>
    </li>
  );
}

function Said({ entry }: { entry: Entry }) {
  const { map, select } = useOpenMap();
  const contacts = new Set(entry.people.map(({ uid }) => uid));
  const here = map.stakeholders.filter((person) => contacts.has(person.contact.uid)).map((person) => person.uid);
  if (here.length === 0) return <span>{entry.sentence}</span>;
  return (
    <button type="button" onClick={() => select(here, { show: "near" })}>
      {entry.sentence}
    </button>
  );
}
