import { Component, useEffect, useState, type ReactNode } from "react";
import { Link } from "wouter";

import { AskError } from "../api/ask";
import { Button } from "../controls";
import { useWords } from "../words";

/** What a person sees while something is on its way: its outline, and after some seconds how long it has taken. */
export function Loading(props: { lines?: number }) {
  const { t } = useWords();
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setSeconds((before) => before + 1), 1000);
    return () => clearInterval(timer);
  }, []);
  return (
    <div role="status" className="loading">
      <span className="unseen">{t("frame.loading")}</span>
      {Array.from({ length: props.lines ?? 4 }, (_, line) => (
        <div key={line} className={`skeleton line-${line % 4}`} />
      ))}
      {seconds >= 5 && <p className="quiet">{t("frame.slow", { wait: seconds })}</p>}
    </div>
  );
}

/** Why something is not there, and what to do about it. */
export function Failed(props: { error: unknown; onRetry?: () => void }) {
  const { t } = useWords();
  const { error, onRetry } = props;
  const kind = error instanceof AskError ? error.kind : "server";
  const reason = error instanceof Error ? error.message : String(error);
  const said =
    kind === "offline" ? t("frame.offline") : kind === "signed-out" ? t("frame.signed-out") : t("frame.failed", { reason });
  return (
    <div role="alert" className="notice bad">
      <span>{said}</span>
      {kind === "signed-out" ? (
        <a href={`/sign-in?next=${encodeURIComponent(window.location.pathname)}`}>{t("frame.sign-in")}</a>
      ) : (
        onRetry && <Button onPress={onRetry}>{t("frame.retry")}</Button>
      )}
    </div>
  );
}

/** A mistake of ours breaks one part of the page, which says so, and not the whole. */
export class Boundary extends Component<{ children: ReactNode }, { error: Error | null }> {
  override state: { error: Error | null } = { error: null };

  static getDerivedStateFromError(error: Error) {
    return { error };
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
