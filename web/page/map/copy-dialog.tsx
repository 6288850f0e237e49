import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { ask } from "../api/ask";
import { graphql, type ResultOf } from "../api/graphql";
import { SearchCombo } from "../around/search-combo";
import { Button, Check, Field } from "../controls";
import type { Found } from "../controls/combo";
import { Failed, Loading } from "../frame/states";
import { useWords } from "../words";
import { useOpenMap } from "./context";
import { copying, type Part } from "./starting";

// As many as one reads; a longer search finds the others.
const MOST_LISTED = 50;
const MOST_NAMED = 8;
// Of one request.
const MOST_COPIED = 500;
const PARTS = ["roles", "state", "stances", "influences", "ties", "coverage", "positions"] as const satisfies readonly Part[];

const MapsOfCustomer = graphql(`
  query MapsOfCustomer($customer: ID!, $search: String) {
    customer(uid: $customer) { uid name }
    opportunities(customerUid: $customer, first: 20, order: RECENTLY_UPDATED, search: $search) {
      edges { node { uid name status } }
    }
  }
`);

const PeopleOfMap = graphql(`
  query PeopleOfMap($uid: ID!, $ofCustomer: Boolean!) {
    opportunity(uid: $uid) @skip(if: $ofCustomer) {
      contactMap { stakeholders { uid title former contact { uid name } } }
    }
    customer(uid: $uid) @include(if: $ofCustomer) {
      contactMap { stakeholders { uid title former contact { uid name } } }
    }
  }
`);

type Person = NonNullable<ResultOf<typeof PeopleOfMap>["opportunity"]>["contactMap"]["stakeholders"][number];

/** People of another map of the same customer, with what is known of them there. */
export function CopyDialog({ onDone }: { onDone: () => void }) {
  const { t } = useWords();
  const { map, customer } = useOpenMap();
  const [source, setSource] = useState<Found | null>(null);
  async function find(search: string | null, signal: AbortSignal): Promise<Found[]> {
    const found = await ask(MapsOfCustomer, { customer: customer.uid, search }, signal);
    const deals = found.opportunities.edges.map(({ node: { uid, name, status } }) => ({ uid, name, about: t(`around.status-${status}`) }));
    const own = found.customer;
    const isOwnMeant = own && own.name.toLowerCase().includes(search?.toLowerCase() ?? "");
    return isOwnMeant ? [{ uid: own.uid, name: own.name, about: t("map.of-customer") }, ...deals] : deals;
  }
  return (
    <div className="stack">
      <p className="quiet">{t("start.copy-hint", { customer: customer.name })}</p>
      <SearchCombo
        label={t("start.which-map")}
        value={source}
        onChange={setSource}
        queryKey={["maps-of", customer.uid]}
        find={find}
        except={map.uid}
        autoFocus
      />
      {source && <Copying key={source.uid} source={source.uid} onDone={onDone} />}
    </div>
  );
}

function Copying({ source, onDone }: { source: string; onDone: () => void }) {
  const { t } = useWords();
  const { map, customer } = useOpenMap();
  const ofCustomer = source === customer.uid;
  const query = useQuery({
    queryKey: ["people-of-map", source],
    queryFn: async ({ signal }) => {
      const found = await ask(PeopleOfMap, { uid: source, ofCustomer }, signal);
      return (found.customer ?? found.opportunity)?.contactMap.stakeholders ?? [];
    },
  });
  if (query.error) return <Failed error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Loading lines={4} />;
  if (query.data.length === 0) return <p className="empty">{t("start.nobody-there")}</p>;
  const inMap = new Set(map.stakeholders.map(({ contact }) => contact.uid));
  const here = query.data.filter(({ contact }) => inMap.has(contact.uid));
  const others = query.data.filter(({ contact }) => !inMap.has(contact.uid));
  return (
    <>
      {others.length === 0 ? (
        <p className="empty">{t("start.all-here")}</p>
      ) : (
        <Choosing from={{ kind: ofCustomer ? "CUSTOMER" : "OPPORTUNITY", uid: source }} people={others} onDone={onDone} />
      )}
      {here.length > 0 && <Here people={here} />}
    </>
  );
}

function Here({ people }: { people: readonly Person[] }) {
  const { t } = useWords();
  const nameOf = useNameOf();
  const names = people.slice(0, MOST_NAMED).map(nameOf);
  const more = people.length - names.length;
  if (more > 0) names.push(t("map.and-more", { count: more }));
  return <p className="quiet">{t("start.here", { names: names.join(", ") })}</p>;
}

function Choosing(props: { from: { kind: "CUSTOMER" | "OPPORTUNITY"; uid: string }; people: readonly Person[]; onDone: () => void }) {
  const { t, number } = useWords();
  const { map, session, vocabulary } = useOpenMap();
  const { from, people, onDone } = props;
  const nameOf = useNameOf();
  const [leftOut, setLeftOut] = useState<ReadonlySet<string>>(new Set());
  const [text, setText] = useState("");
  // On a canvas where somebody stands already, places of another drawing would be among theirs.
  const [parts, setParts] = useState<ReadonlySet<Part>>(
    () => new Set(PARTS.filter((part) => part !== "positions" || map.stakeholders.length === 0)),
  );
  const found = people.filter((person) => nameOf(person).toLowerCase().includes(text.trim().toLowerCase()));
  const chosen = people.filter(({ uid }) => !leftOut.has(uid));
  const leaveOut = (some: readonly Person[], isOut: boolean) => {
    const now = new Set(leftOut);
    for (const { uid } of some) {
      if (isOut) now.add(uid);
      else now.delete(uid);
    }
    setLeftOut(now);
  };
  function copy() {
    const include = Object.fromEntries(PARTS.map((part) => [part, parts.has(part)])) as Record<Part, boolean>;
    session.write(copying({ from, stakeholders: chosen.map(({ uid }) => uid), include }, { t, vocabulary }));
    onDone();
  }
  return (
    <>
      {people.length > MOST_LISTED && <Field label={t("map.search-people")} value={text} onChange={setText} type="search" />}
      <div className="row">
        <Button look="plain" onPress={() => leaveOut(found, false)}>
          {t("start.all")}
        </Button>
        <Button look="plain" onPress={() => leaveOut(found, true)}>
          {t("start.none")}
        </Button>
      </div>
      <ul className="choices bounded" aria-label={t("start.people")}>
        {found.slice(0, MOST_LISTED).map((person) => (
          <li key={person.uid}>
            <Check isChosen={!leftOut.has(person.uid)} onChange={(isChosen) => leaveOut([person], !isChosen)}>
              <span className="names">
                <strong>{nameOf(person)}</strong>
                <span className="quiet small">{[person.title, person.former && t("map.former")].filter(Boolean).join(" · ")}</span>
              </span>
            </Check>
          </li>
        ))}
        {found.length === 0 && <li className="quiet">{t("frame.nothing-found")}</li>}
      </ul>
      {found.length > MOST_LISTED && <p className="quiet small">{t("start.more", { count: found.length - MOST_LISTED })}</p>}
      <fieldset className="checks">
        <legend>{t("start.include")}</legend>
        {PARTS.map((part) => (
          <Check
            key={part}
            isChosen={parts.has(part)}
            onChange={(isChosen) => setParts(new Set(PARTS.filter((one) => (one === part ? isChosen : parts.has(one)))))}
          >
            {t(`start.include-${part}`)}
          </Check>
        ))}
      </fieldset>
      {chosen.length > MOST_COPIED && <p className="notice">{t("start.too-many", { most: number(MOST_COPIED) })}</p>}
      <div className="row end">
        <Button look="primary" isDisabled={chosen.length === 0 || chosen.length > MOST_COPIED} onPress={copy}>
          {t("start.do-copy", { count: chosen.length })}
        </Button>
      </div>
    </>
  );
}

function useNameOf(): (person: Person) => string {
  const { t } = useWords();
  return ({ contact, title }) => contact.name || title || t("map.no-name");
}
