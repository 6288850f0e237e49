import type { QueryKey } from "@tanstack/react-query";
import { useEffect, useState } from "react";

import { ask } from "../api/ask";
import { graphql } from "../api/graphql";
import { Button } from "../controls";
import type { Found } from "../controls/combo";
import { useWords } from "../words";
import { SearchCombo, type Find } from "./search-combo";

const ColleaguesCalled = graphql(`
  query ColleaguesCalled($search: String) {
    users(search: $search, first: 20) { edges { node { uid name active } } }
  }
`);

const WorksThere = graphql(`
  query WorksThere($customer: ID!, $search: String) {
    customer(uid: $customer) {
      contacts(first: 20, search: $search) { edges { node { uid name jobs { customerUid title validTo } } } }
    }
  }
`);

interface Named {
  uid: string;
  name: string;
}

interface Chosen {
  label: string;
  value: Named | null;
  /** Writes the choice; where it is refused, it is as before. */
  onChange: (uid: string | null) => Promise<unknown>;
}

/** Those of us who may come in, by name. */
export const findColleagues: Find<Found> = async (search) => {
  const { users } = await ask(ColleaguesCalled, { search });
  return users.edges.filter(({ node }) => node.active).map(({ node }) => ({ uid: node.uid, name: node.name, about: "" }));
};

/** Under which key they are kept. */
export const COLLEAGUES_CALLED = ["around", "called", "colleague"];

/** One of us, found by name, or nobody. */
export function ColleaguePick(props: Chosen) {
  return <NamedPick {...props} queryKey={COLLEAGUES_CALLED} find={findColleagues} />;
}

/** One of those who work at a customer now, found by name, or nobody. */
export function ContactPick(props: Chosen & { customer: string }) {
  const { t } = useWords();
  const { customer, ...rest } = props;
  return (
    <NamedPick
      {...rest}
      queryKey={workersKey(customer)}
      find={findWorkers(customer, t("map.no-name"))}
    />
  );
}

/** Under which key those are kept who were found at a customer. */
export function workersKey(customer: string): string[] {
  return ["around", "called", customer];
}

/** Who works at a customer now; `noName` is what a seat is called. */
export function findWorkers(customer: string, noName: string): Find<Found> {
  return async (search) => {
    const edges = (await ask(WorksThere, { customer, search })).customer?.contacts.edges ?? [];
    return edges.map(({ node: { uid, name, jobs } }) => ({
      uid,
      name: name || noName,
      about: jobs.find((job) => job.customerUid === customer && job.validTo === null)?.title ?? "",
    }));
  };
}

function NamedPick(props: Chosen & { queryKey: QueryKey; find: Find<Found> }) {
  const { t } = useWords();
  const { label, value: kept, onChange, queryKey, find } = props;
  // The choice stands at once: a box whose choice comes later opens its list again.
  const [value, setValue] = useState(kept);
  useEffect(() => setValue(kept), [kept]);
  function choose(chosen: Named | null) {
    setValue(chosen);
    onChange(chosen?.uid ?? null).catch(() => setValue(kept));
  }
  const name = value ? value.name || t("map.no-name") : "";
  return (
    <div className="row named-pick">
      <SearchCombo
        label={label}
        value={value && { uid: value.uid, name, about: "" }}
        onChange={(chosen) => chosen && chosen.uid !== value?.uid && choose(chosen)}
        queryKey={queryKey}
        find={find}
      />
      {value && (
        <Button look="plain" aria-label={`${label}: ${t("around.take-out", { name })}`} onPress={() => choose(null)}>
          <span aria-hidden="true">✕</span>
        </Button>
      )}
    </div>
  );
}
