import { useQuery } from "@tanstack/react-query";

import { ask } from "../api/ask";
import { graphql } from "../api/graphql";
import { Button } from "../controls";
import { useWords } from "../words";
import { useOpenMap } from "./context";
import { useSight } from "./sight-context";

// Reading a map costs: whether there are people is looked up in those that are worked on.
const MOST_LOOKED_AT = 10;

const PeopleElsewhere = graphql(`
  query PeopleElsewhere($customer: ID!, $first: Int!) {
    customer(uid: $customer) { uid contactMap { stakeholders { uid } } }
    opportunities(customerUid: $customer, first: $first, order: RECENTLY_UPDATED) {
      edges { node { uid contactMap { stakeholders { uid } } } }
    }
  }
`);

/** On an empty canvas: to begin with the people of another of the customer's maps, where there are any. */
export function CopyOffer() {
  const { t } = useWords();
  const { map, customer } = useOpenMap();
  const { askFor } = useSight();
  const others = useQuery({
    queryKey: ["people-elsewhere", customer.uid, map.uid],
    queryFn: async ({ signal }) => {
      const found = await ask(PeopleElsewhere, { customer: customer.uid, first: MOST_LOOKED_AT }, signal);
      const owners = [found.customer, ...found.opportunities.edges.map(({ node }) => node)];
      return owners.some((one) => one !== null && one.uid !== map.uid && one.contactMap.stakeholders.length > 0);
    },
  });
  return others.data ? <Button onPress={() => askFor({ kind: "copy" })}>{t("start.copy")}</Button> : null;
}
