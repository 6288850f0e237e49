import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";

import { ask } from "../api/ask";
import { graphql, type ResultOf } from "../api/graphql";
import { Button, Field } from "../controls";
import { useWords } from "../words";
import { Ending, Retired } from "./ending";
import { Part } from "./part";
import { useWriting } from "./write";

const PartiesQuery = graphql(`
  query SettingsParties($after: String, $language: Language!) {
    parties(first: 50, after: $after, includeRetired: true) {
      edges { node { uid kind name(language: $language) retiredAt } }
      pageInfo { hasNextPage endCursor }
    }
  }
`);
const SaveParty = graphql(`
  mutation SaveParty($party: SavePartyInput!, $language: Language!) {
    saveParty(party: $party) { __typename ... on Problem { message(language: $language) } }
  }
`);
const RetireParty = graphql(`
  mutation RetireParty($party: ID!, $language: Language!) {
    retireParty(party: $party) { __typename ... on Problem { message(language: $language) } }
  }
`);
const RestoreParty = graphql(`
  mutation RestoreParty($party: ID!, $language: Language!) {
    restoreParty(party: $party) { __typename ... on Problem { message(language: $language) } }
  }
`);
const DeleteParty = graphql(`
  mutation DeleteParty($party: ID!, $language: Language!) {
    deleteParty(party: $party) { __typename ... on Problem { message(language: $language) } }
  }
`);

type Party = ResultOf<typeof PartiesQuery>["parties"]["edges"][number]["node"];

// Those that choose a party elsewhere keep what they read.
const usePartyWriting = () => useWriting("settings-parties", "around");

/** Whom we compete with; we ourselves and buying nothing are always there. */
export function Parties({ mayChange }: { mayChange: boolean }) {
  const { t, asked: language } = useWords();
  const parties = useInfiniteQuery({
    queryKey: ["settings-parties", language],
    initialPageParam: null as string | null,
    queryFn: async ({ pageParam, signal }) => (await ask(PartiesQuery, { after: pageParam, language }, signal)).parties,
    getNextPageParam: (last) => (last.pageInfo.hasNextPage ? last.pageInfo.endCursor : undefined),
  });
  return (
    <Part name="parties" hint="settings.parties-hint" mayChange={mayChange} asked={parties}>
      <ul className="lines">
        {parties.data?.pages.flatMap((page) =>
          page.edges.map(({ node }) =>
            mayChange && node.kind === "COMPETITOR" ? (
              <PartyLine key={`${node.uid} ${node.name}`} party={node} />
            ) : (
              <li key={node.uid} aria-label={node.name}>
                <strong>{node.name}</strong>
                <Retired since={node.retiredAt} />
                {node.kind !== "COMPETITOR" && <span className="quiet">{t("settings.always-there")}</span>}
              </li>
            ),
          ),
        )}
      </ul>
      {parties.hasNextPage && (
        <Button isDisabled={parties.isFetchingNextPage} onPress={() => void parties.fetchNextPage()}>
          {t("frame.more")}
        </Button>
      )}
      {mayChange && <NewParty />}
    </Part>
  );
}

function PartyLine({ party }: { party: Party }) {
  const { t, asked: language } = useWords();
  const { write, busy, said } = usePartyWriting();
  const [name, setName] = useState(party.name);
  const { uid } = party;
  return (
    <li aria-label={party.name}>
      <Field label={t("settings.competitor")} value={name} onChange={setName} />
      <Button
        isDisabled={!name.trim() || name === party.name} isPending={busy}
        onPress={() => void write(async () => (await ask(SaveParty, { party: { uid, name: name.trim() }, language })).saveParty)}
      >
        {t("settings.save")}
      </Button>
      <Retired since={party.retiredAt} />
      <Ending
        name={party.name}
        retired={party.retiredAt !== null}
        busy={busy}
        retire={() => write(async () => (await ask(RetireParty, { party: uid, language })).retireParty)}
        restore={() => write(async () => (await ask(RestoreParty, { party: uid, language })).restoreParty)}
        remove={() => write(async () => (await ask(DeleteParty, { party: uid, language })).deleteParty)}
      />
      {said}
    </li>
  );
}

function NewParty() {
  const { t, asked: language } = useWords();
  const { write, busy, said } = usePartyWriting();
  const [name, setName] = useState("");
  async function add() {
    const done = await write(async () => (await ask(SaveParty, { party: { name: name.trim() }, language })).saveParty);
    if (done) setName("");
  }
  return (
    <div role="group" aria-label={t("settings.new-competitor")} className="new">
      <div className="row fields">
        <Field label={t("settings.new-competitor")} value={name} onChange={setName} />
        <Button look="primary" isDisabled={!name.trim()} isPending={busy} onPress={() => void add()}>
          {t("settings.add-competitor")}
        </Button>
      </div>
      {said}
    </div>
  );
}
