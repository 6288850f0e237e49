import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";

import { Failed, Loading } from "../frame/states";
import { useOpenMap } from "../map/context";
import { useWords } from "../words";
import { differences, type Difference } from "./differences";
import { marksOf } from "./marks";

/** What changed between that moment and now, also marked on the cards; each entry leads to the people whom it is about. */
export function Compared({ at }: { at: string }) {
  const { t, asked, dateTime } = useWords();
  const { map, mark } = useOpenMap();
  const found = useQuery({
    queryKey: ["compared", map.kind, map.uid, at, asked],
    queryFn: ({ signal }) => differences(map, at, asked, signal),
    staleTime: 0,
  });
  const { data } = found;
  useEffect(() => {
    mark(data ? marksOf(data) : null);
    return () => mark(null);
  }, [data, mark]);
  if (found.error) return <Failed error={found.error} onRetry={() => void found.refetch()} />;
  if (found.isPending) return <Loading lines={3} />;
  if (found.data.length === 0) return <p className="quiet">{t("time.nothing", { moment: dateTime(at) })}</p>;
  return (
    <div className="compared">
      {found.data.map(({ kind, title, entries }) => (
        <section key={kind}>
          <h3>
            {t(title)} <span className="quiet">{entries.length}</span>
          </h3>
          <ul>
            {entries.map((entry) => (
              <li key={entry.sentence}>
                <Entry entry={entry} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function Entry({ entry }: { entry: Difference }) {
  const { people, select } = useOpenMap();
  const here = entry.people.filter((uid) => people.has(uid));
  // A decision step, and what is only in the map of today.
  if (here.length === 0) return <span>{entry.sentence}</span>;
  return (
    <button type="button" onClick={() => select(here, { show: "near" })}>
      {entry.sentence}
    </button>
  );
}
