import { useIsMutating } from "@tanstack/react-query";
import { Link, useLocation } from "wouter";

import { useAway } from "../api/use-away";
import { useUnwritten } from "../around/unwritten";
import { useAskBeforeLeaving } from "../controls/use-draft";
import { useWords } from "../words";

/** What was changed on records and is not written: it waits for an answer, or for its maker on another page. */
export function Unwritten() {
  const { t } = useWords();
  const [at] = useLocation();
  const away = useAway();
  const edits = useUnwritten();
  const isWriting = useIsMutating() > 0 || edits.some(({ error, clash }) => error === null && !clash);
  useAskBeforeLeaving(isWriting || edits.length > 0);
  const elsewhere = edits.filter(({ by, error, clash }) => by.href !== at && (error !== null || clash));
  return (
    <div className="unwritten">
      {away && isWriting && (
        <p role="alert" className="notice">
          {t("map.waiting")}
        </p>
      )}
      {elsewhere.map(({ by, seen, change, error, clash }) => (
        <p role="alert" className="notice bad" key={`${seen.uid} ${Object.keys(change).join(" ")}`}>
          <span>
            {clash
              ? `${t("map.conflict")}. ${t("map.conflict-paused")}`
              : t("map.refused", { reason: error instanceof Error ? error.message : String(error) })}
          </span>
          <Link href={by.href}>{t("frame.look-at", { name: seen.name || t("map.no-name") })}</Link>
        </p>
      ))}
    </div>
  );
}
