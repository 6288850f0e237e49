import { useQuery } from "@tanstack/react-query";

import { ask } from "../api/ask";
import { Button, Pick } from "../controls";
import { Failed } from "../frame/states";
import { useWords } from "../words";
import { PeopleOf, type Named } from "./query";

/** Who of the customer took part: chosen one by one, and taken out again. */
export function WhoPicks(props: {
  subject: string;
  chosen: readonly Named[];
  onChange: (chosen: readonly Named[]) => void;
}) {
  const { t } = useWords();
  const { subject, chosen, onChange } = props;
  const people = useQuery({
    queryKey: ["around", "people", subject],
    queryFn: async ({ signal }): Promise<Named[]> => {
      const { node } = await ask(PeopleOf, { uid: subject }, signal);
      if (node?.__typename === "Opportunity") return node.contactMap.stakeholders.map(({ contact }) => contact);
      if (node?.__typename === "Customer") return node.contacts.edges.map((edge) => edge.node);
      return [];
    },
  });
  const here = new Set(chosen.map(({ uid }) => uid));
  const others = (people.data ?? []).filter(({ uid }) => !here.has(uid));
  return (
    <div>
      {people.error && <Failed error={people.error} onRetry={() => void people.refetch()} />}
      <Pick
        label={t("around.with")}
        value={null}
        placeholder={t(others.length > 0 || people.isPending ? "around.add-person" : "around.nobody-else")}
        isDisabled={others.length === 0}
        choices={others.map(({ uid, name }) => ({ id: uid, name: name || t("map.no-name") }))}
        onChange={(uid) => {
          const added = others.find((one) => one.uid === uid);
          if (added) onChange([...chosen, added]);
        }}
      />
      <ul className="row chosen" aria-label={t("around.with")}>
        {chosen.map(({ uid, name }) => (
          <li key={uid}>
            <Button
              aria-label={t("around.take-out", { name: name || t("map.no-name") })}
              onPress={() => onChange(chosen.filter((one) => one.uid !== uid))}
            >
              {name || t("map.no-name")} <span aria-hidden="true">✕</span>
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
