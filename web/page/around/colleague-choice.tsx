import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { ask } from "../api/ask";
import { graphql } from "../api/graphql";
import { Button, Field } from "../controls";
import { Failed, Loading } from "../frame/states";
import { useWords } from "../words";
import { meet } from "./met";

const Colleagues = graphql(`
  query ColleaguesFound($search: String) {
    users(search: $search, first: 20) {
      edges { node { uid name active } }
    }
  }
`);

/** One of us who may come in, found by name; `except` are those for whom the choice was made already. */
export function ColleagueChoice(props: {
  except: ReadonlySet<string>;
  onChoose: (colleague: { uid: string; name: string }) => void;
}) {
  const { t } = useWords();
  const { except, onChoose } = props;
  const [text, setText] = useState("");
  const search = text.trim() || null;
  const query = useQuery({
    queryKey: ["colleagues", search],
    queryFn: async ({ signal }) => (await ask(Colleagues, { search }, signal)).users.edges,
    placeholderData: keepPreviousData,
  });
  const found = (query.data ?? []).map(({ node }) => node).filter((one) => one.active && !except.has(one.uid));
  return (
    <div className="stack">
      <Field label={t("map.search-colleagues")} value={text} onChange={setText} type="search" autoFocus />
      {query.error && <Failed error={query.error} onRetry={() => void query.refetch()} />}
      {query.isLoading && <Loading lines={3} />}
      {query.data && found.length === 0 && <p className="empty">{t("frame.nothing-found")}</p>}
      <ul className="choices">
        {found.map((one) => (
          <li key={one.uid}>
            <span>{one.name}</span>
            <Button
              aria-label={t("map.add-person", { name: one.name })}
              onPress={() => {
                meet(one);
                onChoose(one);
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
