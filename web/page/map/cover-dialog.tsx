import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { ask } from "../api/ask";
import { graphql } from "../api/graphql";
import { Button, Field } from "../controls";
import { Failed, Loading } from "../frame/states";
import { useWords } from "../words";
import { useOpenMap } from "./context";
import type { Stakeholder } from "./query";

const Colleagues = graphql(`
  query Colleagues($search: String) {
    users(search: $search, first: 20) {
      edges { node { uid name active } }
    }
  }
`);

/** Which colleague looks after somebody; how deeply is said in the details. */
export function CoverDialog({ person, onDone }: { person: Stakeholder; onDone: () => void }) {
  const { t } = useWords();
  const { session } = useOpenMap();
  const [text, setText] = useState("");
  const search = text.trim() || null;
  const query = useQuery({
    queryKey: ["colleagues", search],
    queryFn: async ({ signal }) => (await ask(Colleagues, { search }, signal)).users.edges,
    placeholderData: keepPreviousData,
  });
  const covers = new Set(person.coverage.map((one) => one.userUid));
  const found = (query.data ?? []).map(({ node }) => node).filter((one) => one.active && !covers.has(one.uid));
  return (
    <div className="stack">
      <Field label={t("map.search-colleagues")} value={text} onChange={setText} type="search" autoFocus />
      {query.error && <Failed error={query.error} onRetry={() => void query.refetch()} />}
      {query.isLoading && <Loading lines={3} />}
      {query.data && found.length === 0 && <p className="empty">{t("frame.nothing-found")}</p>}
      <ul className="choices">
        {found.map(({ uid, name }) => (
          <li key={uid}>
            <span>{name}</span>
            <Button
              aria-label={t("map.add-person", { name })}
              onPress={() => {
                session.change({ setCoverage: { stakeholder: person.uid, user: uid, level: "BRIEF" } });
                onDone();
              }}
            >
              {t("map.add")}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
