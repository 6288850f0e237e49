import { useQueryClient, type Query } from "@tanstack/react-query";
import { Component, useEffect, useState, type ReactNode } from "react";
import { Link } from "wouter";

import { AskError } from "../api/ask";
import { useAway } from "../api/use-away";
import { Button } from "../controls";
import { useWords } from "../words";

const SLOW_S = 5;
const TOO_SLOW_S = 10;

/** What a person sees while something is on its way: its outline; after some seconds how long it takes, and a way to ask again. */
export function Loading(props: { lines?: number }) {
  const { t } = useWords();
  const away = useAway();
  const askAgain = useAskAgain();
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setSeconds((before) => before + 1), 1000);
    return () => clearInterval(timer);
  }, []);
  return (
    <div className="loading">
      <span role="status" className="unseen">
        {t("frame.loading")}
      </span>
      {Array.from({ length: props.lines ?? 4 }, (_, line) => (
        <div key={line} className={`skeleton line-${line % 4}`} />
      ))}
      {away && (
        <p role="alert" className="notice bad">
          {t("frame.offline")}
        </p>
      )}
      {!away && seconds >= SLOW_S && (
        <div className="row">
          <p className="quiet">{t("frame.slow", { wait: seconds })}</p>
          {seconds >= TOO_SLOW_S && (
            <Button
              onPress={() => {
                setSeconds(0);
                void askAgain();
              }}
            >
              {t("frame.retry")}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}

// Gives up what does not come, and asks for it anew.
function useAskAgain(): () => Promise<void> {
  const queries = useQueryClient();
  return async () => {
    const waiting = queries.getQueryCache().findAll({ type: "active", fetchStatus: "fetching" });
    const ofThese = { predicate: (query: Query) => waiting.includes(query) && query.state.data === undefined };
    await queries.cancelQueries(ofThese);
    await queries.refetchQueries(ofThese);
  };
}

/** Why something is not there, and what to do about it. `kept`: what was typed is still here, and is not to be left. */
export function Failed(props: { error: unknown; onRetry?: () => void; kept?: boolean }) {
  const { t } = useWords();
  const { error, onRetry, kept } = props;
  const kind = error instanceof AskError ? error.kind : "server";
  const reason = error instanceof Error ? error.message : String(error);
  const said =
    kind === "offline"
      ? t(kept ? "frame.offline-kept" : "frame.offline")
      : kind === "signed-out"
        ? t(kept ? "frame.signed-out-kept" : "frame.signed-out")
        : t(kept ? "map.refused" : "frame.failed", { reason });
  const { pathname, search } = window.location;
  return (
    <div role="alert" className="notice bad">
      <span>{said}</span>
      {kind === "signed-out" ? (
        <a
          href={`/sign-in?next=${encodeURIComponent(kept ? "/" : pathname + search)}`}
          {...(kept ? { target: "_blank", rel: "noreferrer" } : {})}
        >
          {t("frame.sign-in")}
        </a>
      ) : (
        onRetry && <Button onPress={onRetry}>{t("frame.retry")}</Button>
      )}
    </div>
  );
}

/** A mistake of ours breaks one part of the page, which says so, and not the whole. At another address (`at`) it is over. */
export class Boundary extends Component<{ children: ReactNode; at?: string }, { error: Error | null; at: string | undefined }> {
  override state = { error: null, at: this.props.at };

  static getDerivedStateFromError(error: Error) {
    return { error };
  }

  static getDerivedStateFromProps({ at }: { at?: string }, before: { at: string | undefined }) {
    return before.at === at ? null : { error: null, at };
  }

  override render() {
    return this.state.error ? <Broken error={this.state.error} /> : this.props.children;
  }
}

function Broken(props: { error: Error }) {
  const { t } = useWords();
  return (
    <div role="alert" className="notice bad">
      <span>{t("frame.broken", { reason: props.error.message })}</span>
      <Button onPress={() => window.location.reload()}>{t("frame.reload")}</Button>
    </div>
  );
}

/** An address that leads nowhere, or to what the reader may not see. */
export function NotThere() {
  const { t } = useWords();
  return (
    <div className="empty" role="alert">
      <p>{t("frame.not-there")}</p>
      <Link href="/">{t("frame.to-deals")}</Link>
    </div>
  );
}
