import type { TadaDocumentNode } from "gql.tada";
import type { ComponentProps, ReactNode } from "react";
import { Button as AriaButton, Disclosure, DisclosurePanel, Heading } from "react-aria-components";

import type { AskError } from "../api/ask";
import { Boundary, Failed, Loading } from "../frame/states";
import { useWords } from "../words";
import { useInsight } from "./use-insight";

type Asked<Parts, Extra extends object> = Parameters<typeof useInsight<Parts, Extra>>;

/** A part of the panel that opens and closes; what it shows is asked for when it is open. */
export function Fold(props: { title: string; isOpen?: boolean; children: ReactNode }) {
  const { title, isOpen, children } = props;
  return (
    <Disclosure className="fold" defaultExpanded={isOpen ?? false}>
      {({ isExpanded }) => (
        <>
          <Heading level={2}>
            <AriaButton slot="trigger" className="fold-title">
              <span aria-hidden="true">{isExpanded ? "▾" : "▸"}</span> {title}
            </AriaButton>
          </Heading>
          <DisclosurePanel className="fold-body">{isExpanded && <Boundary>{children}</Boundary>}</DisclosurePanel>
        </>
      )}
    </Disclosure>
  );
}

/** One question to the server: its answer, that it is on its way, or why it did not come. */
export function Answered<Parts, Extra extends object>(props: {
  name: string;
  document: Asked<Parts, Extra>[1];
  extra: Extra;
  /** `failed` names the fields that could not be computed. */
  children: (parts: Parts, failed: ReadonlySet<string>) => ReactNode;
}) {
  const { t, dateTime } = useWords();
  const { data, error, isOld, isAsked, refetch, dataUpdatedAt } = useInsight<Parts, Extra>(props.name, props.document, props.extra);
  if (!data && !error && !isAsked) return <p className="quiet">{t("insights.waits")}</p>;
  if (!data) return error ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading lines={3} />;
  return (
    <div className={isOld ? "answer old" : "answer"}>
      {error && <Failed error={error} onRetry={() => void refetch()} />}
      {data.errors.map((one) => (
        <p key={one.path} role="alert" className="notice bad">
          {t("insights.part-failed", { reason: one.message })}
        </p>
      ))}
      {props.children(data.parts, failedFields(data.errors))}
      <p className="computed quiet small">
        {isOld ? t("insights.old") : t("insights.computed", { at: dateTime(new Date(dataUpdatedAt).toISOString()) })}
      </p>
    </div>
  );
}

/** A fold with one question in it. */
export function Section<Parts>(props: {
  name: string;
  title: string;
  isOpen?: boolean;
  document: TadaDocumentNode<{ opportunity?: { contactMap: Parts } | null; customer?: { contactMap: Parts } | null }, { uid: string; deal: boolean; language: "EN" | "ZH" }>;
  children: ComponentProps<typeof Answered<Parts, object>>["children"];
}) {
  const { name, title, isOpen, document, children } = props;
  return (
    <Fold title={title} isOpen={isOpen ?? false}>
      <Answered name={name} document={document} extra={NOTHING_MORE}>
        {children}
      </Answered>
    </Fold>
  );
}

const NOTHING_MORE = {};

// A path is opportunity.contactMap.light…
function failedFields(errors: readonly AskError[]): ReadonlySet<string> {
  return new Set(errors.flatMap((error) => error.path?.split(".")[2] ?? []));
}
