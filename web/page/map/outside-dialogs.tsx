import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { ask } from "../api/ask";
import { graphql } from "../api/graphql";
import { Button, Field } from "../controls";
import { Failed, Loading } from "../frame/states";
import { useWords } from "../words";
import { useAddContact } from "./adding";
import { useOpenMap } from "./context";

// As many as one reads; a longer search finds the others.
const MOST = 20;

const AnyContacts = graphql(`
  query AnyContacts($search: String!, $first: Int!) {
    contacts(search: $search, first: $first) {
      edges { node { uid name known jobs { customerUid customerName title department validTo } } }
    }
  }
`);

const Competitors = graphql(`
  query Competitors($search: String, $first: Int!, $language: Language!) {
    parties(search: $search, first: $first) {
      edges { node { uid kind name(language: $language) } }
    }
  }
`);

/** People of other companies who have a say: consultants, the mother company, a partner. */
export function OutsideDialog({ onDone }: { onDone: () => void }) {
  const { t } = useWords();
  const { map, session, customer } = useOpenMap();
  const addContact = useAddContact();
  const [text, setText] = useState("");
  const search = text.trim();
  const query = useQuery({
    queryKey: ["any-contacts", search],
    queryFn: async ({ signal }) => (await ask(AnyContacts, { search, first: MOST }, signal)).contacts.edges,
    enabled: search !== "",
    placeholderData: keepPreviousData,
  });
  const inMap = new Set(map.stakeholders.map((person) => person.contact.uid));
  const found = (query.data ?? []).flatMap(({ node }) => {
    const job = node.jobs.find((one) => one.validTo === null);
    return inMap.has(node.uid) || job?.customerUid === customer.uid ? [] : [{ ...node, job }];
  });
  return (
    <div className="stack">
      <p className="quiet">{t("map.outside-hint")}</p>
      <Field label={t("map.search-everybody")} value={text} onChange={setText} type="search" autoFocus />
      {query.error && <Failed error={query.error} onRetry={() => void query.refetch()} />}
      {query.isLoading && <Loading lines={3} />}
      {query.data && found.length === 0 && <p className="empty">{t("frame.nothing-found")}</p>}
      <ul className="choices">
        {found.map(({ uid, name, known, job }) => (
          <li key={uid}>
            <span className="names">
              <strong>{name || t("map.no-name")}</strong>
              <span className="quiet small">{[job?.title, job?.customerName].filter(Boolean).join(" · ")}</span>
            </span>
            <Button
              aria-label={t("map.add-person", { name: name || t("map.no-name") })}
              onPress={() => {
                session.contacts.set(uid, { uid, name, known, title: job?.title ?? null, department: job?.department ?? null });
                addContact(uid, "anywhere", { external: true });
                onDone();
              }}
            >
              {t("map.add-to-map")}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Whom we compete with for this deal; a stance towards each can then be written down. */
export function CompetitorDialog() {
  const { t, asked } = useWords();
  const { map, session } = useOpenMap();
  const [text, setText] = useState("");
  const search = text.trim() || null;
  const query = useQuery({
    queryKey: ["competitors", search, asked],
    queryFn: async ({ signal }) => (await ask(Competitors, { search, first: 50, language: asked }, signal)).parties.edges,
    placeholderData: keepPreviousData,
  });
  const rivals = map.parties.filter((party) => party.kind === "COMPETITOR");
  const here = new Set(rivals.map((party) => party.uid));
  const others = (query.data ?? []).map(({ node }) => node).filter((one) => one.kind === "COMPETITOR" && !here.has(one.uid));
  return (
    <div className="stack">
      <ul className="choices" aria-label={t("map.competitors")}>
        {rivals.map((party) => (
          <li key={party.uid}>
            <strong>{party.name}</strong>
            <Button
              aria-label={t("map.remove-party", { party: party.name })}
              onPress={() => session.change({ removeCompetitor: { party: party.uid } })}
            >
              {t("map.take-out")}
            </Button>
          </li>
        ))}
        {rivals.length === 0 && <li className="quiet">{t("map.no-competitor")}</li>}
      </ul>
      <Field label={t("map.search-competitors")} value={text} onChange={setText} type="search" autoFocus />
      {query.error && <Failed error={query.error} onRetry={() => void query.refetch()} />}
      {query.isLoading && <Loading lines={3} />}
      <ul className="choices">
        {others.map((party) => (
          <li key={party.uid}>
            <span>{party.name}</span>
            <Button
              aria-label={t("map.add-person", { name: party.name })}
              onPress={() => session.change({ addCompetitor: { party: party.uid } })}
            >
              {t("map.add")}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
