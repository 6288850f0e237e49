import { useId, type ReactNode } from "react";
import { Link } from "wouter";

import { Failed, Loading, NotThere } from "../frame/states";
import { useWords } from "../words";
import { isNotFound } from "./record";
import { Refused } from "./writing";

/** A part of a page with its heading, and what can be done with it. */
export function Block(props: { title: string; actions?: ReactNode; children: ReactNode }) {
  const heading = useId();
  return (
    <section className="panel block" aria-labelledby={heading}>
      <div className="block-head">
        <h2 id={heading}>{props.title}</h2>
        {props.actions}
      </div>
      {props.children}
    </section>
  );
}

/** Names and values; what is not known is said. */
export function Facts(props: { facts: readonly { name: string; value: ReactNode }[] }) {
  const { t } = useWords();
  return (
    <dl className="facts">
      {props.facts.map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value || <span className="quiet">{t("map.not-known")}</span>}</dd>
        </div>
      ))}
    </dl>
  );
}

/** What stands in the place of a record that is not there yet, is not there, or did not come. */
export function Absent(props: { query: { error: unknown; isPending: boolean; refetch: () => unknown } }) {
  const { error, isPending, refetch } = props.query;
  if (isNotFound(error)) return <NotThere />;
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  return isPending ? <Loading lines={10} /> : <NotThere />;
}

/** Says of a record that it is not there any more, or not for the reader; always there, so that it is read out. */
export function Gone({ isGone }: { isGone: boolean }) {
  const { t } = useWords();
  return (
    <div role="status" className="gone">
      {isGone && (
        <p className="notice bad">
          <span>{t("around.gone")}</span>
          <Link href="/">{t("frame.to-deals")}</Link>
        </p>
      )}
    </div>
  );
}

/** Why a change was not written. */
export function NotWritten(props: { error: unknown }) {
  const { t } = useWords();
  const { error } = props;
  if (!error) return null;
  if (!(error instanceof Refused)) return <Failed error={error} kept />;
  return (
    <p role="alert" className="notice bad">
      {t("map.refused", { reason: error.message })}
    </p>
  );
}

/** A person by name, or that nobody is known for it yet. */
export function ContactLink(props: { contact: { uid: string; name: string } }) {
  const { t } = useWords();
  return <Link href={`/contacts/${props.contact.uid}`}>{props.contact.name || t("map.no-name")}</Link>;
}
