import { useQueryClient } from "@tanstack/react-query";
import { useLocation } from "wouter";

import { ask } from "../api/ask";
import { NotWritten } from "../around/block";
import { tellDone, useDone } from "../around/done";
import { useWriting } from "../around/writing";
import { Button } from "../controls";
import { UndoBatch } from "../map/query";
import { useWords } from "../words";

/** What was done last to a record, and a way to take it back. */
export function Done() {
  const { t, asked: language } = useWords();
  const [, navigate] = useLocation();
  const queries = useQueryClient();
  const done = useDone();
  const undoing = useWriting(
    async ({ batch }: { batch: string; href: string }, mutationId) =>
      (await ask(UndoBatch, { batch, mutationId, language })).undo,
    (_, { href }) => {
      tellDone(null);
      navigate(href);
      void queries.invalidateQueries();
    },
  );
  return (
    // Always there, so that what is said in it is read out.
    <div aria-live="polite">
      {done && (
        <div className="notice done">
          <span>{done.told}</span>
          <Button isPending={undoing.isPending} onPress={() => undoing.mutate({ batch: done.batch, href: done.href })}>
            {t("map.undo")}
          </Button>
          <Button look="plain" aria-label={t("frame.close")} onPress={() => tellDone(null)}>
            <span aria-hidden="true">×</span>
          </Button>
          <NotWritten error={undoing.error} />
        </div>
      )}
    </div>
  );
}
